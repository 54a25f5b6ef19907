import t from 'tap'
import { validateFixtures } from '../../../src/seeding/load.js'
import { C, said } from '../../support/fixtures.js'

t.test('text that begins with & and is nothing but a name', async (t) => {
  const said = (text: string) => {
    const folder = t.testdir({ 'a.yaml': text })
    return validateFixtures([folder]).problems.map(
      ({ severity, place: { line, column, length }, message }) =>
        `${severity} ${line}:${column}+${length} ${message.replaceAll(`${folder}/`, '')}`,
    )
  }
  const text = `subAccounts:
  - privateIntegrations: [{ name: full, scopes: [contacts] }]
    contacts:
      - firstName: &Jane
        tags: [&vip, lead]
        notes:
          - body: &Call
          - { body: &Call, title: x }
          - body: &Call her
`
  const quotes = (name: string) => `text that begins with & needs quotes: "&${name}"`
  t.same(said(text), [
    'warning 4:20+5 found &Jane, which YAML reads as the name of what follows, and no *Jane uses it: text that begins with & needs quotes',
    `error 5:16+4 tags[0]: found null, expected text that is not blank; ${quotes('vip')}`,
    `error 7:19+5 body: found null, expected text that is not blank; ${quotes('Call')}`,
    `error 8:21+5 body: found null, expected text that is not blank; ${quotes('Call')}`,
    'warning 9:19+5 found &Call, which is already at a.yaml:8:21: each *Call below here means this one; give one of them another name',
  ])
})

t.test('an anchor that is defined twice', async (t) => {
  const said = (text: string) => {
    const folder = t.testdir({ 'a.yaml': text })
    return validateFixtures([folder]).problems.map(
      ({ severity, place: { line, column, length }, message, other }) =>
        `${severity} ${line}:${column}+${length} ${message.replaceAll(`${folder}/`, '')} ${other?.line}`,
    )
  }
  const text = (second: string) => `x-berlin: &place { city: Berlin }
x-paris: ${second} { city: Paris }
subAccounts:
  - privateIntegrations: [{ name: full, scopes: &scopes [contacts] }]
    contacts:
      - { <<: *place, firstName: &name Jane }
      - { <<: *place, firstName: *name, lastName: ${second === '&place' ? '&name' : ''} Doe }
      - { firstName: Mia, lastName: *name }
`
  t.same(said(text('&place')), [
    'warning 2:10+6 found &place, which is already at a.yaml:1:11: each *place below here means this one; give one of them another name 1',
    'warning 7:51+5 found &name, which is already at a.yaml:6:34: each *name below here means this one; give one of them another name 6',
  ])
  t.same(said(text('&other')), [], 'a name of its own')
  t.same(
    said(text('&other').replace('&other', '&place').replaceAll('*place', '{}')),
    [
      'warning 2:10+6 found &place, which is already at a.yaml:1:11: each *place below here means this one; give one of them another name 1',
    ],
    'also one that no alias names',
  )
})

t.test('an anchor in what aliases repeat is defined once', async (t) => {
  const text = `x-a: &a { city: &b Berlin }
subAccounts:
  - privateIntegrations: [{ name: full, scopes: [contacts] }]
    contacts: [{ <<: *a, firstName: Jane }, { <<: *a, firstName: Mia, state: *b }]
`
  t.same(validateFixtures([t.testdir({ 'a.yaml': text })]).problems, [])
})

/** A fixture with anchors of an object, a list and an entry, and the aliases of them. */
const anchored = `x-berlin: &berlin { city: Berlin, country: DE }
x-paris: &paris
  city: Paris
x-all: &all [contacts, calendars.readonly]
subAccounts:
  - privateIntegrations:
      - name: full
        scopes: *all
    contacts:
      - &jane
        firstName: Jane
        email: jane@example.com
      - { <<: *jane, email: jane.2@example.com }
      - { <<: *berlin, firstName: Omar }
      - <<: [*berlin, *paris]
        firstName: Mia
`
const anchor = (name: string) =>
  `found *${name} before what it is to stand for, expected &${name}, which gives it that name`
const space = (sign: string, name: string) =>
  `found a space after ${sign}, expected the name right after it: ${sign}${name}`

for (const [part, by, line] of [
  ['&berlin', '& berlin', `1:11 ${space('&', 'berlin')}`],
  ['&paris', '& paris', `2:10 ${space('&', 'paris')}`],
  ['&all', '& all', `4:8 ${space('&', 'all')}`],
  ['&jane', '& jane', `10:9 ${space('&', 'jane')}`],
  ['*all', '* all', `8:17 ${space('*', 'all')}`],
  ['<<: *jane', '<<: * jane', `13:15 ${space('*', 'jane')}`],
  [', *paris', ', * paris', `15:23 ${space('*', 'paris')}`],
  ['&berlin', '*berlin', `1:11 ${anchor('berlin')}`],
  ['&paris', '*paris', `2:10 ${anchor('paris')}`],
  ['&all', '*all', `4:8 ${anchor('all')}`],
  ['&jane', '*jane', `10:9 ${anchor('jane')}`],
  [
    '<<: *jane',
    '<<: &jane',
    '13:15 found &jane after <<, expected *jane, which stands for what is at &jane above',
  ],
] satisfies [string, string, string][]) {
  t.test(`explains ${by} in place of ${part}`, async (t) => {
    const folder = t.testdir({ 'a.yaml': anchored.replace(part, () => by) })
    const { problems } = validateFixtures([folder])
    t.same(
      problems.map(({ place: { line, column }, message }) => `${line}:${column} ${message}`),
      [line],
    )
  })
}

t.test('a space after & in what no alias names may also be text', async (t) => {
  const text = anchored.replace('&jane', '& jo').replace('<<: *jane, ', '')
  const [problem] = validateFixtures([t.testdir({ 'a.yaml': text })]).problems
  t.equal(problem?.message, `${space('&', 'jo')}, or quotes around text: "& jo"`)
})

t.test('a name without & before what it stands for', async (t) => {
  const text = `x-lyon: lyon { city: Lyon, contry: FR }\n${C}        <<: *lyon\n`
  t.same(said(t, { 'a.yaml': text }), [
    '1:9 found lyon before a value, expected &lyon, which gives it the name that line 10 has',
  ])
})

t.test('names of any length', async (t) => {
  for (const name of ['*'.repeat(100_000), 'a'.repeat(100_000), '[x'.repeat(50_000)]) {
    t.ok(said(t, { 'a.yaml': `${C}        source: *${name}\n` }).length > 0)
    t.ok(said(t, { 'a.yaml': `x-a: ${name}\n  b: c\n${C}        source: * ${name}\n` }).length > 0)
  }
})
