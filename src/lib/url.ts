/** The path of a request's URL and the text of its query, as they were sent. */
export function splitUrl(url: string): { path: string; search: string } {
  // `new URL` normalizes some paths that clients send and throws on others, such as `//`.
  const end = url.indexOf('?')
  return end < 0
    ? { path: url, search: '' }
    : { path: url.slice(0, end), search: url.slice(end + 1) }
}

/** The path of a request's URL, as it was sent. */
export const pathOf = (url: string): string => splitUrl(url).path
