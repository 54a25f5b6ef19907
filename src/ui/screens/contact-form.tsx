import { useState } from 'preact/hooks'
import { Field } from '../parts/controls.js'
import { Form } from '../parts/dialog.js'
import { changeRow, createRow } from '../rows.js'
import type { Contact } from '../types.js'

const fields = [
  ['firstName', 'First name'],
  ['lastName', 'Last name'],
  ['email', 'E-mail'],
  ['phone', 'Phone'],
  ['companyName', 'Company'],
  ['address1', 'Address'],
  ['city', 'City'],
  ['state', 'State'],
  ['postalCode', 'Postal code'],
  ['country', 'Country'],
  ['website', 'Website'],
  ['timezone', 'Time zone'],
  ['source', 'Source'],
] as const

type Name = (typeof fields)[number][0]

interface ContactFormProps {
  subAccountId: string
  contact?: Contact
  onDone: (id: string) => void
}

export function ContactForm({ subAccountId, contact, onDone }: ContactFormProps) {
  const [values, setValues] = useState<Partial<Record<Name, string>>>({})
  const [tags, setTags] = useState(contact?.tags.join(', ') ?? '')
  const tagList = tags.split(',').flatMap((tag) => tag.trim() || [])
  const submit = async () => {
    if (!contact) {
      const given = Object.entries(values).filter(([, value]) => value !== '')
      const row = { subAccountId, ...Object.fromEntries(given), tags: tagList }
      const { id } = await createRow<Contact>('contacts', row)
      return onDone(id)
    }
    const changes = Object.entries(values).map(([name, value]) => [name, value || null])
    await changeRow('contacts', contact.id, { ...Object.fromEntries(changes), tags: tagList })
    onDone(contact.id)
  }
  return (
    <Form action={contact ? 'Save contact' : 'Create contact'} onSubmit={submit}>
      <div class="form-columns">
        {fields.map(([name, label]) => (
          <Field key={name} label={label}>
            <input
              type="text"
              autoComplete="off"
              value={values[name] ?? contact?.[name] ?? ''}
              onInput={({ currentTarget }) => setValues({ ...values, [name]: currentTarget.value })}
            />
          </Field>
        ))}
        <Field label="Tags" hint="Separated by commas">
          <input
            type="text"
            autoComplete="off"
            value={tags}
            onInput={({ currentTarget }) => setTags(currentTarget.value)}
          />
        </Field>
      </div>
    </Form>
  )
}
