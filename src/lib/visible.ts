/** The marks, overrides and isolates of the direction of letters, within the brackets of a regular expression. */
export const bidiControls = '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069'

/**
 * What a terminal obeys instead of showing it: escape sequences begin with ESC or with a C1 control, and bidi controls
 * show letters in another order than they are in.
 */
const obeyed = new RegExp(`[\\p{Cc}${bidiControls}]`, 'gu')

/** A text for a terminal: every character is shown, one for one. Line ends and tabs are kept. */
export const visible = (text: string): string =>
  text.replace(obeyed, (one) => (one === '\n' || one === '\t' ? one : '\ufffd'))

/** JSON that says the same without a character that a terminal obeys; those outside of texts are kept. */
export const visibleJson = (json: string): string =>
  json.replace(obeyed, (one) => (/[\t\n\r]/.test(one) ? one : escaped(one)))

/** A character as JSON and double-quoted YAML escape it. */
export const escaped = (one: string): string =>
  `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`
