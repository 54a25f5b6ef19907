import { parseInstant } from '../../lib/instant.js'
import { isTooDeep } from '../../lib/levels.js'
import type { CustomField } from './custom-field.js'

export interface CustomValue {
  id: string
  value: unknown
}

/** Whether a key names a field; the API's own keys begin with `contact.`, which clients leave out. */
export const isFieldKey = (fieldKey: string, key: string): boolean =>
  fieldKey === key || fieldKey === `contact.${key}`

/** What a request says of one field. */
type Sent = Readonly<Record<'id' | 'key', string | undefined> & Record<string, unknown>>

export interface ReadValues {
  values: CustomValue[]
  /** Ids and keys that no field has. */
  unknown: string[]
  /** Values that their fields do not take. */
  refused: { index: number; expected: string; value: unknown }[]
}

/**
 * Reads the custom fields of a request (OpenAPI `TextField` and its siblings).
 *
 * @param find the custom field of the sub-account with an id, or else with a key
 */
export function readCustomValues(
  sent: readonly object[],
  find: (id?: string, key?: string) => CustomField | undefined,
): ReadValues {
  const read: ReadValues = { values: [], unknown: [], refused: [] }
  for (const [index, one] of sent.entries()) {
    const { id, key, field_value, fieldValue = field_value, value = fieldValue } = one as Sent // by the schema
    const definition = find(id, key)
    if (!definition) {
      read.unknown.push(id ?? key ?? `customFields.${index}`)
      continue
    }
    const isCleared = value === null || value === ''
    const expected = isCleared ? undefined : expectedOf(definition, value)
    if (expected === undefined) read.values.push({ id: definition.id, value })
    else read.refused.push({ index, expected, value })
  }
  return read
}

/** The values of a contact with those of a request: null and nothing remove one (assumed). */
export function mergeCustomValues(
  before: readonly CustomValue[],
  sent: readonly CustomValue[] = [],
): CustomValue[] {
  const merged = new Map(before.map((one) => [one.id, one]))
  for (const one of sent) {
    if (one.value === null || one.value === undefined) merged.delete(one.id)
    else merged.set(one.id, one)
  }
  return [...merged.values()]
}

const isText = (value: unknown): value is string => typeof value === 'string'
/** JSON has numbers that become Infinity, which it cannot say. */
const isTextOrNumber = (value: unknown) => isText(value) || Number.isFinite(value)

const isNumber = (value: unknown) =>
  isText(value) ? value.trim() !== '' && Number.isFinite(Number(value)) : Number.isFinite(value)

/** How deep lists and objects nest in a value. Fixtures, which must take what an export writes, have a limit too. */
const mostLevels = 20

/** What a field takes, in words, if it does not take a value. The texts of the live API are not known (assumed). */
function expectedOf(
  { dataType, picklistOptions, isAllowedCustomOption }: CustomField,
  value: unknown,
): string | undefined {
  // What people type in is none of the options (assumed).
  const options = isAllowedCustomOption ? [] : picklistOptions
  const isOption = (one: unknown) => isText(one) && (!options?.length || options.includes(one))
  const optionsBy = (count: 'one' | 'some') =>
    options?.length ? `${count} of ${options.join(', ')}` : 'text'
  switch (dataType) {
    case 'NUMERICAL':
    case 'FLOAT':
    case 'MONETORY':
      return isNumber(value) ? undefined : 'a number'
    case 'SINGLE_OPTIONS':
    case 'RADIO':
      return isOption(value) ? undefined : optionsBy('one')
    case 'MULTIPLE_OPTIONS':
    case 'CHECKBOX':
      return [value].flat().every(isOption) ? undefined : `a list of ${optionsBy('some')}`
    case 'DATE':
      return isText(value) && !Number.isNaN(parseInstant(value)) ? undefined : 'a date'
    case 'FILE_UPLOAD':
    case 'SIGNATURE':
    case 'TEXTBOX_LIST':
      if (isTooDeep(value, mostLevels)) return `at most ${mostLevels} levels of lists and objects`
      return isText(value) || (typeof value === 'object' && value !== null)
        ? undefined
        : 'text, a list or an object'
    default:
      return isTextOrNumber(value) ? undefined : 'text'
  }
}
