import { gateway, legacy, plain, service } from '../envelopes.js'
import { defineRefusal } from '../refusal.js'

/** The form of the live API's own ids. */
const highLevelId = /^[A-Za-z0-9]{20}$/

/** No sub-account has the contact. */
export const contactUnknown = defineRefusal<{ contactId: string; subAccountId: string }>({
  kind: 'contact-unknown',
  check: 'contact',
  hint: ({ subAccountId, contactId }) => ({
    need: `a contact of ${subAccountId}`,
    have: contactId || 'an empty id',
  }),
  documented: ({ contactId }) => plain(404, `Contact not found for id:${contactId}`),
  observed: ({ contactId }) =>
    highLevelId.test(contactId)
      ? service(400, `Contact not found for id:${contactId}`, 'Bad Request')
      : legacy(400, `Contact with id ${contactId} not found`),
  source: { documented: 'documented W18', observed: 'observed W18' },
})

/** Another sub-account has the contact. */
export const contactElsewhere = defineRefusal<{
  contactId: string
  subAccountId: string
  owner: string
}>({
  kind: 'contact-elsewhere',
  check: 'contact',
  hint: ({ owner, subAccountId }) => ({
    need: `a token of ${owner}`,
    have: `a token of ${subAccountId}`,
  }),
  documented: ({ contactId }) => plain(404, `Contact not found for id:${contactId}`),
  observed: () => gateway(403, 'The token does not have access to this location.'),
  source: { documented: 'documented W19', observed: 'assumed W19' },
})

/** A list is one answer, which is one text in memory. */
export const maxListBytes = 64 * 1024 * 1024

/** A contact has more than one answer can hold. */
export const listTooLarge = defineRefusal<{ plural: string; bytes: number }>({
  kind: 'list-too-large',
  check: 'contact',
  hint: ({ plural, bytes }) => ({
    need: `${plural} of at most ${maxListBytes} bytes`,
    have: `${bytes}`,
  }),
  documented: ({ plural, bytes }) => plain(503, tooLarge(plural, bytes)),
  observed: ({ plural, bytes }) => plain(503, tooLarge(plural, bytes)),
  source: { documented: 'ours W39', observed: 'ours W39' },
})

const tooLarge = (plural: string, bytes: number) =>
  `The ${plural} of this contact have ${bytes} bytes, more than ghl-mock lists (${maxListBytes}).`
