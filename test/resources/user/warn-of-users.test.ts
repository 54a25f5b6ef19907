import t from 'tap'
import { mock } from '../../support/mock.js'

t.test(
  'a user that the sub-account does not have is accepted, and named in a header',
  async (t) => {
    const seed = {
      subAccounts: [
        {
          id: 's',
          privateIntegrations: [{ name: 'full', token: 'pit-1', scopes: ['contacts'] }],
          users: [{ id: 'u1', firstName: 'Ann' }],
          contacts: [
            {
              id: 'c',
              notes: [{ id: 'n', body: 'b' }],
              tasks: [{ id: 't', title: 't', dueDate: '2026-05-01' }],
            },
          ],
        },
        { id: 'o', users: [{ id: 'u2', firstName: 'Bob' }] },
      ],
    }
    const ask = mock(t, { seed }).as('pit-1')
    const task = { title: 't', dueDate: '2026-05-01', completed: false }
    for (const [method, url, field, body] of [
      ['POST', '/contacts/c/notes', 'userId', { body: 'b' }],
      ['PUT', '/contacts/c/notes/n', 'userId', {}],
      ['POST', '/contacts/c/tasks', 'assignedTo', task],
      ['PUT', '/contacts/c/tasks/t', 'assignedTo', {}],
      ['POST', '/contacts/', 'assignedTo', { locationId: 's' }],
      ['PUT', '/contacts/c', 'assignedTo', {}],
    ] as const) {
      const known = await ask(method, url, { ...body, [field]: 'u1' })
      t.ok(known.statusCode < 300, known.body)
      t.equal(known.headers['x-mock-warning'], undefined, `${method} ${url}`)
      const unknown = await ask(method, url, { ...body, [field]: 'u2' })
      t.equal(unknown.statusCode, known.statusCode)
      t.equal(unknown.headers['x-mock-warning'], `${field}: s has no user u2`)
      t.equal(
        (await ask(method, url, { ...body, [field]: null })).headers['x-mock-warning'],
        undefined,
      )
    }
  },
)

t.test('a sub-account without users is not warned about', async (t) => {
  const ask = mock(t, {
    seed: {
      subAccounts: [
        {
          id: 's',
          privateIntegrations: [{ name: 'full', token: 'pit-1', scopes: ['contacts'] }],
          contacts: [{ id: 'c' }],
        },
        { id: 'o', users: [{ id: 'u', firstName: 'Bob' }] },
      ],
    },
  }).as('pit-1')
  const written = await ask('POST', '/contacts/c/notes', { body: 'b', userId: 'u' })
  t.equal(written.statusCode, 201)
  t.equal(written.headers['x-mock-warning'], undefined)
})
