import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import t from 'tap'
import { validateFixtures } from '../../../src/seeding/load.js'
import { schemaJson } from '../../../src/seeding/write/schema.js'

/**
 * What a JSON Schema of one file cannot say, in the words of fixtures/README.md; editors do not mark it, and `validate`
 * reports it.
 */
const beyondSchemas: readonly (readonly [words: string, message: RegExp])[] = [
  ['ids, tokens and names that are used twice', /is already at/],
  ['values that differ between two places', /but it is .* at /],
  ['templates that are not in the file', /expected the name of a template of this file/],
  ['keys of custom fields', /expected the key of a custom field of the sub-account/],
  ['rows that are not there', /expected the id of a .* of the fixtures/],
  ['matches that no request can meet', /because there is no .* in the path|for this path/],
  ['matches that no request can meet', /expected a path of the API/],
  ['other files', /extends: (?:found|there is no|this leads)/],
  ['what faker makes', /@faker-js\/faker has no locale|asks for up to/],
  ['ranges such as 9..1', /a number or a range such as/],
  ['days that do not exist', /expected (?:an ISO 8601|a) date/],
  ['pasted entries of another owner', /but the .* is below an? .* with another/],
]

const readme = readFileSync(new URL('../../../fixtures/README.md', import.meta.url), 'utf8')

t.test('fixtures/README.md says what a schema cannot say', async (t) => {
  const [, said = ''] = /An editor cannot tell(.*)/.exec(readme) ?? []
  for (const [words] of beyondSchemas) t.ok(said.includes(words), words)
})

interface Schema {
  [keyword: string]: unknown
  type?: string
  const?: unknown
  examples?: unknown[]
  anyOf?: Schema[]
  items?: Schema
  required?: string[]
  properties?: Record<string, Schema>
  patternProperties?: Record<string, Schema>
}

/** Numbers that are the same on every run. */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    // As integers of 32 bits: a product beyond 2^53 loses digits, and the numbers soon repeat.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** What an entry must have unless defaults say it, which the schema states elsewhere. */
const owed = ['subAccounts', 'name', 'scopes', 'body', 'title', 'dueDate', 'dataType']
/** Other files, and data that faker makes, take long and are tested elsewhere. */
const passedOver = ['extends', 'generate', '$schema']

/** A value that a schema allows. */
function sample(schema: Schema, pick: (below: number) => number): unknown {
  const { anyOf, items, properties, patternProperties, required = [], examples } = schema
  if ('const' in schema) return schema.const
  if (anyOf) return sample(anyOf[pick(anyOf.length)] ?? {}, pick)
  if (items) return Array.from({ length: pick(3) }, () => sample(items, pick))
  const [named] = Object.values(patternProperties ?? {})
  if (named && !properties) return { jane: sample(named, pick) }
  if (properties) {
    const names = Object.keys(properties).filter((name) => !passedOver.includes(name))
    const said = names.filter(
      (name) => required.includes(name) || owed.includes(name) || pick(3) === 0,
    )
    return Object.fromEntries(said.map((name) => [name, sample(properties[name] ?? {}, pick)]))
  }
  const [example] = examples ?? []
  if (example !== undefined) return examples?.[pick(examples.length)]
  const usual: Record<string, unknown> = { string: 'text', boolean: true, null: null }
  return usual[schema.type ?? ''] ?? schema.minimum ?? 1
}

const wrong = [
  5,
  1_772_884_800,
  1_772_884_800_000,
  'a b',
  'https://x',
  true,
  '',
  'x y',
  {},
  [],
  -1,
  '2026-02-31',
  [1],
  { a: 1 },
  '-3x',
  'contacts',
] as const

/** Changes one place: a key that is gone, misspelt or new, or another value. */
function spoil(value: unknown, pick: (below: number) => number): void {
  const places: [owner: object, key: string][] = []
  const collect = (owner: unknown) => {
    if (typeof owner !== 'object' || owner === null) return
    for (const key of Object.keys(owner)) {
      places.push([owner, key])
      collect(Reflect.get(owner, key))
    }
  }
  collect(value)
  const [owner, key] = places[pick(places.length)] ?? [{}, '']
  const change = pick(4)
  if (change === 0 && !Array.isArray(owner)) Reflect.deleteProperty(owner, key)
  else if (change === 1 && !Array.isArray(owner)) Reflect.set(owner, `${key}y`, 'x')
  else Reflect.set(owner, key, wrong[pick(wrong.length)])
}

const isAllowed = new Ajv({ strictTypes: false, logger: false }).compile(JSON.parse(schemaJson()))

const errorsOf = (fixture: object) => {
  const text = JSON.stringify(fixture)
  const { problems } = validateFixtures([], { texts: [{ name: 'x', text, format: 'json' }] })
  return problems.filter(({ severity }) => severity === 'error')
}

