import { FormatRegistry } from '@sinclair/typebox'

/** The name of the format of addresses that are called. */
export const httpUrl = 'http-url'

// `new URL` reads a host into `http:///a`, and takes spaces away.
FormatRegistry.Set(httpUrl, (text) => /^https?:\/\/[^/\s]\S*$/.test(text) && URL.canParse(text))
