import DOMPurify from 'dompurify'

/** What a rich text editor writes. Everything else loses its tags; scripts, styles and forms are removed as a whole. */
const tags = (
  'a b blockquote br code del div em h1 h2 h3 h4 h5 h6 hr i ins li ol p pre s span strong sub sup table tbody td ' +
  'th thead tr u ul'
).split(' ')

const settings = {
  ALLOWED_TAGS: tags,
  ALLOWED_ATTR: ['href', 'title', 'colspan', 'rowspan'],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true as const,
}

DOMPurify.addHook('afterSanitizeAttributes', (element) => {
  if (element.tagName !== 'A') return
  element.setAttribute('target', '_blank')
  element.setAttribute('rel', 'noopener noreferrer')
})

export const isHtml = (text: string): boolean => /<[a-z!/][^>]*>/i.test(text)

/** The elements of a text in HTML that are harmless. */
export const sanitize = (html: string): DocumentFragment => DOMPurify.sanitize(html, settings)

const block = /^(?:BR|P|DIV|LI|TR|H[1-6]|BLOCKQUOTE|PRE|UL|OL|TABLE|HR)$/

/** The words of a text in HTML, with a line for each block. */
export function textOf(html: string): string {
  const read = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? ''
    const inner = [...node.childNodes].map(read).join('')
    return block.test(node.nodeName) ? `${inner}\n` : inner
  }
  return read(sanitize(html)).trim()
}
