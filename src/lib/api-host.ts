/** The host of HighLevel's API, whose place the mock takes. */
export const apiHost = 'services.leadconnectorhq.com'

/** The domains of HighLevel's platform. */
export const platformDomains = ['leadconnectorhq.com', 'gohighlevel.com', 'msgsndr.com']

/** Whether a name is a domain or lies in it. */
export const isWithin = (name: string, domain: string): boolean =>
  name === domain || name.endsWith(`.${domain}`)
