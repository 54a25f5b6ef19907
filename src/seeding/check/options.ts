import { Value } from '@sinclair/typebox/value'
import { quoted } from '../../lib/violation.js'
import { customField } from '../../resources/custom-field/custom-field.js'
import { customValue } from '../../resources/custom-value/custom-value.js'
import { resources } from '../../resources/index.js'
import { isKeyOf } from '../fixture-format.js'
import type { Read } from '../parse/document.js'
import { isLeftEmpty, maxReported, type Problem } from '../parse/source.js'
import { isPasted } from '../paste/paste.js'
import { type Path, pathOf, textOf, type Visit, walk } from '../walk.js'
import { sourceOf } from './owners.js'

/** What can be chosen, by the types of custom fields that have it. */
const optionsOf = {
  picklistOptions: {
    types: ['SINGLE_OPTIONS', 'MULTIPLE_OPTIONS', 'CHECKBOX', 'RADIO'],
    example: '[gas, oil]',
  },
  textBoxListOptions: { types: ['TEXTBOX_LIST'], example: '[{ label: First }]' },
} as const

/**
 * Warns about custom fields without the options of their type, or with those of another one, or a key of another model,
 * and about custom values with a key that no template writes.
 */
export function oddOptions(reads: readonly Read[]): Problem[] {
  const problems: Problem[] = []
  for (const { seed, document } of reads) {
    if (document.inForce) continue
    walk(seed, resources, (visit) => {
      const { name } = visit.resource
      const isField = name === customField.name
      if (!(isField || name === customValue.name) || isPasted(document, pathOf(visit))) return
      const warn = (within: Path, message: string) => {
        if (problems.length >= maxReported) return
        const path = sourceOf(document.value, [...pathOf(visit), ...within])
        problems.push({ severity: 'warning', place: document.place(path), message })
      }
      if (!isField) return checkTemplate(visit, warn)
      const isEmpty = (name: string) =>
        isLeftEmpty(document.place(sourceOf(document.value, [...pathOf(visit), name]), 'key'))
      checkOptions(visit, isEmpty, warn)
      checkModel(visit, warn)
    })
  }
  return problems
}

/** The options that one text has in it, as a cell of a table does; undefined where there is not just one. */
export function joinedOptions(options: readonly unknown[] = []): string[] | undefined {
  const [only] = options.length === 1 ? options : []
  const parts = typeof only === 'string' ? only.split(/\s*[,;|]\s*|\s\/\s/).filter(Boolean) : []
  return parts.length > 1 ? parts : undefined
}

/** @param isEmpty whether nothing is written after a key, which is reported there */
function checkOptions(
  { entry }: Visit,
  isEmpty: (name: string) => boolean,
  warn: (within: Path, message: string) => void,
): void {
  const dataType = textOf(entry, 'dataType')
  // Of a type that is none, or with a key that was meant as the options, nothing is known.
  if (!Value.Check(customField.fields.dataType.schema, dataType)) return
  if (!Object.keys(entry).every((key) => isKeyOf(customField, key))) return
  for (const [name, { types, example }] of Object.entries(optionsOf)) {
    const { [name]: options = [], isAllowedCustomOption = false } = entry
    // What is no list is an error.
    if (!Array.isArray(options)) continue
    const isOfType = types.some((one) => one === dataType)
    const parts = joinedOptions(options)
    if (isOfType && parts) {
      const message = `${name}: found ${quoted(String(options[0]))}, which is one option; write an entry for each of ${parts.join(', ')}`
      warn([name, 0], message)
    }
    if (isOfType && options.length === 0 && isAllowedCustomOption === false && !isEmpty(name)) {
      const message = `dataType: found ${dataType} without ${name}, so that nothing can be chosen; write what can, such as ${name}: ${example}`
      warn(['dataType'], message)
    } else if (!isOfType && options.length > 0) {
      const [first, ...more] = types
      const others = more.length > 0 ? `, ${more.slice(0, -1).join(', ')} or ${more.at(-1)}` : ''
      const message = `${name}: found options, but a field of ${dataType} has none; write dataType: ${first}${others}, or remove the line`
      warn([name], message)
    }
  }
}

/** The word that a key begins with says what has the field. */
function checkModel({ entry }: Visit, warn: (within: Path, message: string) => void): void {
  const { model = customField.fields.model.fallback } = entry
  const key = textOf(entry, 'fieldKey') ?? ''
  const [, own, rest] = /^(contact|opportunity)\.(.*)$/.exec(key) ?? []
  if (own === undefined || own === model || !Value.Check(customField.fields.model.schema, model))
    return
  const message = `fieldKey: found ${quoted(key)}, but the model is ${model}; write ${model}.${rest}, or model: ${own}`
  warn(['fieldKey'], message)
}

/** The key of a custom value is what templates write for it. */
function checkTemplate({ entry }: Visit, warn: (within: Path, message: string) => void): void {
  const key = textOf(entry, 'fieldKey')
  if (key === undefined || /^\{\{\s*custom_values\.\w+\s*\}\}$/.test(key)) return
  const [, word] = /(\w+)\W*$/.exec(key) ?? []
  const own = customValue.fields.fieldKey.from({ ...entry, name: entry.name ?? word })
  warn(
    ['fieldKey'],
    `fieldKey: found ${quoted(key)}, which no template names; write "${own}", or remove the line`,
  )
}
