/**
 * Says why programs that name HighLevel's host cannot be led to an address, if so: only connections are led to the
 * mock, without TLS, and requests keep the paths that they have.
 *
 * @param place how the address was given: `--url`, `GHL_MOCK_URL`
 */
export function addressRefusal(place: string, url: string): string | undefined {
  const found = `${place}: found ${JSON.stringify(url)}, expected`
  if (/^https:/i.test(url))
    return `${found} an address with http, such as http://127.0.0.1:4450: programs are led to the port of the mock without TLS.`
  if (!/^http:\/\/[^/]/i.test(url) || !URL.canParse(url))
    return `${found} an address such as http://127.0.0.1:4450.`
  const { href, origin } = new URL(url)
  if (href === `${origin}/`) return undefined
  return `${found} ${origin} and nothing more, as requests to HighLevel's host keep the path that they have; the tokens of a sandbox lead to it at any address.`
}
