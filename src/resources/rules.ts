import { contact } from './contact/contact.js'
import { readContact } from './contact-write/write-rules.js'
import type { Resource } from './resource.js'

/** Resources whose rows follow rules that their fields do not declare, for writes that come through no route of theirs. */
export const rules: ReadonlyMap<Resource, typeof readContact> = new Map([[contact, readContact]])
