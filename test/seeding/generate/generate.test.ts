import t from 'tap'
import type { CustomField } from '../../../src/resources/custom-field/custom-field.js'
import { readCustomValues } from '../../../src/resources/custom-field/values.js'
import type { Seed } from '../../../src/seeding/fixture-format.js'
import { checkSeed, loadText } from '../../../src/seeding/load.js'
import { toWorld } from '../../../src/seeding/to-world.js'

const load = (subAccount: Seed['subAccounts'][number]) =>
  checkSeed({ subAccounts: [subAccount] }).seed.subAccounts[0]

t.test('a fixture gets what it asks for, besides what it says', async (t) => {
  const made = load({
    id: 'loc',
    contacts: [
      { id: 'jane', firstName: 'Jane', notes: [{ body: 'mine' }], generate: { notes: 500 } },
      { id: 'omar', generate: { notes: 1 } },
    ],
    generate: { contacts: 50, notes: '1..3', seed: 1, locale: 'de' },
  })
  t.notOk(made && 'generate' in made)
  const [jane, omar, ...others] = made?.contacts ?? []
  t.equal(jane?.notes?.length, 501)
  t.equal(jane?.notes?.[0]?.body, 'mine')
  t.notOk(jane && 'generate' in jane)
  t.equal(omar?.notes?.length, 1)
  t.equal(others.length, 50)
  t.ok(others.every(({ notes = [] }) => notes.length >= 1 && notes.length <= 3))
  t.equal(new Set(others.map(({ email }) => email)).size, 50, 'no two of one address')
  t.match(others[0]?.firstName, /\S/)
})

t.test('no two of many contacts have one telephone number', async (t) => {
  const made = load({ id: 'loc', generate: { contacts: 10_000 } })
  const phones = made?.contacts?.map(({ phone }) => phone ?? '') ?? []
  t.equal(new Set(phones).size, 10_000)
  t.ok(phones.every((phone) => /^\+1555\d{7}$/.test(phone)))
})

t.test('is the same for the same wishes, and people stay when their notes change', async (t) => {
  const people = (generate: NonNullable<Parameters<typeof load>[0]['generate']>) =>
    load({ generate })?.contacts?.map(({ notes: _, ...person }) => person)
  t.same(people({ contacts: 5 }), people({ contacts: 5, seed: 42, locale: 'en', notes: 9 }))
  t.same(people({ contacts: 5 }), people({ contacts: 9 })?.slice(0, 5))
  t.not(people({ contacts: 1 })?.[0]?.email, people({ contacts: 1, seed: 43 })?.[0]?.email)
})

t.test('notes are dated oldest first, before a fixed day', async (t) => {
  const dates = load({ contacts: [{ generate: { notes: 200 } }] })?.contacts?.[0]?.notes?.map(
    ({ dateAdded }) => dateAdded ?? '',
  )
  t.same(dates, [...(dates ?? [])].sort())
  t.ok(dates?.every((date) => date >= '2025-03-07' && date < '2026-03-07'))
})

t.test('notes and tasks stay in the years from 0 to 9999', async (t) => {
  for (const until of ['0000-01-01', '9999-12-31']) {
    const [made] =
      load({ contacts: [{ generate: { notes: 20, tasks: 20, until } }] })?.contacts ?? []
    const dates = [...(made?.notes ?? []), ...(made?.tasks ?? [])].map((one) =>
      'dueDate' in one ? one.dueDate : 'dateAdded' in one ? one.dateAdded : '',
    )
    t.equal(dates.length, 40)
    t.same(
      dates
        .map((date) => String(date).slice(0, 4))
        .filter((year) => !/^(0000|9999|9998)$/.test(year)),
      [],
    )
  }
})

t.test('amounts are validated', async (t) => {
  for (const contacts of ['many', '3..1', -1, 1.5, '1..9999999']) {
    t.throws(() => checkSeed({ subAccounts: [{ generate: { contacts } }] }), {
      exitCode: 3,
      message: /generate\.contacts {2}contacts: found .*, expected a number or a range/,
    })
  }
  const text = 'subAccounts:\n  - id: a\n    generate: { contacts: 1, locale: tlh }\n'
  t.throws(() => loadText({ name: 'a.yaml', text, format: 'yaml' }), {
    exitCode: 3,
    message: /a\.yaml:3:38 .*no locale "tlh"/,
  })
})

