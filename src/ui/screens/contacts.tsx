import { useState } from 'preact/hooks'
import { exampleCall } from '../commands.js'
import { fresh } from '../fresh.js'
import { useKeys } from '../keys.js'
import { usePages } from '../pages.js'
import { AccountChoice } from '../parts/account-choice.js'
import { Button } from '../parts/controls.js'
import { Dialog } from '../parts/dialog.js'
import { useListKeys } from '../parts/list-keys.js'
import { Badge } from '../parts/marks.js'
import { Search } from '../parts/search.js'
import { Empty, Loading, Problem } from '../parts/states.js'
import { Time } from '../parts/time.js'
import { VirtualList } from '../parts/virtual-list.js'
import { go, href, replace } from '../route.js'
import { isAbout, listRows, useAccount } from '../rows.js'
import { useStore } from '../store.js'
import { useToken } from '../tokens.js'
import type { Contact } from '../types.js'
import { ContactForm } from './contact-form.js'
import { titleOf } from './contact-name.js'

const isContact = isAbout('contact')

/** The list as it was seen last, to go back to. */
export let lastList = href('contacts')

/** Contacts of a sub-account, newest first. */
export function Contacts({ query }: { query: Readonly<Record<string, string>> }) {
  const { q = '', in: wanted } = query
  const { accounts, account, error: noAccounts } = useAccount(wanted)
  const [isAdding, setAdding] = useState(false)
  const parent = account?.id
  const pages = usePages<Contact>(
    `${parent}\n${q}`,
    parent === undefined
      ? undefined
      : (offset, limit) => listRows<Contact>('contacts', { parent, query: q, limit, offset }),
    isContact,
  )
  const total = parent === undefined ? undefined : pages.total
  const { reached, rowRef, onFocus } = useListKeys(total ?? 0, (index) => pages.at(index)?.id)
  const marked = useStore(fresh)
  useKeys({ n: () => setAdding(true) })

  lastList = href('contacts', [], { in: wanted, q })
  const error = noAccounts ?? pages.error
  return (
    <section class="screen full">
      <header class="screen-head">
        <h1>Contacts</h1>
        {total !== undefined && <span class="count">{total.toLocaleString('en')}</span>}
        <span class="space" />
        <AccountChoice
          accounts={accounts}
          account={account}
          onChoose={(id) => go(href('contacts', [], { in: id, q }))}
        />
        <Search
          label="Search name, e-mail, phone"
          value={q}
          onSearch={(text) => replace(href('contacts', [], { in: wanted, q: text }))}
        />
        <Button icon="plus" kind="primary" onClick={() => setAdding(true)}>
          New contact
        </Button>
      </header>
      {error && <Problem error={error} retry={pages.reload} />}
      {!error && total === undefined && accounts?.length !== 0 && <Loading />}
      {accounts?.length === 0 && (
        <Empty title="There is no sub-account">
          Start ghl-mock with a fixture that has one, or reset to the seed.
        </Empty>
      )}
      {total === 0 && account && <NoContacts searched={q} account={account.id} />}
      {!!total && (
        <div class="table contacts">
          <div class="table-head" aria-hidden="true">
            <span>Name</span>
            <span>E-mail</span>
            <span>Phone</span>
            <span>Tags</span>
            <span class="end">Added</span>
          </div>
          <VirtualList
            count={total}
            rowHeight={48}
            label="Contacts"
            place={`${parent}\n${q}`}
            reached={reached}
            keyOf={(index) => pages.at(index)?.id ?? index}
            onRange={pages.show}
            row={(index) => {
              const contact = pages.at(index)
              if (!contact) return <div class="row skeleton" />
              return (
                <a
                  class={marked.has(contact.id) ? 'row fresh' : 'row'}
                  href={href('contacts', [contact.id])}
                  ref={rowRef(index)}
                  onFocus={() => onFocus(index)}
                >
                  <span class="clip strong text">{titleOf(contact)}</span>
                  <span class="clip text muted">{contact.email}</span>
                  <span class="clip text muted number">{contact.phone}</span>
                  <span class="clip tags">
                    {contact.tags.slice(0, 3).map((tag) => (
                      <Badge key={tag}>{tag}</Badge>
                    ))}
                    {contact.tags.length > 3 && (
                      <span class="muted">+{contact.tags.length - 3}</span>
                    )}
                  </span>
                  <span class="end muted">
                    <Time at={contact.dateAdded} />
                  </span>
                </a>
              )
            }}
          />
        </div>
      )}
      {isAdding && parent !== undefined && (
        <Dialog title="New contact" onClose={() => setAdding(false)}>
          <ContactForm subAccountId={parent} onDone={(id) => go(href('contacts', [id]))} />
        </Dialog>
      )}
    </section>
  )
}

function NoContacts({ searched, account }: { searched: string; account: string }) {
  const token = useToken(account, 'contacts.write')
  if (searched !== '') {
    return (
      <Empty title="No contact matches">
        Names, e-mail addresses and telephone numbers are searched for{' '}
        <span class="text">“{searched}”</span>.
      </Empty>
    )
  }
  return (
    <Empty
      title="No contacts yet"
      command={exampleCall('POST', '/contacts/', token, {
        locationId: account,
        firstName: 'Jane',
        email: 'jane@example.com',
      })}
    >
      What your app creates appears here at once. Try it:
    </Empty>
  )
}
