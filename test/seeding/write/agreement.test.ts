import { Ajv } from 'ajv'
import t from 'tap'
import { validateFixtures } from '../../../src/seeding/load.js'
import { schemaJson } from '../../../src/seeding/write/schema.js'

/** What a JSON Schema of one file cannot say; editors do not mark it, and `validate` reports it. */
const beyondSchemas: readonly RegExp[] = [
  /is already at/, // ids, tokens and names that are used twice
  /but it is .* at /, // values that differ between places
  /expected the name of a template of this file/,
  /expected the key of a custom field of the sub-account/,
  /expected the id of a .* of the fixtures/, // faults on rows that are not there
  /because there is no .* in the path/, // matches that no request can meet
  /extends: (?:found|there is no|this leads)/, // other files
  /@faker-js\/faker has no locale|asks for up to/,
  /a number or a range such as/, // 9..1: the smaller first
  /expected (?:an ISO 8601|a) date/, // days that do not exist, such as 2026-02-30
]

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
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
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

t.test('schema.json and validate agree on 500 fixtures', async (t) => {
  const schema: Schema = JSON.parse(schemaJson())
  const isAllowed = new Ajv({ strictTypes: false, logger: false }).compile(schema)
  const counts = { valid: 0, refused: 0, beyond: 0 }
  for (let run = 1; run <= 500; run++) {
    const pick = random(run)
    const fixture = sample({ properties: schema.properties ?? {} }, pick)
    for (let count = pick(2); count > 0; count--) spoil(fixture, pick)
    const text = JSON.stringify(fixture)
    const { problems } = validateFixtures([], { texts: [{ name: 'x', text, format: 'json' }] })
    const errors = problems.filter(({ severity }) => severity === 'error')
    const isValid = errors.length === 0
    if (isAllowed(fixture) === isValid) counts[isValid ? 'valid' : 'refused']++
    else {
      counts.beyond++
      const unlisted = errors.filter(
        ({ message }) => !beyondSchemas.some((one) => one.test(message)),
      )
      const words = unlisted.map(({ message }) => message)
      const found = isValid ? isAllowed.errors : words
      if (isValid || words.length > 0)
        t.fail(`run ${run}: ${JSON.stringify(found)}`, { text: text.slice(0, 3000) })
    }
  }
  t.comment(JSON.stringify(counts))
  t.ok(counts.valid > 50 && counts.refused > 50, JSON.stringify(counts))
})
