import { shortened } from '../../lib/violation.js'
import { slipOf } from './copied-lines.js'
import type { Slip } from './slips.js'
import type { Source } from './source.js'

/** A tag of Jinja, Liquid and Twig, of ERB and EJS, or one of Handlebars and Go that does not stand for a value. */
export const templateTag =
  /\{%[\s\S]{0,2000}?%\}|\{#[^\n]*?#\}|<%[\s\S]{0,2000}?%>|\{\{[-~]?\s*(?:[#/^!>]|(?:range|end|if|else|with)\b)[^}]*\}\}/y

export const tagMessage = (tag: string): string =>
  `found ${shortened(tag.replace(/\s+/g, ' '))}, a tag of a template: templates are not run on fixtures; render the file first`

/** Lines of a template that no one has rendered: `{% for c in contacts %}`, `{{#each contacts}}`, `<% } %>`. */
export function templateLines({ text }: Source): Slip[] {
  const found = text.matchAll(
    /^[ \t]*(?:-[ \t]+)?(\{%.*%\}|\{\{-?[ \t]*(?:[#/^!>]|(?:range|end|if|else|with)\b).*\}\}|<%.*%>)[ \t\r]*$/gm,
  )
  const slips = [...found].map(({ 0: line, 1: tag = '', index }, number) =>
    slipOf(number === 0 ? tagMessage(tag) : '', index, line),
  )
  // Values with such tags need them rendered too.
  const values = slips.length > 0 ? text.matchAll(/^[^\n]*<%=[^\n]*/gm) : []
  const inValues = [...values].map(({ 0: line, index }): Slip => {
    const by = line.replace(/<%=.*?%>/g, (tag) => 'x'.repeat(tag.length))
    return {
      message: '',
      at: index,
      length: line.length,
      mend: { from: index, text: by },
      isSure: true,
    }
  })
  return [...slips, ...inValues]
}
