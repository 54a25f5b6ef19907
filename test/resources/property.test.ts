import { Type } from '@sinclair/typebox'
import t, { type Test } from 'tap'
import { contact } from '../../src/resources/contact/contact.js'
import { resources } from '../../src/resources/index.js'
import { note } from '../../src/resources/note/note.js'
import type { Profile } from '../../src/resources/profile.js'
import {
  childrenOf,
  defineResource,
  type Field,
  fieldsOf,
  idField,
  parentField,
  type Resource,
  textField,
} from '../../src/resources/resource.js'
import { subAccount } from '../../src/resources/sub-account/sub-account.js'
import { RequestCounters } from '../../src/sandbox/request-counters.js'
import { Sandbox } from '../../src/sandbox/sandbox.js'
import { differences, toComparable } from '../../src/seeding/diff/diff.js'
import type { Seed } from '../../src/seeding/fixture-format.js'
import { checkSeed, formatOf, loadText } from '../../src/seeding/load.js'
import { merge } from '../../src/seeding/merge.js'
import { exportSeed, originFrom } from '../../src/seeding/origin.js'

import { toWorld } from '../../src/seeding/to-world.js'
import { type SeedEntry, writtenFields } from '../../src/seeding/walk.js'
import { writeSeed } from '../../src/seeding/write/write.js'
import { mock } from '../support/mock.js'

/** A resource that only this test has: a field of every kind of column. */
const callLog = defineResource({
  name: 'callLog',
  plural: 'callLogs',
  noun: 'call log',
  parent: contact,
  parentKey: 'contactId',
  key: 'id',
  fields: {
    id: idField,
    contactId: parentField('c'),
    outcome: { ...textField('an outcome', 'How it went.', 'answered'), nullable: true },
    seconds: {
      schema: Type.Integer({ examples: [90] }),
      column: 'INTEGER',
      write: 'always',
    },
    answered: { schema: Type.Boolean({ examples: [true] }), column: 'BOOLEAN', write: 'always' },
    legs: {
      schema: Type.Array(Type.Unknown(), { examples: [[{ from: '+1', to: null }]] }),
      column: 'JSON',
      write: 'always',
    },
  },
  about: { title: 'a call log', description: 'Calls.', example: { outcome: 'answered' } },
})

/** A value that shows whether bytes survive. */
function exampleOf(name: string, { column, schema, date }: Field): unknown {
  if (date) return '2026-03-07T12:00:00.123Z'
  if (column === 'BOOLEAN') return true
  if (column === 'INTEGER') return 90
  if (column === 'JSON' || schema.pattern || schema.anyOf) return schema.examples[0]
  return ` ${name}: "é"\n\t'{}' # *a* <b>& 🙂 `
}

const isOptional = ({ required, made, fallback, from, derived }: Field) =>
  made === undefined && !derived && (!required || fallback !== undefined || from !== undefined)

/** A seed with one row of the resource and of each of its owners. */
function seedWith(resource: Resource, entry: SeedEntry): Seed {
  if (!resource.parent) return { [resource.plural]: [entry] } as unknown as Seed
  const owner = { id: `${resource.parent.name}-1`, [resource.plural]: [entry] }
  return seedWith(resource.parent, owner)
}

/** A value of a field that an entry must have. */
function requiredValue(name: string, { date, column, schema }: Field): unknown {
  if (date) return '2026-03-07'
  if (column === 'JSON') return ['contacts.write']
  return schema.anyOf ? schema.examples[0] : name
}

const required = (resource: Resource): SeedEntry =>
  Object.fromEntries([
    ...(resource.key === 'id' ? [['id', `${resource.name}-1`]] : []),
    ...fieldsOf(resource)
      .filter(([, field]) => field.required && !isOptional(field) && !field.made && !field.parent)
      .map(([name, field]) => [name, requiredValue(name, field)]),
  ])

const settings = {
  rateLimits: { burst: 100, daily: 100, per: 'token' as const },
  idSeed: 'x',
  journalSize: 0,
  journalBytes: 1_000_000,
  snapshotLimit: 1,
  faultLimit: 1,
  counters: new RequestCounters(),
}

const all: readonly Resource[] = [...resources, callLog]

function open(t: Test, seed: Seed, file?: string): Sandbox {
  const origin = originFrom(seed, settings, { nowMs: 0, resources: all })
  const sandbox = new Sandbox(origin, settings, 'default', file)
  t.teardown(() => sandbox.close())
  return sandbox
}

