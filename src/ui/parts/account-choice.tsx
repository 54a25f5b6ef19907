import type { SubAccount } from '../types.js'

interface AccountChoiceProps {
  accounts: readonly SubAccount[] | undefined
  account: SubAccount | undefined
  onChoose: (id: string) => void
}

/** HighLevel shows one sub-account at a time. */
export function AccountChoice({ accounts, account, onChoose }: AccountChoiceProps) {
  if (!accounts || accounts.length < 2) return null
  return (
    <select
      aria-label="Sub-account"
      class="account"
      value={account?.id}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      {accounts.map(({ id, name }) => (
        <option key={id} value={id}>
          {name ?? id}
        </option>
      ))}
    </select>
  )
}
