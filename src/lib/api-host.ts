/** The host of HighLevel's API, whose place the mock takes. */
export const apiHost = 'services.leadconnectorhq.com'