for (const resource of all) {
  for (const [name, field] of fieldsOf(resource).filter(([, field]) => isOptional(field))) {
    t.test(`${resource.name}.${name} survives every way through the mock`, async (t) => {
      const value = exampleOf(name, field)
      const key = resource.key === 'id' ? `${resource.name}-1` : undefined
      const seed = seedWith(resource, { ...required(resource), [name]: value })
      const bare = seedWith(resource, required(resource))
      const inWorld = (of: Sandbox) => {
        const rows = of.database.list(resource)
        return (key === undefined ? rows[0] : rows.find((row) => row.id === key))?.[name]
      }

      const sandbox = open(t, seed)
      t.same(inWorld(sandbox), value, 'seeded')

      const exported = exportSeed(sandbox)
      for (const format of ['yaml', 'json'] as const) {
        const text = writeSeed(exported, format)
        t.equal(formatOf(text), format)
        // The test's own resource is not part of the format of fixtures.
        const read = resource === callLog ? exported : loadText({ name: 'x', text, format }).seed
        t.same(inWorld(open(t, read)), value, `exported as ${format} and loaded`)
      }
      if (resource !== callLog) t.doesNotThrow(() => checkSeed(exported))

      if (!resource.parent) t.same(inWorld(open(t, merge([bare, seed], all))), value, 'added')
      t.same(inWorld(open(t, merge([seed, { subAccounts: [] }], all))), value, 'merged')

      const world = toWorld(seed, 'x', 0, all)
      sandbox.database.become(world, {})
      t.same(inWorld(sandbox), value, 'restored')

      const found = differences(toComparable(bare, 'x', all), toComparable(seed, 'x', all), all)
      const changed = new RegExp(`${name} changed: `)
      t.ok(
        found.some(({ words }) => changed.test(words)),
        'a difference',
      )
      t.same(differences(toComparable(seed, 'x', all), toComparable(exported, 'x', all), all), [])
    })
  }
}

for (const resource of all) {
  for (const [name, field] of fieldsOf(resource).filter(([, field]) => isOptional(field))) {
    t.test(`${resource.name}.${name} comes back with a reset of a file`, async (t) => {
      const value = exampleOf(name, field)
      const seed = seedWith(resource, { ...required(resource), [name]: value })
      const origin = originFrom(seed, settings, { nowMs: 0, resources: all })
      const sandbox = new Sandbox(origin, settings, 'default', `${t.testdir()}/x.db`)
      t.teardown(() => sandbox.close())
      const [row] = sandbox.database.list(resource)
      sandbox.database.remove(resource, String(row?.[resource.key]))
      t.same(sandbox.database.list(resource), [])
      sandbox.reset()
      t.same(sandbox.database.list(resource), [row])
      t.same(row?.[name], value)
    })
  }
}

/** An entry that says every field, with one entry of each resource below it. */
function fullEntry(resource: Resource): SeedEntry {
  const said = writtenFields(resource).map(([name, field]) => {
    if (name === resource.key) return [name, `${resource.name}-1`]
    return [
      name,
      isOptional(field) || field.date ? exampleOf(name, field) : requiredValue(name, field),
    ]
  })
  const below = childrenOf(resource, resources).map((child) => [child.plural, [fullEntry(child)]])
  return Object.fromEntries([...said, ...below])
}

t.test('a world that uses every field of every resource comes back byte for byte', async (t) => {
  // Every field is valid in a fixture.
  const { seed } = checkSeed({ subAccounts: [fullEntry(subAccount)] })
  const sandbox = open(t, seed)
  for (const { plural, fields } of resources) {
    const [row] = sandbox.database.read()[plural] ?? []
    const kept = Object.entries<Field>(fields).filter(([, { derived }]) => !derived)
    t.same(Object.keys(row ?? {}).sort(), kept.map(([name]) => name).sort(), plural)
  }
  for (const format of ['yaml', 'json'] as const) {
    const text = writeSeed(exportSeed(sandbox), format)
    const again = open(t, loadText({ name: 'x', text, format }).seed)
    t.equal(writeSeed(exportSeed(again), format), text, format)
    t.same(again.database.read(), sandbox.database.read(), format)
  }
})

for (const profile of ['documented', 'observed'] as const satisfies readonly Profile[]) {
  for (const [name, field] of fieldsOf(note).filter(([, { write }]) => write === 'always')) {
    t.test(`${profile}: a note's ${name} goes from POST and PUT to GET and lists`, async (t) => {
      const value = exampleOf(name, field)
      const seed = {
        subAccounts: [
          {
            id: 's',
            privateIntegrations: [{ name: 'full', token: 'pit-1', scopes: ['contacts'] }],
            contacts: [{ id: 'c' }],
          },
        ],
      }
      const { as } = mock(t, { profile, seed })
      const ask = as('pit-1')
      const notes = '/contacts/c/notes'
      const made = (await ask('POST', notes, { body: 'b', [name]: value })).json().note
      t.same(made[name], value, 'POST')
      t.same((await ask('GET', `${notes}/${made.id}`)).json().note[name], value, 'GET')
      t.same((await ask('GET', notes)).json().notes[0][name], value, 'list')
      const plain = (await ask('POST', notes, { body: 'b' })).json().note
      const changed = (await ask('PUT', `${notes}/${plain.id}`, { [name]: value })).json().note
      t.same(changed[name], value, 'PUT')
    })
  }
}
