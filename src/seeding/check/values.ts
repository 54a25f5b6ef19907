import { Value } from '@sinclair/typebox/value'
import { describe, shortened } from '../../lib/violation.js'
import { contact } from '../../resources/contact/contact.js'
import type { CustomField } from '../../resources/custom-field/custom-field.js'
import { readCustomValues } from '../../resources/custom-field/values.js'
import { type Form, phoneForm } from '../../resources/forms.js'
import { resources } from '../../resources/index.js'
import { type Field, fieldsOf, type Resource } from '../../resources/resource.js'
import type { Read } from '../parse/document.js'
import { maxReported, type Problem, writtenAt } from '../parse/source.js'
import { isPasted } from '../paste/paste.js'
import { isEntry, type Path, pathOf, textOf, type Visit, valueAt, walk } from '../walk.js'
import { definitionsOf } from './field-keys.js'
import { adviceOfCustomValue, adviceOfForm, isShortened } from './mends.js'
import { notationOf, type Written } from './notation.js'
import { joinedOptions } from './options.js'
import { countryOf, type Owners, sourceOf, subAccountOf } from './owners.js'

/** The fields whose text has a form. */
const formed = new Map<Resource, (readonly [name: string, field: Field])[]>(
  resources.map((one) => [
    one,
    fieldsOf(one).filter(
      ([, { form, itemForms }]) => form !== undefined || itemForms !== undefined,
    ),
  ]),
)

/** Warns about values that the API refuses when a row is created, and about text that is not what its field asks for. */
export function unusualValues(reads: readonly Read[], owners: Owners): Problem[] {
  const define = definitionsOf(owners)
  const problems: Problem[] = []
  for (const { seed, document } of reads) {
    if (document.inForce) continue
    walk(seed, resources, (visit) => {
      const fields = formed.get(visit.resource) ?? []
      // Most entries of a large seed are notes, which have no such field.
      if (fields.length === 0 || problems.length >= maxReported) return
      const warn = (within: Path, message: string) => {
        if (problems.length >= maxReported) return
        // What the live API answers is as it is, unless a spreadsheet has had it meanwhile.
        if (isPasted(document, pathOf(visit)) && !isShortened(valueAt(visit.entry, within))) return
        const path = sourceOf(document.value, [...pathOf(visit), ...within])
        problems.push({ severity: 'warning', place: document.place(path), message })
      }
      const country = countryOf(owners, subAccountOf(visit))
      for (const [name, field] of fields) {
        const value = visit.entry[name]
        if (value !== undefined) checkField(name, field, value, country, warn)
      }
      if (visit.resource.name !== contact.name) return
      const writtenOf: WrittenOf = (within, value) => ({
        value,
        written: writtenAt(document.place(sourceOf(document.value, [...pathOf(visit), ...within]))),
        ...notationOf(document, value),
      })
      checkCustomValues(visit, define, writtenOf, warn)
    })
  }
  return problems
}

type Warn = (within: Path, message: string) => void
type WrittenOf = (within: Path, value: unknown) => Written

function checkField(
  name: string,
  field: Field,
  value: unknown,
  country: string | undefined,
  warn: Warn,
): void {
  const { form, itemForms, schema, written, read, write } = field
  if (form && typeof value === 'string') {
    const isTaken = write === 'never' || written === undefined || read || Value.Check(schema, value)
    if (isTaken && (value === '' || isMet(form, value, country))) return
    const advice =
      value === '' ? '; remove the line for no value' : adviceOfForm(form, value, country ?? '')
    const refused = isTaken ? '' : ', which the API refuses'
    warn([name], `${name}: found ${describe(value)}${refused}, expected ${form.expected}${advice}`)
  }
  if (!itemForms || !Array.isArray(value)) return
  for (const [index, item] of value.entries()) {
    for (const [key, one] of Object.entries(itemForms)) {
      const text = isEntry(item) ? textOf(item, key) : undefined
      if (!text || isMet(one, text, country)) continue
      const message = `${key}: found ${describe(text)}, expected ${one.expected}${adviceOfForm(one, text, country ?? '')}`
      warn([name, index, key], message)
    }
  }
}

/** A telephone number without its country may be right where the country of the sub-account is not known. */
const isMet = (form: Form, text: string, country: string | undefined): boolean =>
  (form === phoneForm && country === undefined) || form.isMet(text, country ?? '')

/** The values of custom fields as the routes of contacts judge them, and numbers that may have been text. */
function checkCustomValues(
  visit: Visit,
  define: ReturnType<typeof definitionsOf>,
  writtenOf: WrittenOf,
  warn: Warn,
): void {
  const { customFields } = visit.entry
  const values = Array.isArray(customFields) ? customFields.filter(isEntry) : []
  const definitions = values.map(({ id, key }) => define(visit, id, key))
  const { refused } = readCustomValues(values, (id, key) => define(visit, id, key))
  for (const { index, expected, value } of refused) {
    // The routes know it by other names too, which a fixture does not have.
    if (!Object.hasOwn(values[index] ?? {}, 'value')) continue
    const definition = definitions[index]
    // What it lacks is said of the options.
    if (joinedOptions(definition?.picklistOptions)?.includes(String(value))) continue
    const at = ['customFields', index, 'value']
    const refuse = (within: Path, one: unknown, wanted: string) => {
      const advice = definition ? adviceOfCustomValue(definition, writtenOf(within, one)) : ''
      warn(within, `value: found ${shown(one)}, which the API refuses, expected ${wanted}${advice}`)
    }
    if (!Array.isArray(value) || !definition || !takesSeveral(definition)) {
      refuse(at, value, expected)
      continue
    }
    // Each item is judged by itself, so that the message is where the wrong one is.
    for (const [item, one] of value.entries()) {
      const { refused } = readCustomValues([{ value: [one] }], () => definition)
      for (const { expected } of refused) {
        const wanted = expected.replace(/^a list of /, '').replace(/^some of/, 'one of')
        refuse([...at, item], one, wanted)
      }
    }
  }
  const first = new Set<string>()
  for (const [index, definition] of definitions.entries()) {
    const key = definition?.fieldKey
    if (key === undefined) continue
    if (first.has(key))
      warn(['customFields', index], `found a second value of ${key}, expected one: remove one`)
    first.add(key)
  }
  for (const [index, { value }] of values.entries()) {
    const within = ['customFields', index, 'value']
    const definition = definitions[index]
    if (typeof value !== 'number' || !definition || isNumeric(definition)) continue
    const { written: text } = writtenOf(within, value)
    // Not the number as it is shown: `12e5`, `007`, `1.50`.
    if (!/^[+-]?\d/.test(text) || text === String(value)) continue
    const message = `value: found ${text}, which is the number ${value}; put it in quotes if it is text: "${text}"`
    warn(within, message)
  }
}

const takesSeveral = ({ dataType }: CustomField): boolean =>
  ['MULTIPLE_OPTIONS', 'CHECKBOX'].includes(dataType)

/** What was found, with the items of a list that are words or numbers. */
const shown = (value: unknown): string =>
  Array.isArray(value) && value.length > 0 && value.every((one) => /string|number/.test(typeof one))
    ? `${describe(value)} (${shortened(value.join(', '))})`
    : describe(value)

const isNumeric = ({ dataType }: CustomField): boolean =>
  ['NUMERICAL', 'FLOAT', 'MONETORY'].includes(dataType)
