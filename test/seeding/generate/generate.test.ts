import t from 'tap'
import { checkSeed, loadText } from '../../../src/seeding/load.js'
import type { Seed } from '../../../src/seeding/seed.js'

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
    message: /a\.yaml:3:5 .*no locale "tlh"/,
  })
})

t.test('more than a million rows are refused before any is generated', async (t) => {
  const refused = (subAccount: Seed['subAccounts'][number]) => () => load(subAccount)
  t.throws(refused({ generate: { contacts: 999_999, notes: '0..999999' } }), {
    message:
      /subAccounts\[0\]\.generate {2}asks for up to 999,999,000,000 contacts and notes, expected at most 1,000,000 in all: ask for fewer\./,
  })
  const each = { generate: { notes: 500_000 } }
  t.throws(refused({ contacts: [each, each, { generate: { notes: 1 } }] }), {
    message: /subAccounts\[0\]\.contacts\[2\]\.generate {2}asks for up to 1,000,001/,
  })
})
