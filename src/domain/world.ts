import type { NoteInput } from './note.js'
import type { PrivateIntegration } from './private-integration.js'

export interface SubAccount {
  id: string
  name?: string | undefined
}

export interface Contact {
  id: string
  subAccountId: string
  firstName?: string | undefined
  lastName?: string | undefined
  email?: string | undefined
  phone?: string | undefined
}

/** Which note it is, whose and when. */
export interface NotePlace {
  id: string
  contactId: string
  /** Milliseconds since 1970. */
  dateAddedMs: number
}

/** A note about to be written; the database derives what goes over the wire. */
export interface NewNote extends NotePlace, NoteInput {}

/** A seed with nothing left out: each row names its parent and has its id. */
export interface World {
  subAccounts: SubAccount[]
  privateIntegrations: PrivateIntegration[]
  contacts: Contact[]
  /** Oldest first where dates are equal. */
  notes: NewNote[]
}
