import t from 'tap'
import { C, S, said } from '../../support/fixtures.js'

/** A part that is repeated up to a length at which a search in quadratic time takes minutes. */
const run = (part: string) => part.repeat(200_000 / part.length)

const account = '{"subAccounts":[{"id":"a",\n'

/** Texts with a mistake, and the place of the first message. */
const texts: readonly [cause: string, file: 'a.yaml' | 'a.json', text: string, place: string][] = [
  ['blank lines in text', 'a.yaml', `${S}    name: ${run('\n')}x\n`, '200006:1'],
  ['blank lines in brackets', 'a.yaml', `${C}        tags: [${run('\n')}\n`, '9:15'],
  ['blanks before a word', 'a.yaml', `${run(' ')}x\n${S}`, '1:200001'],
  ['digits in the last line', 'a.yaml', `${S}${run('0')}`, '6:1'],
  ['hashes in brackets', 'a.yaml', `${C}        tags: [a, :${run('#')}`, '9:15'],
  ['comments in brackets', 'a.yaml', `${C}        tags: [a${run(' #')}`, '9:15'],
  ['words in brackets', 'a.yaml', `${C}        tags: [${run('x,')}`, '9:15'],
  ['keys in typographic quotes', 'a.yaml', `{"a":[${run('{“a”:"b"},')}]}`, '1:8'],
  ['blanks in a text', 'a.json', `${account}"nmae":"${run(' ')}x"}]}`, '2:1'],
  ['full-width commas in a text', 'a.json', `${account}"nmae":"${run('，').repeat(9)}"}]}`, '2:1'],
  ['semicolons', 'a.json', `${account}${run(';')}x}]}`, '2:1'],
  ['digits after the end', 'a.json', `${account}"name":"a"}]}\n${run('0')}`, '3:1'],
  ['lines of a text', 'a.json', `${account}"name":"${run("\n'")}x"}`, '2:9'],
  ['escaped quotes', 'a.json', `${account}${run('\\"')}x}]}`, '2:1'],
  ['quotes', 'a.json', `${account}${run('a"')}x}]}`, '2:39996'],
]

t.test('what is repeated takes no time', async (t) => {
  for (const [cause, file, text, place] of texts)
    t.equal(said(t, { [file]: text })[0]?.replace(/^warning | .*/g, ''), place, cause)
})
