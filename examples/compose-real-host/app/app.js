// Keeps what was said in a call as a note. It knows nothing of a mock.
import { HighLevel } from '@gohighlevel/api-client'

const ghl = new HighLevel({ privateIntegrationToken: process.env.GHL_TOKEN, logLevel: 'none' })

export async function keepNote(contactId, body) {
  const { note } = await ghl.contacts.createNote({ contactId }, { body })
  return note
}

export async function notesOf(contactId) {
  const { notes } = await ghl.contacts.getAllNotes({ contactId })
  return notes
}

export const forget = (contactId, id) => ghl.contacts.deleteNote({ contactId, id })
