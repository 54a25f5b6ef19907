import type { TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { Ajv } from 'ajv'
import t from 'tap'
import { Seed } from '../../../src/seeding/fixture-format.js'
import { schemaJson } from '../../../src/seeding/write/schema.js'

/** Every property of a schema, however deep, with its path. */
function* properties(schema: TSchema, path = 'seed'): Generator<[path: string, schema: TSchema]> {
  for (const [name, property] of Object.entries<TSchema>(schema.properties ?? {})) {
    yield [`${path}.${name}`, property]
    yield* properties(property, `${path}.${name}`)
  }
  for (const inner of [schema.items, ...(schema.anyOf ?? [])].flat()) {
    if (inner) yield* properties(inner, path)
  }
}

t.test('editors can explain every property, with examples that are right', async (t) => {
  const all = [...properties(Seed)]
  t.ok(all.some(([path]) => path === 'seed.faults.then.delay.lognormal.sigma'))
  for (const [path, { title, description, examples, ...schema }] of all) {
    t.type(title, 'string', `${path} has a title`)
    t.type(description, 'string', `${path} has a description`)
    t.ok(Array.isArray(examples) && examples.length > 0, `${path} has an example`)
    for (const example of examples ?? []) {
      t.ok(Value.Check(schema as TSchema, example), `${path}: ${JSON.stringify(example)}`)
    }
  }
})

t.test('validators of JSON Schema draft 7 understand it', async (t) => {
  const validate = new Ajv({ strictTypes: false }).compile(JSON.parse(schemaJson()))
  const seed = (note: object) => ({ subAccounts: [{ contacts: [{ notes: [note] }] }] })
  t.ok(validate(seed({ body: 'x', dateAdded: '-3d', color: null })))
  t.ok(validate({ subAccounts: [], faults: [{ then: [503, { delayMs: 5 }, 'pass'] }] }))
  t.notOk(validate(seed({ boddy: 'x' })))
  t.notOk(validate({ subAccounts: [], faults: [{ then: 99 }] }))
  t.notOk(validate({ subAccounts: [], clock: { freze: true } }))
})

t.test('editors take what defaults say for said, and miss it elsewhere', async (t) => {
  const validate = new Ajv({ strictTypes: false }).compile(JSON.parse(schemaJson()))
  const subAccounts = [{ privateIntegrations: [{ name: 'full' }], contacts: [{ notes: [{}] }] }]
  const said = { privateIntegration: { scopes: ['contacts'] }, note: { body: 'Called.' } }
  t.ok(validate({ defaults: said, subAccounts }))
  t.notOk(validate({ subAccounts }))
  t.notOk(validate({ defaults: { ...said, note: { title: 'Call' } }, subAccounts }))
  t.notOk(validate({ defaults: { note: said.note }, subAccounts }))
})

t.test('patterns let editors check dates, durations and amounts', async (t) => {
  const validate = new Ajv({ strictTypes: false }).compile(JSON.parse(schemaJson()))
  const dated = (dateAdded: string) => ({
    subAccounts: [{ contacts: [{ notes: [{ body: 'x', dateAdded }] }] }],
  })
  for (const date of ['now', '-3d', '+1.5h', '2026-03-07', '2026-03-07t12:00:00.5+02:00']) {
    t.ok(validate(dated(date)), date)
  }
  for (const date of ['3d', 'Now', '-3 d', 'tomorrow', '2026-13-01', '']) {
    t.notOk(validate(dated(date)), date)
  }
  const clocked = (clock: object) => ({ subAccounts: [], clock })
  t.ok(validate(clocked({ freeze: '2026-05-01T12:00:00Z', offset: '2h' })))
  t.notOk(validate(clocked({ freeze: 'now' })))
  t.notOk(validate(clocked({ offset: '2 hours' })))
  const generated = (contacts: string) => ({ subAccounts: [{ generate: { contacts } }] })
  t.ok(validate(generated('0..20')))
  t.notOk(validate(generated('0-20')))
})
