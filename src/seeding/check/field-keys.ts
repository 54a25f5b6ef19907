import { Value } from '@sinclair/typebox/value'
import { isFieldKey } from '../../resources/contact/write/custom-values.js'
import { type CustomField, customField } from '../../resources/custom-field/custom-field.js'
import { wireSchema } from '../../resources/resource.js'
import { type SeedEntry, textOf, type Visit } from '../walk.js'
import { type Identity, type Owners, subAccountOf } from './owners.js'

/** The key of a custom field of a fixture, which is made from its name when it is left out; empty without either. */
export const fieldKey = (entry: SeedEntry): string =>
  textOf(entry, 'fieldKey') ??
  (textOf(entry, 'name') === undefined ? '' : customField.fields.fieldKey.from(entry))

const Row = wireSchema(customField)

/** Finds the custom field that a value of a contact names by its id or its key. */
export function definitionsOf(owners: Owners) {
  const known = new Map<Identity, { ids: Map<string, SeedEntry>; keys: Map<string, SeedEntry> }>()
  for (const [identity, lists] of owners) {
    const [ids, keys] = [new Map<string, SeedEntry>(), new Map<string, SeedEntry>()]
    for (const { visit } of lists.get(customField.plural) ?? []) {
      const id = textOf(visit.entry, 'id')
      if (id !== undefined) ids.set(id, visit.entry)
      const key = fieldKey(visit.entry)
      if (!keys.has(key)) keys.set(key, visit.entry)
    }
    known.set(identity, { ids, keys })
  }
  return (contact: Visit, id: unknown, key: unknown): CustomField | undefined => {
    const { ids, keys } = known.get(subAccountOf(contact)) ?? {}
    const found =
      typeof id === 'string'
        ? ids?.get(id)
        : [...(keys ?? [])].find(([one]) => isFieldKey(one, String(key)))?.[1]
    const row = { subAccountId: '', id: String(key), model: 'contact', position: 0, ...found }
    return found && Value.Check(Row, row) ? (row as CustomField) : undefined // by that schema
  }
}
