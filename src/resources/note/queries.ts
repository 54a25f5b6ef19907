import { ownedQueries } from '../contact/owned/queries.js'
import { type Note, note } from './note.js'

/** Newest first is total: of two notes of one millisecond the one written later comes first. */
export const noteQueries = ownedQueries<Note>(note, 'notes.dateAdded DESC, notes.seq DESC')
