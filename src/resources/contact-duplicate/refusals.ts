import { type Answer, defineRefusal } from '../refusal.js'
import type { Duplicate } from './duplicates.js'

const notAllowed = ({ contactId, matchingField, contactName }: Duplicate): Answer => ({
  status: 400,
  body: {
    statusCode: 400,
    message: 'This location does not allow duplicated contacts.',
    meta: { contactId, matchingField, contactName },
  },
})

/** Another contact of the sub-account has the e-mail address or the telephone number. */
export const contactDuplicate = defineRefusal<Duplicate>({
  kind: 'contact-duplicate',
  check: 'duplicate',
  hint: ({ contactId, matchingField }) => ({
    need: `another ${matchingField}, or allowDuplicateContact in the sub-account`,
    have: `the ${matchingField} of ${contactId}`,
  }),
  documented: notAllowed,
  observed: notAllowed,
  source: { documented: 'observed W60', observed: 'observed W60' },
})
