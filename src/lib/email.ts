import { FormatRegistry } from '@sinclair/typebox'

/** The name of the format of e-mail addresses. */
export const emailFormat = 'email'

/** One @, and a dot in the domain: what a browser accepts in a form, and little more (assumed of the live API). */
export const isEmail = (text: string): boolean =>
  /^[^\s@<>,;:]+@[^\s@<>,;.]+(?:\.[^\s@<>,;.]+)+$/.test(text)

FormatRegistry.Set(emailFormat, isEmail)
