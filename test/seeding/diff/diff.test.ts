import t from 'tap'
import { differences, summary, toComparable } from '../../../src/seeding/diff/diff.js'
import type { Seed } from '../../../src/seeding/fixture-format.js'
import { matchEach } from '../../support/fixtures.js'

const omar = (notes: object[]) => ({
  id: 'contact-abc456',
  firstName: 'Omar',
  lastName: 'Haddad',
  notes,
})
const seed = (contacts: object[], more: object = {}): Seed =>
  ({ subAccounts: [{ id: 'loc', name: 'Acme', contacts, ...more }] }) as Seed

const compare = (before: Seed, after: Seed) => {
  const found = differences(toComparable(before, 'x'), toComparable(after, 'x'))
  const lines = found.filter(({ implied }) => !implied).map(({ sign, words }) => `${sign} ${words}`)
  return { lines, summary: summary(found) }
}

const quote = { id: 'note-quote', body: 'Sent the quote.', dateAdded: '2026-03-05T16:20:45Z' }

t.test('the same is the same, however it is written', async (t) => {
  const none = { lines: [], summary: 'no difference' }
  t.same(compare(seed([omar([quote])]), seed([omar([quote])])), none)
  const written = { ...quote, dateAdded: '2026-03-05T17:20:45+01:00', title: null }
  t.same(compare(seed([omar([quote])]), seed([omar([written])])), none)
  const clocks = [
    { freeze: '2026-05-01', offset: '-1m' },
    { freeze: '2026-05-01T00:00:00.000Z', offset: -60_000, tickMs: 0 },
  ]
  const [one, other] = clocks.map((clock): Seed => ({ subAccounts: [], clock }))
  t.same(one && other && compare(one, other), none)
  const scopes = (list: string[]) =>
    seed([], { privateIntegrations: [{ name: 'full', scopes: list }] })
  t.same(compare(scopes(['contacts']), scopes(['contacts.write', 'contacts.readonly'])), none)
})

t.test('says what changed as a person would', async (t) => {
  const changed = { ...quote, body: 'Sent the new quote.', pinned: true, dateAdded: '2026-03-06' }
  t.same(compare(seed([omar([quote])]), seed([omar([changed])])), {
    lines: [
      '~ contact contact-abc456 (Omar Haddad): note note-quote: body changed: "Sent the quote." -> "Sent the new quote."; pinned changed: nothing -> true; dateAdded changed: "2026-03-05T16:20:45.000Z" -> "2026-03-06T00:00:00.000Z"',
    ],
    summary: '~1 note',
  })
  const named = { ...omar([]), email: 'omar@example.com' }
  t.same(compare(seed([omar([])]), seed([named], { name: 'Acme Ltd' })), {
    lines: [
      '~ sub-account loc (Acme): name changed: "Acme" -> "Acme Ltd"',
      '~ contact contact-abc456 (Omar Haddad): email changed: nothing -> "omar@example.com"',
    ],
    summary: '~1 sub-account, ~1 contact',
  })
})

t.test('what comes or goes takes its notes along', async (t) => {
  const more = [omar([quote]), { id: 'new', notes: [{ body: 'a' }, { body: 'b' }] }]
  t.same(compare(seed([omar([quote])]), seed(more)), {
    lines: ['+ contact new is new, with 2 notes'],
    summary: '+1 contact, +2 notes',
  })
  t.same(compare(seed([omar([quote])]), seed([])), {
    lines: ['- contact contact-abc456 (Omar Haddad) is gone, with 1 note'],
    summary: '-1 contact, -1 note',
  })
  t.same(compare(seed([omar([])]), seed([omar([quote])])).lines, [
    '+ contact contact-abc456 (Omar Haddad): note note-quote is new: "Sent the quote."',
  ])
})

t.test('of a long text the part where it changes', async (t) => {
  const long = 'word '.repeat(2000)
  const at = (text: string) => seed([omar([{ ...quote, body: `${long}${text} ${long}` }])])
  t.same(compare(at('north'), at('south')).lines, [
    '~ contact contact-abc456 (Omar Haddad): note note-quote: body changed: ' +
      '"…word word word word north word word word word word word word…" -> ' +
      '"…word word word word south word word word word word word word…"',
  ])
})

t.test('tokens, faults and the clock count', async (t) => {
  const integration = { name: 'full', token: 'pit-1', scopes: ['contacts'] }
  const before = seed([], { privateIntegrations: [integration] })
  const after: Seed = {
    ...seed([], { privateIntegrations: [{ ...integration, scopes: [], revoked: true }] }),
    clock: { freeze: '2026-05-01' },
    faults: [{ then: 503 }],
  }
  t.same(compare(before, after), {
    lines: [
      '~ private integration full of sub-account loc: scopes changed: "contacts.readonly, contacts.write" -> ""; revoked changed: false -> true',
      '+ fault {"then":503} is new',
      '~ clock: freeze changed: nothing -> "2026-05-01"',
    ],
    summary: '~1 private integration, +1 fault, ~1 clock',
  })
  const [inOrder, inAnother] = [
    { match: { method: 'POST' }, then: 503 },
    { then: 503, match: { method: 'POST' } },
  ]
  t.same(compare({ ...after, faults: [inOrder] }, { ...after, faults: [inAnother] }).lines, [])
  const fault = { id: 'mine', then: 503 }
  t.same(compare(after, { ...after, faults: [fault] }).lines, [], 'the id of a fault is made')
})

t.test('a date that goes by the clock is no difference to one that is written', async (t) => {
  const at = (dateAdded?: string) => seed([omar([{ ...quote, dateAdded }])])
  t.same(compare(at(), at('2026-03-05')).lines, [])
  t.same(compare(at('-3d'), at('2026-03-05')).lines, [])
  matchEach(t, compare(at('-3d'), at('-2d12h')).lines, [
    /dateAdded changed: "now -3d" -> "now -2\.5d"$/,
  ])
})
