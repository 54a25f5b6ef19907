import type { Wire } from '../../lib/wire.js'
import type { Profile } from '../profile.js'
import type { Note } from './note.js'

/** How a profile shows stored notes: one, and several that are joined by commas. */
interface NoteView {
  one(note: Wire<Note>): Wire<Note>
  many(notes: string): string
}

export const noteView = (profile: Profile): NoteView =>
  profile === 'documented'
    ? { one: (note) => note, many: (notes) => notes }
    : {
        // `live` adds fields to a note and leaves it a note.
        one: (note) => JSON.stringify(live(JSON.parse(note))) as Wire<Note>,
        many: (notes) =>
          JSON.parse(`[${notes}]`)
            .map((note: Note) => JSON.stringify(live(note)))
            .join(','),
      }

/** A note with the fields of the live list, in its order (observed; they are not in OpenAPI). */
function live({ id, body, title, ...others }: Note) {
  const relations = [{ objectKey: 'contact', recordId: others.contactId }]
  return { id, body, bodyText: plainText(body), title, ...others, relations }
}

const entities: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
}

/** The text of an HTML body: without its tags and with the common entities read. */
const plainText = (html: string) =>
  html
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (entity) => entities[entity] ?? entity)
