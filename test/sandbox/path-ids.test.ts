import t from 'tap'
import { contact } from '../../src/resources/contact/contact.js'
import { note } from '../../src/resources/note/note.js'
import { idsIn, resourcesIn } from '../../src/sandbox/path-ids.js'

t.test('the ids in a path have the names of their resources', async (t) => {
  t.same(idsIn({ contactId: 'c', id: 'n' }, 'noteId'), { contactId: 'c', noteId: 'n' })
  t.same(idsIn({ id: 'x' }, undefined), {})
  t.same(idsIn({ '*': 'x' }, 'noteId'), {})
  t.same(idsIn(undefined, 'noteId'), {})
})

t.test('the resources whose ids a path holds', async (t) => {
  const names = (path: string, resource: typeof note | typeof contact) =>
    resourcesIn({ path, resource }).map(({ name }) => name)
  t.same(names('/contacts/:contactId/notes', note), ['contact'])
  t.same(names('/contacts/:contactId/notes/:id', note), ['contact', 'note'])
  t.same(names('/contacts/:contactId', contact), ['contact'])
  t.same(names('/contacts/:id', contact), ['contact'])
  t.same(names('/contacts', contact), [])
})
