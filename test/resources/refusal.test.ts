import { readFileSync } from 'node:fs'
import t from 'tap'
import '../../src/api/database-unavailable.js'
import '../../src/api/refusals.js'
import '../../src/api/route-refusals.js'
import { allRefusals, defineRefusal } from '../../src/resources/refusal.js'
import '../../src/resources/routes.js'

/** The grades of each row of docs/wire.md, by row id. */
const rows = new Map(
  readFileSync(new URL('../../docs/wire.md', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => /^\| W\d+ \|/.test(line))
    .map((line) => {
      const [, id, , , documented, , observed] = line.split('|').map((cell) => cell.trim())
      return [id, { documented, observed }] as const
    }),
)

t.test('every refusal cites a row of docs/wire.md and its grade', async (t) => {
  t.equal(allRefusals().length, 44)
  for (const { kind, source } of allRefusals()) {
    for (const profile of ['documented', 'observed'] as const) {
      const [grade, id] = source[profile].split(' ')
      t.equal(rows.get(id)?.[profile], grade, `${kind}, ${profile}: ${source[profile]}`)
    }
  }
})

t.test('a kind of refusal that is declared twice stops the boot', async (t) => {
  const again = { kind: 'contact-unknown', check: 'contact', hint: () => ({ need: 'x' }) }
  const answers = { documented: 'accepted', observed: 'accepted' } as const
  const source = { documented: 'ours W1', observed: 'ours W1' } as const
  t.throws(() => defineRefusal({ ...again, ...answers, source }), {
    message: 'contact-unknown is declared twice',
  })
})