t.test('they agree on dates of every kind, wherever one may be', async (t) => {
  const dates = [
    ...[
      1_772_884_800_000, 0, 1_772_884_800, -1_772_884_800, -200_000_000_000, 99_999_999_999, 1e18,
    ],
    ...[100_000_000_000, 1_772_884_800_000.5, '1772884800000', '-3d', '+1w2h', 'now', '3d'],
    ...['2026-03-07', '2026-03-07T12:00:00.000Z', '2026-03-07 12:00', '03/07/2026', true, ''],
  ]
  const within = (date: unknown): Record<string, object> => ({
    contact: { contacts: [{ id: 'c', dateAdded: date }] },
    updated: { contacts: [{ id: 'c', dateUpdated: date }] },
    note: { contacts: [{ id: 'c', notes: [{ body: 'x', dateAdded: date }] }] },
    task: { contacts: [{ id: 'c', tasks: [{ title: 'x', dueDate: date }] }] },
    token: { privateIntegrations: [{ name: 'x', scopes: ['contacts'], expiresAt: date }] },
    business: { businesses: [{ name: 'x', createdAt: date }] },
  })
  for (const date of dates) {
    for (const [name, subAccount] of Object.entries(within(date))) {
      const fixture = { subAccounts: [{ id: 's', ...subAccount }] }
      t.equal(isAllowed(fixture), errorsOf(fixture).length === 0, `${name}: ${date}`)
    }
    for (const entry of ['defaults', 'templates']) {
      const fixture = { [entry]: { contact: { dateAdded: date } }, subAccounts: [] }
      t.equal(isAllowed(fixture), errorsOf(fixture).length === 0, `${entry}: ${date}`)
    }
    const fixture = { clock: { freeze: date }, subAccounts: [] }
    t.equal(isAllowed(fixture), errorsOf(fixture).length === 0, `clock: ${date}`)
  }
})

t.test('they agree on methods and paths of matches', async (t) => {
  for (const method of ['GET', 'get', 'Post', 'DELETE', 'PUT', 'a b', '+1.5d', 'BREW', ''])
    agree({ method })
  for (const path of ['/contacts', '/contacts/', '/contacts/:id', '/CONTACTS/ab', '/contacts/%20'])
    agree({ path })
  for (const path of [
    'contacts',
    'https://x',
    'a b',
    '/',
    '',
    '/contacts?limit=1',
    '/*',
    '//contacts',
    '/contacts/a b',
  ])
    agree({ path })
  function agree(match: object) {
    const fixture = { subAccounts: [], faults: [{ match, then: 503 }] }
    t.equal(isAllowed(fixture), errorsOf(fixture).length === 0, JSON.stringify(match))
  }
})

t.test('they agree on entries of an answer that are pasted among others', async (t) => {
  const note = { id: 'n', body: 'x' }
  const inContact = (one: object) => ({
    subAccounts: [{ id: 's', contacts: [{ id: 'c', locationId: 's', notes: [one] }] }],
  })
  for (const one of [
    { ...note, contactId: 'c' },
    { ...note, contactId: 'c', traceId: 't' },
    { ...note, contactId: 5 },
    { ...note, traceId: 't' },
  ]) {
    const fixture = inContact(one)
    t.equal(isAllowed(fixture), errorsOf(fixture).length === 0, JSON.stringify(one))
  }
})

t.test('what is pasted and not kept is the one thing that only editors mark', async (t) => {
  t.match(readme, /It marks whole answers and keys in pasted entries that a fixture does not have/)
  const note = { id: 'n', body: 'x', contactId: 'c', bodyText: 'x' }
  for (const fixture of [
    { subAccounts: [{ id: 's', contacts: [{ id: 'c', locationId: 's', notes: [note] }] }] },
    { notes: [note], traceId: 't' },
  ]) {
    t.same(errorsOf(fixture), [])
    t.notOk(isAllowed(fixture))
  }
})

t.test('schema.json and validate agree on 500 fixtures', async (t) => {
  const schema: Schema = JSON.parse(schemaJson())
  const counts = { valid: 0, refused: 0, beyond: 0 }
  for (let run = 1; run <= 500; run++) {
    const pick = random(run)
    const fixture = Object(sample({ properties: schema.properties ?? {} }, pick))
    for (let count = pick(2); count > 0; count--) spoil(fixture, pick)
    const errors = errorsOf(fixture)
    const isValid = errors.length === 0
    if (isAllowed(fixture) === isValid) counts[isValid ? 'valid' : 'refused']++
    else {
      counts.beyond++
      const unlisted = errors.filter(
        ({ message }) => !beyondSchemas.some(([, one]) => one.test(message)),
      )
      const words = unlisted.map(({ message }) => message)
      const found = isValid ? isAllowed.errors : words
      if (isValid || words.length > 0)
        t.fail(`run ${run}: ${JSON.stringify(found)}`, {
          text: JSON.stringify(fixture).slice(0, 3000),
        })
    }
  }
  t.comment(JSON.stringify(counts))
  t.ok(counts.valid > 50 && counts.refused > 50, JSON.stringify(counts))
})
