/**
 * Says why programs that name HighLevel's host cannot be led to an address, if so: only connections are led to the
 * mock, and requests keep the paths that they have.
 *
 * @param place how the address was given: `--url`, `GHL_MOCK_URL`
 */
export function pathRefusal(place: string, url: string): string | undefined {
  const { pathname, origin } = new URL(url)
  if (pathname === '/') return undefined
  return `${place}: found ${JSON.stringify(url)}, expected ${origin} without a path, which requests to HighLevel's host cannot take on; the tokens of a sandbox lead to it at any address.`
}
