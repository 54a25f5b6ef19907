import t from 'tap'
import { adminMock } from '../../support/admin.js'
import { note, notes } from '../../support/mock.js'

const contacts = (count: number) => ({
  subAccounts: [
    {
      id: 'loc-main',
      contacts: Array.from({ length: count }, (_, index) => ({
        id: `contact-${index}`,
        firstName: index % 2 === 0 ? 'Ärne' : 'Bo',
        lastName: `Smith ${index}`,
        tasks: [{ title: `ÜBERGABE Élan ${index}`, dueDate: '2030-01-01' }],
        email: `P${index}@Example.com`,
        dateAdded: new Date(Date.UTC(2026, 0, 1 + index)).toISOString(),
      })),
    },
  ],
})

t.test('rows are listed in parts, in the order of their resource', async (t) => {
  const { admin } = adminMock(t, { seed: contacts(7) })
  const ids = async (query: string) => {
    const { total, rows } = await admin('GET', `/rows/contacts?${query}`)
    return [total, ...rows.map(({ id }: { id: string }) => id)]
  }
  t.same(await ids('limit=2'), [7, 'contact-6', 'contact-5'])
  t.same(await ids('limit=2&offset=6'), [7, 'contact-0'])
  t.same(await ids('parent=loc-main&limit=1'), [7, 'contact-6'])
  t.same(await ids('parent=loc-other'), [0])
  t.same(await ids('query=%C3%A4RN&limit=1'), [4, 'contact-6'], 'in any letter case')
  t.same(await ids('query=p3%40ex'), [1, 'contact-3'])
  const titles = async (query: string) => {
    const path = `/rows/tasks?query=${encodeURIComponent(query)}`
    return (await admin('GET', path)).rows.map(({ title }: { title: string }) => title)
  }
  for (const query of ['ÜBERGABE Élan 3', 'übergabe élan 3', 'Übergabe ÉLAN 3']) {
    t.same(await titles(query), ['ÜBERGABE Élan 3'], query)
  }
  t.same(await ids('query=bo%20smith%201'), [1, 'contact-1'])
  t.same(await ids('query=%25'), [0], 'a percent sign is text')
  t.match(await admin('GET', '/rows/contacts?limit=501'), { status: 400, message: /^limit: / })
  t.match(await admin('GET', '/rows/sub-accounts?parent=x'), { status: 400, message: /^parent: / })
  t.match(await admin('GET', '/rows/custom-field'), {
    status: 404,
    message: 'There are no rows of "custom-field"; did you mean "custom-fields"?',
  })
})

t.test(
  'notes come newest first and tasks by due date, whatever the order of writing',
  async (t) => {
    const { admin } = adminMock(t)
    const parent = 'contact-xyz789'
    for (const [title, dueDate] of [
      ['last', '2031-03-01'],
      ['first', '2029-01-01T10:00:00+02:00'],
      ['middle', '2030-02-01'],
    ]) {
      await admin('POST', '/rows/tasks', { contactId: parent, title, dueDate })
    }
    const { rows } = await admin('GET', `/rows/tasks?parent=${parent}&query=st`)
    t.same(
      rows.map(({ title, dueDate }: Record<string, string>) => [title, dueDate]),
      [
        ['first', '2029-01-01T08:00:00.000Z'],
        ['last', '2031-03-01T00:00:00.000Z'],
      ],
    )
    await admin('POST', '/rows/notes', { contactId: parent, body: 'newest' })
    const listed = await admin('GET', `/rows/notes?parent=${parent}&limit=1`)
    t.match(listed, { total: 4, rows: [{ body: 'newest' }] })
  },
)

t.test('a row that is written here is what the API answers, and the other way round', async (t) => {
  const { admin, full, sandbox } = adminMock(t)
  sandbox.clock.set({ freeze: '2026-05-01T12:00:00Z' })
  const made = await admin('POST', '/rows/notes', {
    contactId: 'contact-xyz789',
    body: 'by hand',
    title: null,
  })
  t.match(made, { status: 201, row: { body: 'by hand', dateAdded: '2026-05-01T12:00:00.000Z' } })
  t.notHas(made.row, 'title')
  t.same((await full('GET', `${notes}/${made.row.id}`)).json().note, made.row)

  const changed = await admin('PATCH', `/rows/notes/${made.row.id}`, { title: 'T', pinned: true })
  t.match(changed, { status: 200, row: { body: 'by hand', title: 'T', pinned: true } })
  t.match((await admin('PATCH', `/rows/notes/${made.row.id}`, { title: null })).row, {
    title: undefined,
    body: 'by hand',
  })
  t.same(await admin('DELETE', `/rows/notes/${made.row.id}`), { status: 200, removed: made.row.id })
  t.equal((await full('GET', `${notes}/${made.row.id}`)).statusCode, 404)

  await full('PUT', note, { body: 'by the app' })
  await full('GET', note)
  await full('PUT', note, { pinned: false })
  t.match(await admin('GET', '/rows/notes/note-abc123'), {
    row: { body: 'by the app', pinned: false },
    requests: [3, 5],
  })
})