t.test('more than a million rows are refused before any is generated', async (t) => {
  const refused = (subAccount: Seed['subAccounts'][number]) => () => load(subAccount)
  t.throws(refused({ generate: { contacts: 999_999, notes: '0..999999' } }), {
    message:
      /subAccounts\[0\]\.generate {2}asks for up to 999,999,000,000 rows, expected at most 1,000,000 in all: ask for fewer\./,
  })
  const each = { generate: { notes: 500_000 } }
  t.throws(refused({ contacts: [each, each, { generate: { notes: 1 } }] }), {
    message: /subAccounts\[0\]\.contacts\[2\]\.generate {2}asks for up to 1,000,001/,
  })
})

t.test('notes of a contact do not change with its place', async (t) => {
  const jane = { email: 'j@example.com', generate: { notes: 3, tasks: 2 } }
  const made = (...contacts: object[]) =>
    load({ contacts })?.contacts?.find(({ email }) => email === jane.email)
  t.same(made({ firstName: 'Omar', generate: { notes: 3 } }, jane), made(jane))
  t.equal(made(jane)?.tasks?.length, 2)
  const [one, other] =
    load({ contacts: [jane, { ...jane, email: 'k@example.com' }] })?.contacts ?? []
  t.notSame(one?.notes, other?.notes)
})

t.test('dates until now are relative, and count from the clock of the mock', async (t) => {
  const generate = { contacts: 3, notes: 50, tasks: 20, until: 'now' as const }
  const made = load({ id: 's', generate })
  t.same(load({ id: 's', generate }), made, 'the same on every run')
  const dates = (nowMs: number) =>
    toWorld({ subAccounts: [made ?? {}] }, 'x', nowMs).notes?.map(({ dateAdded }) => dateAdded)
  const now = Date.UTC(2030, 0, 1)
  const found = dates(now) ?? []
  t.equal(found.length, 150)
  t.ok(found.every((date) => `${date}` > '2028-12' && `${date}` < '2030'))
  t.same(
    dates(now + 86_400_000)?.map((date) => Date.parse(`${date}`) - 86_400_000),
    found.map((date) => Date.parse(`${date}`)),
  )
  const tasks = made?.contacts?.flatMap(({ tasks = [] }) => tasks) ?? []
  t.ok(tasks.some(({ dueDate }) => dueDate.startsWith('+')))
  t.ok(tasks.some(({ dueDate, completed }) => dueDate.startsWith('-') && completed))
  const [, note] =
    load({ id: 's', generate: { ...generate, until: '2020-05-01' } })?.contacts?.[0]?.notes ?? []
  t.match(note?.dateAdded, /^20(?:19|20)-/)
})

t.test('contacts get tags, tasks, and values that their custom fields take', async (t) => {
  const kinds = [
    'TEXT',
    'NUMERICAL',
    'DATE',
    'EMAIL',
    'PHONE',
    'FLOAT',
    'TIME',
    'SIGNATURE',
  ] as const
  const customFields = [
    ...kinds.map((dataType) => ({ name: `My ${dataType}`, dataType })),
    {
      id: 'heating',
      name: 'Heating',
      dataType: 'SINGLE_OPTIONS' as const,
      picklistOptions: ['gas', 'oil'],
    },
    { name: 'Stage', dataType: 'TEXT' as const, model: 'opportunity' as const },
  ] as NonNullable<Seed['subAccounts'][number]['customFields']>
  const generate = { contacts: 20, tasks: '1..2', tags: ['vip', 'lead'], customFields: true }
  const made = load({ id: 's', customFields, generate })
  const people = made?.contacts ?? []
  t.ok(people.every(({ tasks = [] }) => tasks.length === 1 || tasks.length === 2))
  t.same(new Set(people.flatMap(({ tags = [] }) => tags)), new Set(['vip', 'lead']))
  t.ok(people.every((one) => one.customFields?.length === 8))
  const heating = people.map((one) => one.customFields?.find(({ id }) => id === 'heating')?.value)
  t.same(new Set(heating), new Set(['gas', 'oil']))
  const rows = toWorld({ subAccounts: [made ?? {}] }, 'x', 0)
  const definitions = rows.customFields as unknown as CustomField[]
  for (const contact of rows.contacts ?? []) {
    const sent = contact.customFields as object[]
    const read = readCustomValues(sent, (id) => definitions.find((one) => one.id === id))
    t.match(read, { unknown: [], refused: [] })
  }
  t.equal(
    load({ id: 's', customFields, generate: { contacts: 1 } })?.contacts?.[0]?.customFields,
    undefined,
  )
})
