import { orderOf } from '../../sqlite/listing.js'
import { ownedQueries } from '../contact-read/owned-queries.js'
import { type Note, note } from './note.js'

export const noteQueries = ownedQueries<Note>(note, orderOf(note))
