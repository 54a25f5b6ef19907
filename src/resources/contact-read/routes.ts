import { Type } from '@sinclair/typebox'
import { closingText, NoQuery } from '../../api/answers.js'
import type { ApiPlugin } from '../../api/types.js'
import { type Wire, wire } from '../../lib/wire.js'
import { ContactAnswer, contact } from '../contact/contact.js'
import { findContact } from './require-contact.js'
import { contactIn } from './wire.js'

/** One contact. Lists and searches are in `contact-search`. */
export const contactReadRoutes: ApiPlugin = (app, { profile }, done) => {
  const end = closingText(profile)

  app.get(
    '/contacts/:contactId',
    {
      config: { scope: 'contacts.readonly', resource: contact },
      schema: {
        summary: 'One contact',
        response: { 200: wire(ContactAnswer) },
        params: Type.Object({ contactId: Type.String() }),
        querystring: NoQuery,
      },
    },
    (request) => {
      const found = findContact(request.params.contactId, request)
      const json = contactIn(request.headers.version, found)
      return `{"contact":${json}${end(request)}` as Wire<ContactAnswer>
    },
  )

  done()
}
