import { normalPhone } from '../../lib/phone.js'
import { isFieldKey } from '../custom-field/values.js'
import type { World } from '../resource.js'
import { splitName } from './names.js'

/** Completes a contact of a fixture as the API would: names, the telephone number, and custom fields by their ids. */
export function complete(
  row: Record<string, unknown>,
  { subAccounts = [], customFields = [] }: World,
): void {
  const { subAccountId, phone } = row
  Object.assign(row, splitName(row))
  if (typeof phone === 'string') {
    const owner = subAccounts.find(({ id }) => id === subAccountId)
    row.phone = normalPhone(phone, String(owner?.country ?? 'US'))
  }
  const values = row.customFields as readonly { key?: string }[] // valid by the schema
  if (values.every(({ key }) => key === undefined)) return
  const idOf = (key: string) =>
    customFields.find(
      (field) => field.subAccountId === subAccountId && isFieldKey(String(field.fieldKey), key),
    )?.id
  row.customFields = values.map((value) =>
    value.key === undefined ? value : withoutKey(value, idOf(value.key)),
  )
}

/** A value whose key is unknown keeps it: the check of references reports it. */
const withoutKey = ({ key, ...value }: { key?: string }, id: unknown): object =>
  id === undefined ? { key, ...value } : { id, ...value }
