import t from 'tap'
import { parse } from 'yaml'
import { defaultFixtures } from '../../../src/seeding/default.js'
import { loadFixtures } from '../../../src/seeding/load.js'
import { writeSeed } from '../../../src/seeding/write/write.js'

const bodies = [
  ' leading and trailing ',
  'two\nlines\n',
  '\n\nblank lines first\n\n',
  'tab\there, return\rthere\r\n',
  'NUL \0, bell \u0007, escape \u001b, delete \u007f, next line \u0085',
  'line separator \u2028, paragraph separator \u2029, byte order mark \ufeff',
  'emoji 👩‍👩‍👧‍👦, astral 𝔘, right to left \u202eabc\u202c, combining e\u0301',
  '- no list\n# no comment: no key\n',
  '"quoted" and \'quoted\' and \\ and %TAG and &anchor and *alias and !tag',
  'null',
  '~',
  'true',
  '0x1F',
  '1e3',
  '.inf',
  '2026-03-07',
  '---\n...\n',
  `${'long '.repeat(100)}\n  indented\n`,
  'trailing space \nand more',
  '> folded?',
  '|',
  '@at `tick`',
]

for (const format of ['yaml', 'json'] as const) {
  t.test(`${format}: reads back as the same seed, byte for byte`, async (t) => {
    const notes = bodies.map((body) => ({
      body,
      title: body,
      dateAdded: '2026-03-07T12:00:00.000Z',
    }))
    const seed = { subAccounts: [{ id: 's', contacts: [{ id: 'c', notes }] }] }
    const text = writeSeed(seed, format)
    t.same(format === 'json' ? JSON.parse(text) : parse(text), seed)
    t.notMatch(text, /[^\P{Cc}\n]|\u202e/u, 'nothing that a terminal obeys')
    const { seed: shipped } = loadFixtures(defaultFixtures)
    t.same(parse(writeSeed(shipped, format)), shipped)
  })
}
