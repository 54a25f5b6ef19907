import type { TObject } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { invalid } from '../../api/refusals.js'
import { warn } from '../../api/warn.js'
import { describe, type Violation } from '../../lib/violation.js'
import type { Wire } from '../../lib/wire.js'
import type { Secrets } from '../../sandbox/redact.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { type Contact, contact } from '../contact/contact.js'
import { withName } from '../contact/names.js'
import { duplicateQueries, duplicateSetting } from '../contact-duplicate/queries.js'
import { contactQueries } from '../contact-read/queries.js'
import type { StoredContact } from '../contact-read/wire.js'
import { customFieldQueries } from '../custom-field/queries.js'
import { type CustomValue, mergeCustomValues, readCustomValues } from '../custom-field/values.js'
import type { Row } from '../resource.js'
import { subAccount } from '../sub-account/sub-account.js'
import { defineTags } from '../tag/queries.js'
import { warnOfUsers } from '../user/warn-of-users.js'
import { contactValues } from './input.js'

type Body = Readonly<Record<string, unknown>>

/** What a request says of a contact. Only the custom fields that it names are there. */
export type Values = Row & { customFields?: readonly CustomValue[] }

/**
 * The values of a body, ready to be written. Custom fields that the sub-account does not have, and users that it does
 * not have, are named in `x-mock-warning`.
 *
 * @throws Refusal `invalid` when a custom field does not take its value
 */
export function readValues(
  body: Body,
  schema: TObject,
  request: FastifyRequest,
  reply: FastifyReply,
  secrets: Secrets,
): Values {
  const { sandbox, credential } = request
  const { subAccountId } = credential
  const owner = sandbox.database.find(subAccount, subAccountId)
  const values = contactValues(body, schema, String(owner?.country ?? 'US'))
  warnOfUsers({ assignedTo: values.assignedTo }, request, reply, secrets)
  if (Array.isArray(body.customFields)) {
    const { byId, byKey } = sandbox.queries(customFieldQueries)
    const read = readCustomValues(
      body.customFields,
      (id, key) =>
        (id === undefined ? undefined : byId(subAccountId, id)) ??
        (key === undefined ? undefined : byKey(subAccountId, key)),
    )
    if (read.refused.length > 0) throw invalid({ violations: read.refused.map(toViolation) })
    if (read.unknown.length > 0) {
      warn(
        reply,
        `ignored, no custom field of ${subAccountId}: ${read.unknown.join(', ')}`,
        secrets,
      )
    }
    return { ...values, customFields: read.values }
  }
  return values
}

const toViolation = ({
  index,
  expected,
  value,
}: ReturnType<typeof readCustomValues>['refused'][number]): Violation => ({
  path: ['customFields', index, 'field_value'],
  kind: 'value',
  expected,
  found: describe(value),
  known: [],
})

/** Writes a new contact, and the tags that it brings to the sub-account. */
export function createContact(values: Values, { sandbox, credential }: FastifyRequest) {
  const { subAccountId } = credential
  const { country } = sandbox.database.find(subAccount, subAccountId) ?? {}
  const customFields = mergeCustomValues([], values.customFields)
  const row = { country, ...values, customFields, subAccountId }
  const { id } = sandbox.write(contact).create(row)
  defineTags(sandbox, subAccountId, values.tags)
  return stored(id, subAccountId, sandbox)
}

/** Changes a contact: custom fields that are not named stay, and a list of tags replaces the one before. */
export function changeContact(
  before: StoredContact,
  values: Values,
  { sandbox, credential }: FastifyRequest,
): Wire<Contact> {
  const { subAccountId } = credential
  const { customFields } = values
  const merged = customFields && {
    customFields: mergeCustomValues(before.customFields, customFields),
  }
  sandbox.write(contact).update(before.id, { ...withName(values, before), ...merged })
  defineTags(sandbox, subAccountId, values.tags, before.tags)
  return stored(before.id, subAccountId, sandbox)
}

/**
 * The values that an upsert writes to a contact that exists: not the gender (observed), and not an e-mail address or
 * a telephone number that another contact has, where the sub-account forbids two such contacts (OpenAPI).
 */
export function upsertedValues(values: Values, id: string, request: FastifyRequest): Values {
  const { sandbox, credential } = request
  const { find } = sandbox.queries(duplicateQueries)
  const { allowed, identifiers } = duplicateSetting(sandbox, credential.subAccountId)
  const kept: Record<string, unknown> = { ...values }
  delete kept.gender
  for (const name of allowed ? [] : identifiers) {
    if (find(credential.subAccountId, kept, [name], id)) delete kept[name]
  }
  return kept
}

function stored(id: string, subAccountId: string, sandbox: Sandbox): Wire<Contact> {
  const found = sandbox.queries(contactQueries).find(id, subAccountId)
  if (found === undefined) throw new Error(`There is no contact ${id} in ${subAccountId}.`)
  return found
}
