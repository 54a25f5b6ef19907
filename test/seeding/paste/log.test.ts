import t from 'tap'
import { pasted } from '../../support/pasted.js'

t.test('a log of webhooks of several kinds is one fixture, in any order', async (t) => {
  const event = (type: string, row: object) => ({ type, locationId: 'L', ...row })
  const { problems, world } = pasted([
    event('NoteCreate', { id: 'n', body: 'Called.', contactId: 'c' }),
    event('ContactCreate', { id: 'c', firstName: 'Jo' }),
    event('TaskComplete', {
      id: 't',
      title: 'Ring',
      dueDate: '2026-03-07T12:00:00Z',
      contactId: 'c',
    }),
    event('NoteUpdate', { id: 'n', body: 'Called back.', contactId: 'c' }),
  ])
  t.same(problems, [])
  t.match(world?.contacts, [{ id: 'c', firstName: 'Jo' }])
  t.match(world?.notes, [{ id: 'n', body: 'Called back.', contactId: 'c' }])
  t.match(world?.tasks, [{ id: 't', title: 'Ring', contactId: 'c' }])
  const gone = pasted([
    event('ContactCreate', { id: 'c', firstName: 'Jo' }),
    event('NoteCreate', { id: 'n', body: 'Called.', contactId: 'c' }),
    event('NoteDelete', { id: 'n', body: 'Called.', contactId: 'c' }),
  ])
  t.same(gone.world?.notes, [], 'and what was deleted is gone')
  t.same([world?.contacts?.length, world?.notes?.length, world?.tasks?.length], [1, 1, 1])
})
