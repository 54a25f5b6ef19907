import type { Query } from './api.js'
import { get, patch, post, remove, segment } from './api.js'
import { type Loaded, useLoaded } from './loaded.js'
import { createStore, useStore } from './store.js'
import type { CustomField, SubAccount, User, WriteEvent } from './types.js'

/** Rows of a resource as the page shows them; the names of the fields are those of its declaration. */
export interface Rows<T> {
  total: number
  rows: T[]
}

export const listRows = <T>(plural: string, query: Query = {}) =>
  get<Rows<T>>(`/rows/${plural}`, query)

export const findRow = <T>(plural: string, id: string) =>
  get<{ row: T; requests: number[] }>(`/rows/${plural}/${segment(id)}`)

export const createRow = async <T>(plural: string, row: object) =>
  (await post<{ row: T }>(`/rows/${plural}`, row)).row

/** Without changes nothing is sent, because a write has a date. */
export async function changeRow(plural: string, id: string, changes: object): Promise<void> {
  if (Object.keys(changes).length > 0) await patch(`/rows/${plural}/${segment(id)}`, changes)
}

export const removeRow = (plural: string, id: string) =>
  remove<unknown>(`/rows/${plural}/${segment(id)}`)

/** Whether an event is about rows of one of these names: `note`. */
export const isAbout =
  (...names: string[]) =>
  ({ type }: WriteEvent): boolean =>
    names.some((name) => type.startsWith(`${name}.`))

const isSubAccount = isAbout('subAccount')
const isUser = isAbout('user')
const isCustomField = isAbout('customField')

const useSubAccounts = (): Loaded<SubAccount[]> =>
  useLoaded(
    'sub-accounts',
    async () => (await listRows<SubAccount>('sub-accounts', { limit: 500 })).rows,
    { write: isSubAccount },
  )

/** The sub-account that was looked at last, on whichever screen. */
const lastAccount = createStore<string | undefined>(undefined)

/** The sub-accounts, and the one that a screen shows: that of its address, or the last one, or the first. */
export function useAccount(wanted: string | undefined) {
  const { data: accounts, error, reload } = useSubAccounts()
  const last = useStore(lastAccount)
  const found = accounts?.find(({ id }) => id === wanted)
  if (found && found.id !== last) lastAccount.set(found.id)
  const account = found ?? accounts?.find(({ id }) => id === last) ?? accounts?.[0]
  return { accounts, account, error, reload }
}

/** People of a sub-account by their id. */
export function useUsers(subAccountId: string | undefined): ReadonlyMap<string, User> {
  const { data } = useLoaded(
    `users of ${subAccountId}`,
    async () =>
      subAccountId === undefined
        ? []
        : (await listRows<User>('users', { parent: subAccountId, limit: 500 })).rows,
    { write: isUser },
  )
  return new Map(data?.map((user) => [user.id, user]))
}

export function useCustomFields(
  subAccountId: string | undefined,
): ReadonlyMap<string, CustomField> {
  const { data } = useLoaded(
    `custom fields of ${subAccountId}`,
    async () =>
      subAccountId === undefined
        ? []
        : (await listRows<CustomField>('custom-fields', { parent: subAccountId, limit: 500 })).rows,
    { write: isCustomField },
  )
  return new Map(data?.map((field) => [field.id, field]))
}

export const nameOfUser = ({ id, firstName, lastName }: User): string =>
  [firstName, lastName].filter(Boolean).join(' ') || id
