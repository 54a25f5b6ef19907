import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import t from 'tap'
import { ghlMock, served } from '../../support/process.js'

/** What terminals obey: an escape sequence, its C1 form, a bell, an override of the direction, an isolate, marks. */
const hostile = '\u001b[2J \u009b2J \u0007 \u202e \u2066 \u007f \u061c \u200e \u200f'
const shown = '�[2J �2J � � � � � � �'
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what the tests look for
const obeyed = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/

const quoted = JSON.stringify(hostile)
const good = `{"subAccounts":[{"id":"s","name":${quoted},"contacts":[{"id":"c","firstName":${quoted},"notes":[{"body":${quoted}}]}]}]}`

t.test('nothing that is printed is obeyed by a terminal', async (t) => {
  const folder = t.testdir({
    [`good ${hostile}.json`]: good,
    [`bad ${hostile}.json`]: `{"subAccounts":[{"id":${quoted},"nam\u202ee":1,"name":"\u009b"}]}`,
    'bad.yaml': `subAccounts:\n  - id: "a\u009b b \u202e"\n    x\u202e: 1\n`,
    'other.json': '{"subAccounts":[{"id":"s","name":"other"}]}',
  })
  const [ok, bad] = [join(folder, `good ${hostile}.json`), join(folder, `bad ${hostile}.json`)]
  const server = createServer((_request, response) => {
    response.writeHead(400).end(JSON.stringify({ message: `refused ${hostile}` }))
  }).listen(0, '127.0.0.1')
  t.teardown(() => server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  for (const [args, wanted] of [
    [['validate', ok], shown],
    [['validate', bad, join(folder, 'bad.yaml')], shown],
    [['validate', '--format', 'json', ok, bad], '\\u001b[2J \\u009b2J'],
    [['validate', '--format', 'github', bad], shown],
    [['fmt', '--check', folder], shown],
    [['diff', ok, join(folder, 'other.json')], '�[2J'],
    [['serve', '--port', '0', '--fixtures', bad], shown],
    [['serve', '--port', '0', '--fixtures', join(folder, hostile)], shown],
    [['export', url], `refused ${shown}`],
    [['export', url, hostile], ''],
    [[`--${hostile}`], shown],
    [[hostile], shown],
    [['serve', '--port', hostile], 'found'],
  ] as const) {
    const { stdout, stderr } = await ghlMock(t, args).ended
    const printed = stdout + stderr
    t.notMatch(printed, obeyed, args.join(' '))
    t.ok(printed.includes(wanted), `shown: ${wanted}`)
  }

  const { url: mock, output } = await served(t, ['--fixtures', ok, '--log-level', 'info'])
  await fetch(`${mock}/contacts/${encodeURIComponent(hostile)}/notes`)
  for (const format of ['yaml', 'json']) {
    const exported = await ghlMock(t, ['export', mock, '--format', format]).ended
    t.notMatch(exported.stdout, obeyed, format)
    t.match(exported.stdout, /\\u202e/)
  }
  t.notMatch(output().stdout + output().stderr, obeyed)
})
