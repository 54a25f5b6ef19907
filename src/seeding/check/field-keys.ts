import { Value } from '@sinclair/typebox/value'
import { type CustomField, customField } from '../../resources/custom-field/custom-field.js'
import { isFieldKey } from '../../resources/custom-field/values.js'
import { wireSchema } from '../../resources/schemas.js'
import { type SeedEntry, textOf, type Visit } from '../walk.js'
import { hasUnknownKey, type Identity, type Owners, subAccountOf } from './owners.js'

/** The key of a custom field of a fixture, which is made from its name when it is left out; empty without either. */
export const fieldKey = (entry: SeedEntry): string =>
  textOf(entry, 'fieldKey') ??
  (textOf(entry, 'name') === undefined ? '' : customField.fields.fieldKey.from(entry))

const Row = wireSchema(customField)

/** The custom field that an entry defines; undefined for one that is not valid. */
export function definitionOf(entry: SeedEntry): CustomField | undefined {
  if (hasUnknownKey({ resource: customField, entry })) return undefined
  // Ids that are left out are made later, and no value names them.
  const row = { id: 'made', subAccountId: 'made', model: 'contact', position: 0, ...entry }
  const whole = { ...row, fieldKey: fieldKey(entry) }
  return Value.Check(Row, whole) ? whole : undefined
}

/** Finds the custom field that a value of a contact names by its id or its key. */
export function definitionsOf(owners: Owners) {
  const known = new Map<Identity, CustomField[]>()
  for (const [identity, lists] of owners) {
    const entries = lists.get(customField.plural) ?? []
    known.set(
      identity,
      entries.flatMap(({ visit }) => definitionOf(visit.entry) ?? []),
    )
  }
  return (contact: Visit, id: unknown, key: unknown): CustomField | undefined =>
    known
      .get(subAccountOf(contact))
      ?.find((one) =>
        typeof id === 'string' ? one.id === id : isFieldKey(one.fieldKey, String(key)),
      )
}
