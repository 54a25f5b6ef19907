import { plain, service } from '../envelopes.js'
import { defineRefusal } from '../refusal.js'

/** No contact has the note. */
export const noteUnknown = defineRefusal<{ noteId: string; contactId: string }>({
  kind: 'note-unknown',
  check: 'note',
  hint: ({ contactId, noteId }) => ({ need: `a note of ${contactId}`, have: noteId }),
  documented: ({ noteId }) => plain(404, `Note not found for id:${noteId}`),
  observed: ({ noteId }) => service(400, `Note not found for id:${noteId}`, 'Bad Request'),
  source: { documented: 'documented W20', observed: 'assumed W20' },
})

/** Another contact has the note. */
export const noteElsewhere = defineRefusal<{ noteId: string; contactId: string; owner: string }>({
  kind: 'note-elsewhere',
  check: 'note',
  hint: ({ owner, contactId }) => ({
    need: `contactId ${owner}`,
    have: `contactId ${contactId}`,
  }),
  documented: ({ noteId }) => plain(404, `Note not found for id:${noteId}`),
  observed: ({ noteId }) => service(400, `Note not found for id:${noteId}`, 'Bad Request'),
  source: { documented: 'documented W20', observed: 'assumed W20' },
})
