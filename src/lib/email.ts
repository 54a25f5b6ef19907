import { FormatRegistry } from '@sinclair/typebox'

/** The name of the format of e-mail addresses. */
export const emailFormat = 'email'

/** One @, and a dot in the domain: what a browser accepts in a form, and little more (assumed of the live API). */
FormatRegistry.Set(emailFormat, (text) =>
  /^[^\s@<>,;]+@[^\s@<>,;.]+(?:\.[^\s@<>,;.]+)+$/.test(text),
)
