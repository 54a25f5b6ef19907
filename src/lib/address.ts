/** Whether only this machine reaches a host. */
export const isLoopback = (host: string): boolean =>
  /^(?:localhost|127\.[\d.]+|\[?::1\]?)$/.test(host)

/** The base URL under which this machine reaches a server that listens on `host`. */
export function addressOf(host: string, port: number, scheme: 'http' | 'https' = 'http'): string {
  const everywhere = host === '0.0.0.0' || host === '::'
  const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return `${scheme}://${name}:${port}`
}
