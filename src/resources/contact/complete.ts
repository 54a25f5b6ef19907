import { normalPhone } from '../../lib/phone.js'
import type { Row, World } from '../resource.js'
import { splitName } from './names.js'
import { isFieldKey } from './write/custom-values.js'

/** Completes a contact of a fixture as the API would: names, the telephone number, and custom fields by their ids. */
export function complete(row: Row, { subAccounts = [], customFields = [] }: World): Row {
  const { subAccountId, phone } = row
  const owner = subAccounts.find(({ id }) => id === subAccountId)
  const values = row.customFields as readonly { key?: string }[] // valid by the schema
  const idOf = (key: string) =>
    customFields.find(
      (field) => field.subAccountId === subAccountId && isFieldKey(String(field.fieldKey), key),
    )?.id
  return {
    ...row,
    ...splitName(row),
    ...(typeof phone === 'string' && { phone: normalPhone(phone, String(owner?.country ?? 'US')) }),
    customFields: values.map((value) =>
      value.key === undefined ? value : withoutKey(value, idOf(value.key)),
    ),
  }
}

/** A value whose key is unknown keeps it: the check of references reports it. */
const withoutKey = ({ key, ...value }: { key?: string }, id: unknown): object =>
  id === undefined ? { key, ...value } : { id, ...value }
