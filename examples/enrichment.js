// CRM enrichment on the official SDK: reads every contact, asks a directory what it knows of the company, keeps one
// custom field and one summary note up to date, and stays within the rate limit.

/**
 * Enriches all contacts of a sub-account. A second run changes nothing.
 *
 * @param {import('@gohighlevel/api-client').HighLevel} ghl
 * @param {(contact: object) => Promise<{ employees: number } | undefined>} lookUp
 * @param {{ budget?: number, pause?: (ms: number) => Promise<unknown> }} pace calls in each ten seconds; HighLevel
 *   allows 100 to all programs of an app together
 * @returns how many contacts were read, and how many changed
 */
export async function enrich(ghl, locationId, lookUp, { budget = 80, pause = sleep } = {}) {
  const call = paced(budget, pause)
  const { contacts } = ghl
  let read = 0
  let changed = 0
  for await (const contact of everyContact(contacts, locationId, call)) {
    read++
    const found = await lookUp(contact)
    if (found && (await update(contacts, contact, found, call))) changed++
  }
  return { read, changed }
}

const key = 'employees'
const title = 'Company profile'

/** Writes what differs alone. */
async function update(contacts, { id: contactId }, { employees }, call) {
  const body = `The company has ${employees} employees.`
  const { contact } = await call(() => contacts.getContact({ contactId }))
  const { notes } = await call(() => contacts.getAllNotes({ contactId }))
  const known = notes.find((note) => note.title === title)
  const isCurrent = contact.customFields.some(({ value }) => Number(value) === employees)
  if (!isCurrent) {
    const customFields = [{ key, field_value: employees }]
    await call(() => contacts.updateContact({ contactId }, { customFields }))
  }
  if (!known) await call(() => contacts.createNote({ contactId }, { title, body }))
  else if (known.body !== body) {
    await call(() => contacts.updateNote({ contactId, id: known.id }, { body }))
  }
  return !isCurrent || known?.body !== body
}

/** All contacts, page by page. `searchAfter` neither skips nor repeats one when others are added meanwhile. */
async function* everyContact(contacts, locationId, call, pageLimit = 20) {
  let searchAfter
  do {
    const query = { locationId, pageLimit, ...(searchAfter && { searchAfter }) }
    const page = await call(() => contacts.searchContactsAdvanced(query))
    yield* page.contacts
    searchAfter = page.contacts.at(-1)?.searchAfter
  } while (searchAfter)
}

/** Lets through as many calls in each ten seconds as the budget has, and waits for the rest. */
function paced(budget, pause, windowMs = 10_000) {
  let left = budget
  return async (act) => {
    if (left === 0) {
      await pause(windowMs)
      left = budget
    }
    left--
    return await act()
  }
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** The same as it is often written: by page number, as fast as it goes, and with a note for each run. */
export async function enrichNaively({ contacts }, locationId, lookUp) {
  let read = 0
  for (let page = 1; ; page++) {
    const found = await contacts.searchContactsAdvanced({ locationId, pageLimit: 20, page })
    for (const contact of found.contacts) {
      read++
      const known = await lookUp(contact)
      if (!known) continue
      const contactId = contact.id
      const customFields = [{ key, field_value: known.employees }]
      await contacts.updateContact({ contactId }, { customFields })
      const body = `The company has ${known.employees} employees.`
      await contacts.createNote({ contactId }, { title, body })
    }
    if (found.contacts.length === 0) return { read, changed: read }
  }
}