t.test('the mock alone dates a row and its changes', async (t) => {
  const { admin, sandbox } = adminMock(t)
  for (const [plural, more] of [
    ['businesses', { phone: '+15555550150' }],
    ['workflows', { status: 'draft' }],
  ] as const) {
    sandbox.clock.set({ freeze: '2026-05-01T12:00:00Z' })
    const createdAt = '2026-05-01T12:00:00.000Z'
    const path = `/rows/${plural}`
    const made = await admin('POST', path, { subAccountId: 'loc-main', name: 'Acme' })
    t.match(made, { status: 201, row: { createdAt, updatedAt: createdAt } }, plural)
    sandbox.clock.advance(60_000)
    const changed = await admin('PATCH', `${path}/${made.row.id}`, more)
    t.match(changed.row, { ...more, createdAt, updatedAt: '2026-05-01T12:01:00.000Z' }, plural)
    const dated = await admin('PATCH', `${path}/${made.row.id}`, { updatedAt: createdAt })
    t.match(dated, { status: 400, message: /^updatedAt is unknown/ }, plural)
  }
})

t.test('a bad value names its field, what was found and what is expected', async (t) => {
  const { admin } = adminMock(t)
  const contactId = 'contact-xyz789'
  const subAccountId = 'loc-main'
  for (const [path, body, message] of [
    ['/rows/notes', { contactId: 'no', body: 'x' }, /^contactId: .* of a contact, found "no"/],
    ['/rows/notes', { contactId }, /^body is missing, expected text/],
    ['/rows/notes', { contactId, body: 'x', colour: 1 }, /^colour is unknown.*mean "color"/],
    ['/rows/notes', { contactId, body: 'x', dateAdded: '2026-01-01' }, /^dateAdded is unknown/],
    ['/rows/tasks', { contactId, title: 'x', dueDate: '2026-02-30' }, /^dueDate: .*"2026-02-30"/],
    ['/rows/tasks', { contactId, title: 'x', dueDate: null }, /^dueDate: .*found null/],
    ['/rows/tasks', { contactId, title: 'x', dueDate: '9999-12-31T23:00-20:00' }, /^dueDate: /],
    ['/rows/tags', { subAccountId, name: 'vip' }, /^name: .*no other tag .*found "vip"/],
    ['/rows/contacts', { subAccountId, email: 'JANE@Example.com' }, /^email: .*contact-xyz789/],
    ['/rows/contacts', { subAccountId, phone: '(555) 555-0100' }, /^phone: .*Jane Doe/],
    ['/rows/contacts', { subAccountId, email: 'x' }, /^email: expected an e-mail address/],
    [
      '/rows/contacts',
      { subAccountId, customFields: [{ id: 'field-heating', value: 'coal' }] },
      /^customFields\.0\.value: expected one of gas, oil, heat pump, found "coal"/,
    ],
    ['/rows/contacts', { subAccountId, customFields: [{ id: 'no', value: 1 }] }, /found "no"/],
    ['/rows/private-integrations', { subAccountId, name: 'full', scopes: [] }, /^name: /],
  ] as const) {
    t.match(await admin('POST', path, body), { status: 400, message }, JSON.stringify(body))
  }
  t.match(await admin('PATCH', '/rows/notes/note-abc123', { body: null }), { status: 400 })
  t.match(await admin('PATCH', '/rows/contacts/contact-abc456', { email: 'jane@example.com' }), {
    status: 400,
    message: /^email: /,
  })
  t.match(await admin('PATCH', '/rows/contacts/contact-xyz789', { email: 'JANE@example.com' }), {
    status: 200,
  })
  for (const method of ['GET', 'PATCH', 'DELETE'] as const) {
    t.match(await admin(method, '/rows/notes/none', method === 'PATCH' ? {} : undefined), {
      status: 404,
      message: 'There is no note "none".',
    })
  }
})

t.test('a contact is kept as the API keeps it', async (t) => {
  const { admin } = adminMock(t)
  const { row } = await admin('POST', '/rows/contacts', {
    subAccountId: 'loc-main',
    name: 'Ann de Vries',
    phone: '(202) 555-0123',
    dateOfBirth: '09/25/1990',
    tags: ['new', 'new'],
    customFields: [{ id: 'field-heating', value: 'gas' }],
  })
  t.match(row, {
    firstName: 'Ann',
    lastName: 'de Vries',
    phone: '+12025550123',
    country: 'US',
    dateOfBirth: '1990-09-25',
    tags: ['new'],
    customFields: [{ id: 'field-heating', value: 'gas' }],
  })
  const { rows } = await admin('GET', '/rows/tags?query=new')
  t.match(rows, [{ name: 'new' }], 'the sub-account has the tag')
  t.match(await admin('PATCH', `/rows/contacts/${row.id}`, { tags: null, phone: null }), {
    status: 200,
    row: { tags: [], phone: undefined, firstName: 'Ann' },
  })
})

t.test('each sandbox has its own rows', async (t) => {
  const { admin, app } = adminMock(t)
  const { id } = await admin('POST', '/sandboxes')
  await admin('DELETE', `/rows/notes/note-abc123?sandbox=${id}`)
  t.match(await admin('GET', `/rows/notes/note-abc123?sandbox=${id}`), { status: 404 })
  const path = `/__sandbox/${id}/__admin/rows/notes/note-abc123`
  t.equal((await app.inject(path)).statusCode, 404)
  t.match(await admin('GET', '/rows/notes/note-abc123'), { status: 200 })
})
