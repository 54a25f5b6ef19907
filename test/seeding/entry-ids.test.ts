import t from 'tap'
import { resources } from '../../src/resources/index.js'
import type { Seed } from '../../src/seeding/fixture-format.js'
import { toWorld } from '../../src/seeding/to-world.js'

const idsOf = (seed: object, idSeed = 'x') =>
  Object.fromEntries(
    Object.entries(toWorld(seed as Seed, idSeed, 0)).map(([plural, rows]) => {
      const key = resources.find((one) => one.plural === plural)?.key ?? 'id'
      return [plural, rows.map((row) => row[key])]
    }),
  )

/** Numbers that are the same on every run. */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    // As integers of 32 bits: a product beyond 2^53 loses digits, and the numbers soon repeat.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

type Tree = { [list: string]: unknown }

const lists = [
  ...['subAccounts', 'privateIntegrations', 'users', 'tags', 'customFields', 'customValues'],
  ...['businesses', 'campaigns', 'workflows', 'contacts', 'notes', 'tasks'],
] as const

/** A tree in which each entry has a mark of its own, in a field that no key is made of. */
function grown(pick: (below: number) => number) {
  let count = 0
  const entry = (plural: (typeof lists)[number]): Tree => {
    const n = ++count
    const several = (child: (typeof lists)[number]) =>
      Array.from({ length: pick(4) }, () => entry(child))
    switch (plural) {
      case 'subAccounts':
        return {
          name: `s${n}`,
          ...Object.fromEntries(lists.slice(1, 10).map((list) => [list, several(list)])),
        }
      case 'privateIntegrations':
        return { name: `p${n}`, scopes: [] }
      case 'customFields':
        return { name: `f${n}`, dataType: 'TEXT' }
      case 'users':
        return pick(2) ? { email: `u${n}@x` } : { firstName: `u${n}` }
      case 'contacts': {
        const who = [
          { email: `c${n}@x`, firstName: 'Jane' },
          { phone: `+1555555${1000 + n}` },
          { firstName: 'Jane', lastName: `D${n}` },
          { name: `Jane D${n}` },
        ][pick(4)]
        return { ...who, notes: several('notes'), tasks: several('tasks') }
      }
      case 'notes':
        return pick(2)
          ? { body: 'Called.', dateAdded: `-${n}d` }
          : { body: `b${n}`, title: 'Called.' }
      case 'tasks':
        return { title: `t${n}`, dueDate: '+1d' }
      default:
        return { name: `${plural} ${n}` }
    }
  }
  return { seed: { subAccounts: [entry('subAccounts'), entry('subAccounts')] }, entry }
}

/** Every list of a tree, and what it is a list of. */
const listsIn = (tree: Tree): [(typeof lists)[number], Tree[]][] =>
  lists.flatMap((list) => {
    const own = tree[list]
    if (!Array.isArray(own)) return []
    return [[list, own], ...own.flatMap(listsIn)]
  })

t.test('inserting, removing and moving entries changes no id of another entry', async (t) => {
  for (let run = 0; run < 300; run++) {
    const pick = random(run + 1)
    const { seed, entry } = grown(pick)
    const before = idsOf(seed)
    const all = new Set(Object.values(before).flat())
    const [list, entries] = listsIn(seed)[pick(listsIn(seed).length)] ?? ['notes', []]
    const at = pick(entries.length + 1)
    const rowsOf = (one: Tree) => 1 + listsIn(one).reduce((sum, [, own]) => sum + own.length, 0)

    const added = entry(list)
    entries.splice(at, 0, added)
    const more = new Set(Object.values(idsOf(seed)).flat())
    t.ok(
      [...all].every((id) => more.has(id)),
      `run ${run}: inserted into ${list}`,
    )
    t.equal(more.size, all.size + rowsOf(added), 'with ids of its own')

    entries.splice(entries.indexOf(added), 1)
    entries.splice(pick(entries.length + 1), 0, added)
    t.same(new Set(Object.values(idsOf(seed)).flat()), more, `run ${run}: moved in ${list}`)

    entries.splice(entries.indexOf(added), 1)
    t.same(idsOf(seed), before, `run ${run}: removed from ${list}`)
  }
})

t.test('a child keeps its id within its parent alone', async (t) => {
  const world = (name: string) =>
    idsOf({ subAccounts: [{ name, contacts: [{ email: 'j@x', notes: [{ body: 'a' }] }] }] })
  t.notSame(world('a'), world('b'))
  t.equal(new Set([...Object.values(world('a')), ...Object.values(world('b'))].flat()).size, 6)
})

t.test('what an entry says beside does not change its id', async (t) => {
  const ids = (contact: object) =>
    idsOf({ subAccounts: [{ id: 's', contacts: [contact] }] }).contacts
  t.same(ids({ email: 'j@x', firstName: 'Jane' }), ids({ email: 'j@x', tags: [] }))
  t.notSame(ids({ email: 'j@x' }), ids({ email: 'k@x' }))
})

t.test('equal entries are told apart by their order', async (t) => {
  const notes = [{ body: 'a' }, { body: 'a' }, { body: 'a' }]
  const ids = (count: number) =>
    idsOf({ subAccounts: [{ id: 's', contacts: [{ id: 'c', notes: notes.slice(0, count) }] }] })
      .notes ?? []
  t.equal(new Set(ids(3)).size, 3)
  t.same(ids(3).slice(0, 2), ids(2))
})

t.test('a key that is written is not made again, wherever it is', async (t) => {
  const seedWith = (...contacts: object[]) => ({ subAccounts: [{ id: 's', contacts }] })
  const jane = { email: 'j@x' }
  const [made] = idsOf(seedWith(jane)).contacts ?? []
  const pinned = { ...jane, firstName: 'Pinned', id: made }
  const ids = idsOf(seedWith(jane, pinned)).contacts ?? []
  t.equal(ids[1], made)
  t.not(ids[0], made)
  t.same(idsOf(seedWith(pinned, jane)).contacts, [made, ids[0]])
})

t.test('a tag has the same id whether it is listed or only used', async (t) => {
  const contacts = [{ id: 'c', tags: ['vip'] }]
  const used = idsOf({ subAccounts: [{ id: 's', contacts }] })
  t.same(idsOf({ subAccounts: [{ id: 's', tags: ['vip'], contacts }] }), used)
})

t.test('another random seed changes every key that is made', async (t) => {
  const { seed } = grown(random(5))
  const [one, other] = [idsOf(seed, 'x'), idsOf(seed, 'y')]
  const ids = new Set(Object.values(one).flat())
  t.notOk(
    Object.values(other)
      .flat()
      .some((id) => ids.has(id)),
  )
})
