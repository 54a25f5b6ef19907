import { nameOfUser } from '../rows.js'
import type { User } from '../types.js'
import { Field } from './controls.js'

interface UserChoiceProps {
  label: string
  users: ReadonlyMap<string, User>
  value: string
  onChoose: (id: string) => void
}

export const UserChoice = ({ label, users, value, onChoose }: UserChoiceProps) => (
  <Field label={label}>
    <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
      <option value="">None</option>
      {[...users.values()].map((user) => (
        <option key={user.id} value={user.id}>
          {nameOfUser(user)}
        </option>
      ))}
      {value !== '' && !users.has(value) && <option value={value}>{value}</option>}
    </select>
  </Field>
)
