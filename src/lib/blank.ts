/** Pattern of text with at least one character that is not white space. */
export const notBlank = '\\S'
