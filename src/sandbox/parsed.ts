const maxDepth = 100

/** JSON of any depth, with or without a byte order mark, or else the text. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return text
  }
}

/** What is shown of a text that has been parsed. */
export const shownAs = (value: unknown, text: string): unknown =>
  typeof value === 'object' && text.length > maxDepth && isDeep(text)
    ? `(nested more than ${maxDepth} deep, not shown)`
    : value

/** JSON.parse accepts any depth; JSON.stringify and many readers fail at some thousands. */
function isDeep(text: string): boolean {
  let depth = 0
  let isText = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === backslash) at++
    else if (code === quote) isText = !isText
    else if (isText) continue
    else if (code === brace || code === bracket) {
      if (++depth > maxDepth) return true
    } else if (code === brace + 2 || code === bracket + 2) depth--
  }
  return false
}

const [quote, backslash, brace, bracket] = [0x22, 0x5c, 0x7b, 0x5b]
