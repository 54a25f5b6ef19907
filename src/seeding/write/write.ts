import { type Static, Type } from '@sinclair/typebox'
import { Document, isMap, type Node, Scalar, visit } from 'yaml'
import { bidiControls, escaped, visibleJson } from '../../lib/visible.js'
import type { Seed } from '../fixture-format.js'

/** The formats that fixtures are written in. */
export const Format = Type.Union([Type.Literal('yaml'), Type.Literal('json')])
export type Format = Static<typeof Format>

/** Writes a seed as a fixture that reads back as the same seed, byte for byte. */
export const writeSeed = (seed: Seed, format: Format): string =>
  format === 'json' ? visibleJson(`${JSON.stringify(seed, null, 2)}\n`) : yaml(seed)

/** Characters that must be escaped in YAML (YAML 1.2, `c-printable`), and those that a terminal would obey. */
const unprintable = new RegExp(`(?![\\t\\n\\r])[\\p{Cc}\\p{Cs}\\ufffe\\uffff${bidiControls}]`, 'gu')

function yaml(seed: Seed): string {
  const document = new Document(seed, { aliasDuplicateObjects: false })
  visit(document, {
    Scalar: (_key, scalar) => {
      // Only double-quoted text has escapes.
      if (typeof scalar.value === 'string' && scalar.value.search(unprintable) >= 0)
        scalar.type = Scalar.QUOTE_DOUBLE
    },
  })
  separate(document)
  // Folded lines would change with every edit.
  return document.toString({ lineWidth: 0 }).replace(unprintable, escaped)
}

/** Puts an empty line between top-level keys. */
export function separate({ contents }: Document): void {
  if (!isMap<Node, Node>(contents)) return
  for (const [index, { key }] of contents.items.entries()) key.spaceBefore = index > 0
}
