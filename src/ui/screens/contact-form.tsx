import { useState } from 'preact/hooks'
import { useChanges } from '../changes.js'
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

/** Tags with commas between them. One that has a comma or quotes itself is in quotes. */
const textOf = (tags: readonly string[]): string =>
  tags.map((tag) => (/[,"]/.test(tag) ? `"${tag.replaceAll('"', '""')}"` : tag)).join(', ')

const tagsOf = (text: string): string[] =>
  [...text.matchAll(/\s*"((?:[^"]|"")*)"|[^,]+/g)].flatMap(
    ([plain, quoted]) => (quoted?.replaceAll('""', '"') ?? plain).trim() || [],
  )

interface ContactFormProps {
  subAccountId: string
  contact?: Contact
  onDone: (id: string) => void
}

export function ContactForm({ subAccountId, contact, onDone }: ContactFormProps) {
  const [values, setValues] = useState(() =>
    Object.fromEntries(fields.map(([name]) => [name, contact?.[name] ?? ''])),
  )
  const [tags, setTags] = useState(textOf(contact?.tags ?? []))
  const given = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value || null]),
  )
  const changes = useChanges({ ...given, tags: tagsOf(tags) })
  const submit = async () => {
    if (contact) {
      await changeRow('contacts', contact.id, changes)
      return onDone(contact.id)
    }
    const { id } = await createRow<Contact>('contacts', { subAccountId, ...changes })
    onDone(id)
  }
  return (
    <Form action={contact ? 'Save contact' : 'Create contact'} onSubmit={submit}>
      <div class="form-columns">
        {fields.map(([name, label]) => (
          <Field key={name} label={label}>
            <input
              type="text"
              autoComplete="off"
              value={values[name]}
              onInput={({ currentTarget }) => setValues({ ...values, [name]: currentTarget.value })}
            />
          </Field>
        ))}
        <Field label="Tags" hint="Separated by commas; a tag that has one, in quotes">
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
