// Call logging on the official SDK: a webhook of a telephone system becomes a contact, a note and a task.
// The webhook may come twice and answers may be lost, so every step looks before it writes.

/**
 * Logs one call.
 *
 * @param {import('@gohighlevel/api-client').HighLevel} ghl
 * @param {{ id: string, phone: string, name?: string, outcome: string, callBackAt?: string }} call
 * @returns the ids of the contact, the note and the task
 */
export async function logCall(ghl, locationId, call) {
  const contactId = await patiently(() => findOrCreateContact(ghl, locationId, call))
  const noteId = await patiently(() => findOrCreateNote(ghl, contactId, call))
  const taskId = call.callBackAt && (await patiently(() => findOrCreateTask(ghl, contactId, call)))
  return { contactId, noteId, taskId }
}

/** The first step that finds the same call again is the one that its id marks. */
const markOf = ({ id }) => `Call ${id}`

async function findOrCreateContact({ contacts }, locationId, { phone, name }) {
  const { contact } = await contacts.getDuplicateContact({ locationId, number: phone })
  if (contact) return contact.id
  try {
    const made = await contacts.createContact({ locationId, phone, name, source: 'telephone' })
    return made.contact.id
  } catch (error) {
    // Somebody else has created it since: the refusal says which one it is.
    const known = error.response?.meta?.contactId
    if (known === undefined) throw error
    return known
  }
}

async function findOrCreateNote({ contacts }, contactId, call) {
  const title = markOf(call)
  const { notes } = await contacts.getAllNotes({ contactId })
  const known = notes.find((note) => note.title === title)
  if (known) return known.id
  const { note } = await contacts.createNote({ contactId }, { title, body: call.outcome })
  return note.id
}

async function findOrCreateTask({ contacts }, contactId, call) {
  const title = `Call back (${markOf(call)})`
  const { tasks } = await contacts.getAllTasks({ contactId })
  const known = tasks.find((task) => task.title === title)
  if (known) return known.id
  const wanted = { title, dueDate: call.callBackAt, completed: false }
  const { task } = await contacts.createTask({ contactId }, wanted)
  return task.id
}

/** Takes a step again when there was no answer, or one that says that HighLevel could not give one. */
async function patiently(step, tries = 4) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await step()
    } catch (error) {
      const isRefused = error.statusCode >= 400 && error.statusCode < 500
      if (isRefused || attempt === tries) throw error
      await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** attempt))
    }
  }
}

/** The same program as it is often written: each step is taken again until it succeeds. */
export async function logCallNaively({ contacts }, locationId, call) {
  const { phone, name } = call
  const { contact } = await patiently(() => contacts.upsertContact({ locationId, phone, name }))
  const contactId = contact.id
  const note = { title: markOf(call), body: call.outcome }
  await patiently(() => contacts.createNote({ contactId }, note))
  const task = { title: `Call back (${markOf(call)})`, dueDate: call.callBackAt, completed: false }
  await patiently(() => contacts.createTask({ contactId }, task))
  return { contactId }
}
