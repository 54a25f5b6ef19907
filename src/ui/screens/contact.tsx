import { useState } from 'preact/hooks'
import { segment, send } from '../api.js'
import { useKeys } from '../keys.js'
import { useLoaded } from '../loaded.js'
import { Button, Copy } from '../parts/controls.js'
import { confirm, Dialog } from '../parts/dialog.js'
import { Icon } from '../parts/icons.js'
import { Badge } from '../parts/marks.js'
import { notify } from '../parts/notices.js'
import { Shown } from '../parts/states.js'
import { go, href } from '../route.js'
import { findRow, removeRow, useUsers } from '../rows.js'
import type { Contact as ContactRow } from '../types.js'
import { Details } from './contact-details.js'
import { ContactForm } from './contact-form.js'
import { titleOf } from './contact-name.js'
import { lastList } from './contacts.js'
import { Notes } from './notes.js'
import { Tasks } from './tasks.js'

/** The contact record: details, notes and tasks. */
export function Contact({ id }: { id: string }) {
  const contact = useLoaded(`contact ${id}`, () => findRow<ContactRow>('contacts', id), {
    write: (event) => event.type.startsWith('contact.') && event.id === id,
  })
  useKeys({ Escape: () => go(lastList) })
  return (
    <section class="screen">
      {!contact.data && (
        <header class="screen-head">
          <BackLink />
          <h1>Contact</h1>
        </header>
      )}
      <Shown loaded={contact}>
        {({ row, requests }) => <Record contact={row} requests={requests} />}
      </Shown>
    </section>
  )
}

interface RecordProps {
  contact: ContactRow
  /** The ids of those that wrote it. */
  requests: readonly number[]
}

function Record({ contact, requests }: RecordProps) {
  const { id, subAccountId, tags } = contact
  const [isEditing, setEditing] = useState(false)
  const users = useUsers(subAccountId)
  const title = titleOf(contact)
  const removeIt = () =>
    confirm({
      title: 'Delete contact',
      text: `${title} and all of its notes and tasks are deleted from this sandbox.`,
      action: 'Delete contact',
      run: async () => {
        await removeRow('contacts', id)
        go(href('contacts', [], { in: subAccountId }))
        notify('The contact is deleted.')
      },
    })
  return (
    <>
      <header class="screen-head record-head">
        <BackLink />
        <div class="record-title">
          <h1 class="text">{title}</h1>
          <p class="muted small id">
            <span class="code text">{id}</span>
            <Copy text={id} what="the id" />
            <span class="tags">
              {tags.map((tag) => (
                <Badge key={tag} tone="accent">
                  <span class="text">{tag}</span>
                </Badge>
              ))}
            </span>
          </p>
        </div>
        <span class="space" />
        <div class="actions">
          <Copy text={() => fixtureOf(id)} what="the fixture of this contact">
            Copy fixture
          </Copy>
          <a class="button plain" href={href('time', [], { contact: id })}>
            <Icon name="time" />
            History
          </a>
          <Button icon="edit" onClick={() => setEditing(true)}>
            Edit
          </Button>
          <Button icon="trash" kind="quiet" title="Delete contact" onClick={removeIt}>
            Delete
          </Button>
        </div>
      </header>
      <div class="record">
        <Notes contactId={id} subAccountId={subAccountId} users={users} />
        <Tasks contactId={id} users={users} />
        <Details contact={contact} users={users} requests={requests} />
      </div>
      {isEditing && (
        <Dialog title="Edit contact" onClose={() => setEditing(false)}>
          <ContactForm
            subAccountId={subAccountId}
            contact={contact}
            onDone={() => setEditing(false)}
          />
        </Dialog>
      )}
    </>
  )
}

const BackLink = () => (
  <a class="icon-button" href={lastList} aria-label="Back to contacts" title="Back to contacts">
    <Icon name="back" />
  </a>
)

async function fixtureOf(id: string): Promise<string> {
  const response = await send(`/state/contacts/${segment(id)}`, { query: { format: 'yaml' } })
  return response.text()
}
