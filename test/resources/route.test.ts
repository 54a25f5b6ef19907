import t from 'tap'
import { fits } from '../../src/resources/route.js'

t.test('paths fit patterns', async (t) => {
  t.ok(fits('/contacts/a/notes', '/contacts/:contactId/notes'))
  t.ok(fits('/Contacts/a/notes/', '/contacts/:contactId/notes'))
  t.ok(fits('/contacts/a/notes', '/contacts/a/notes'))
  t.notOk(fits('/contacts/a/notes/b', '/contacts/:contactId/notes'))
  t.notOk(fits('/contacts//notes', '/contacts/:contactId/notes'))
})
