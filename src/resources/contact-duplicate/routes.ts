import { type Static, Type } from '@sinclair/typebox'
import { closingText } from '../../api/answers.js'
import type { ApiPlugin } from '../../api/types.js'
import { normalPhone } from '../../lib/phone.js'
import { type Wire, wire } from '../../lib/wire.js'
import { contact, SentContact } from '../contact/contact.js'
import { findContact } from '../contact-read/require-contact.js'
import { contactIn } from '../contact-read/wire.js'
import { requireOwnLocation } from '../sub-account/require-location.js'
import { subAccount } from '../sub-account/sub-account.js'
import { settingIn } from './duplicates.js'
import { findDuplicate } from './require-no-duplicate.js'

/** Answer of the search for a duplicate, which no specification describes; without one it is null (assumed). */
const FoundAnswer = Type.Object({ contact: Type.Union([SentContact, Type.Null()]) })
type FoundAnswer = Static<typeof FoundAnswer>

const DuplicateQuery = Type.Object(
  {
    locationId: Type.Optional(Type.String()),
    number: Type.Optional(Type.String()),
    email: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)

/** The search for a duplicate. */
export const contactDuplicateRoutes: ApiPlugin = (app, { profile }, done) => {
  const end = closingText(profile)

  app.get(
    '/contacts/search/duplicate',
    {
      config: { scope: 'contacts.readonly', resource: contact },
      schema: {
        summary: 'The contact with an e-mail address or a telephone number',
        response: { 200: wire(FoundAnswer) },
        querystring: DuplicateQuery,
      },
    },
    (request) => {
      const { locationId, email, number } = request.query
      const subAccountId = requireOwnLocation(locationId, request)
      const owner = request.sandbox.database.find(subAccount, subAccountId) ?? {}
      // A + that is not encoded comes as a space.
      const sent = number?.replace(/^ /, '+').trim()
      const phone = sent && normalPhone(sent, String(owner.country ?? 'US'))
      const { allowed, identifiers } = settingIn(owner)
      const order: typeof identifiers = allowed ? ['email', 'phone'] : identifiers
      const found = findDuplicate({ email, phone }, request, order)
      const json =
        found && contactIn(request.headers.version, findContact(found.contactId, request))
      return `{"contact":${json ?? null}${end(request)}` as Wire<FoundAnswer>
    },
  )

  done()
}
