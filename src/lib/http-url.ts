import { defineFormat } from './text-format.js'

/** The name of the format of addresses that are called. */
export const httpUrl = 'http-url'

const pattern = /^https?:\/\/[^/\s]\S*$/

// `new URL` reads a host into `http:///a`, and takes spaces away.
defineFormat(httpUrl, pattern, (text) => pattern.test(text) && URL.canParse(text))
