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
  t.match(world?.tasks, [{ id: 't', title: 'Ring', contactId: 'c', completed: true }])
  const gone = pasted([
    event('ContactCreate', { id: 'c', firstName: 'Jo' }),
    event('NoteCreate', { id: 'n', body: 'Called.', contactId: 'c' }),
    event('NoteDelete', { id: 'n', body: 'Called.', contactId: 'c' }),
  ])
  t.same(gone.world?.notes, [], 'and what was deleted is gone')
  t.same([world?.contacts?.length, world?.notes?.length, world?.tasks?.length], [1, 1, 1])
})

t.test('a log with appointments, and with webhooks that a fixture does not keep', async (t) => {
  const appointment = (id: string, title: string) => ({
    type: 'AppointmentCreate',
    locationId: 'L',
    appointment: { id, title, contactId: 'c', startTime: '2026-03-10T11:00:00Z' },
  })
  const { problems, world } = pasted([
    { type: 'ContactCreate', locationId: 'L', id: 'c', firstName: 'Jo' },
    appointment('e', 'Visit'),
    appointment('f', 'Call'),
    appointment('e', 'Visit, moved'),
    { type: 'OpportunityCreate', locationId: 'L', id: 'o' },
  ])
  t.match(problems, [{ severity: 'warning', message: /does not keep OpportunityCreate$/ }])
  t.match(world?.contacts, [
    { id: 'c', firstName: 'Jo', appointments: [{ id: 'f' }, { id: 'e', title: 'Visit, moved' }] },
  ])
  t.equal(world?.contacts?.length, 1)
})

t.test('a webhook about a task among contacts', async (t) => {
  const task = { type: 'TaskComplete', locationId: 's', id: 't', title: 'Ring', contactId: 'c' }
  const { problems } = pasted({
    subAccounts: [{ id: 's', privateIntegrations: [{ name: 'a', scopes: [] }], contacts: [task] }],
  })
  t.match(problems, [
    {
      message:
        'found a task of HighLevel among the contacts: move it below "tasks:" of the contact',
    },
  ])
})

t.test('types of webhooks that are misspelt, or those of another row', async (t) => {
  const row = { locationId: 'L', contactId: 'c' }
  const { problems } = pasted([
    { type: 'ContactCrate', locationId: 'L', id: 'c', firstName: 'Jo' },
    { ...row, type: 'NoteCreated', id: 'n', body: 'Called.' },
    { ...row, type: 'NoteCreate', id: 't', body: '', title: 'Ring', dueDate: '2026-03-07' },
  ])
  t.match(
    problems
      .map(({ severity, message }) => `${severity} ${message}`)
      .filter((one) => one.includes(' type: '))
      .toSorted(),
    [
      'warning type: found "ContactCrate"; did you mean "ContactCreate"?',
      'warning type: found "NoteCreate", but this looks like a task, as it has "dueDate": write TaskCreate',
      'warning type: found "NoteCreated"; did you mean "NoteCreate"?',
    ],
  )
})

t.test('a webhook that does not name its contact', async (t) => {
  const { problems } = pasted([
    { type: 'ContactCreate', locationId: 'L', id: 'c', firstName: 'Jo' },
    { type: 'NoteCreate', locationId: 'L', contactID: 'c', id: 'n', body: 'Called.' },
  ])
  t.match(problems, [
    { severity: 'error', message: 'found the key "contactID"; did you mean "contactId"?' },
  ])
})
