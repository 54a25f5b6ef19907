import { Type } from '@sinclair/typebox'
import { describe, type Violation } from '../../lib/violation.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { contact } from '../contact/contact.js'
import { withName } from '../contact/names.js'
import { duplicateQueries, duplicateSetting } from '../contact-duplicate/queries.js'
import { customFieldQueries } from '../custom-field/queries.js'
import { mergeCustomValues, readCustomValues } from '../custom-field/values.js'
import type { Row } from '../resource.js'
import { subAccount } from '../sub-account/sub-account.js'
import { defineTags } from '../tag/queries.js'
import { contactValues } from './input.js'

const Values = Type.Object(
  Object.fromEntries(Object.entries(contact.fields).map(([name, { schema }]) => [name, schema])),
)

/**
 * What the API's routes do with the values of a contact, for writes that do not come through them.
 *
 * @param id that of a contact that is changed
 */
export function readContact(given: Row, subAccountId: string, sandbox: Sandbox, id?: string) {
  const country = String(sandbox.database.find(subAccount, subAccountId)?.country ?? 'US')
  const before: Row = (id === undefined ? undefined : sandbox.database.find(contact, id)) ?? {}
  const values: Record<string, unknown> = {
    ...withName(contactValues(given, Values, country), before),
  }
  if (id === undefined) values.country ??= country
  const violations: Violation[] = []
  const refuse = (path: Violation['path'], expected: string, found: string) =>
    violations.push({ path, kind: 'value', expected, found, known: [] })

  if (Array.isArray(values.customFields)) {
    const { byId } = sandbox.queries(customFieldQueries)
    const read = readCustomValues(values.customFields, (field) =>
      field === undefined ? undefined : byId(subAccountId, field),
    )
    for (const one of read.unknown)
      refuse(['customFields'], `ids of custom fields of ${subAccountId}`, describe(one))
    for (const { index, expected, value } of read.refused)
      refuse(['customFields', index, 'value'], expected, describe(value))
    values.customFields = mergeCustomValues([], read.values)
  }
  const { allowed, identifiers } = duplicateSetting(sandbox, subAccountId)
  const duplicate =
    !allowed && sandbox.queries(duplicateQueries).find(subAccountId, values, identifiers, id)
  if (duplicate) {
    const { matchingField, contactId, contactName } = duplicate
    refuse(
      [matchingField],
      `one that no other contact of ${subAccountId} has`,
      `${describe(values[matchingField])}, which ${contactId} has (${contactName || 'no name'})`,
    )
  }
  const written = () => defineTags(sandbox, subAccountId, values.tags, before.tags)
  return { values, violations, written }
}
