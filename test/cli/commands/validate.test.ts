import { join } from 'node:path'
import t from 'tap'
import { ghlMock } from '../../support/process.js'

const good = 'subAccounts: []\n'
const bad = 'subAccounts:\n  - name: 5, 6: %\n'
const worse = 'subAccounts:\n  - id: a b\n    nam: x\n'

t.test('says yes with 0, no with 3, and asks what it shall check with 2', async (t) => {
  const folder = t.testdir({ 'a.yaml': good, 'b.yaml': bad, 'c.yaml': worse })
  const path = join(folder, 'a.yaml')
  t.match(await ghlMock(t, ['validate', path]).ended, {
    code: 0,
    stdout: 'valid (0 sub-accounts, 0 contacts, 0 notes)\n',
  })
  t.match(await ghlMock(t, ['validate', join(folder, 'none')]).ended, {
    code: 3,
    stderr: /none {2}does not exist/,
  })
  t.match(await ghlMock(t, ['validate']).ended, { code: 2, stderr: /at least one PATH/ })
  t.match(await ghlMock(t, ['validate', path, '--format', 'jsn']).ended, {
    code: 2,
    stderr: /--format: found "jsn", expected one of text, json, github; did you mean "json"\?/,
  })
})

t.test('shows people all faults of all files where they are', async (t) => {
  const folder = t.testdir({ 'b.yaml': bad, 'c.yaml': worse })
  const { code, stdout, stderr } = await ghlMock(t, ['validate', folder]).ended
  t.match({ code, stdout }, { code: 3, stdout: /^$/ })
  t.equal(
    stderr.replaceAll(`${folder}/`, ''),
    `b.yaml:2:15  found a second ": " in one line, expected one: text with a colon needs quotes: "5, 6: %"
  1 | subAccounts:
> 2 |   - name: 5, 6: %
    |               ^

c.yaml:2:9  id: found "a b", expected an id such as contact-xyz789; an id has no spaces and none of / ? #
  1 | subAccounts:
> 2 |   - id: a b
    |         ^^^

c.yaml:3:5  found the unknown key "nam"; did you mean "name"?
  2 |   - id: a b
> 3 |     nam: x
    |     ^^^

3 errors
`,
  )
  const served = await ghlMock(t, ['serve', '--port', '0', '--fixtures', folder]).ended
  t.equal(served.code, 3)
  t.ok(served.stderr.includes(stderr.replace(/3 errors\n$/, '')), 'serve says the same')
})

t.test('tells programs', async (t) => {
  const folder = t.testdir({ 'b.yaml': 'subAccounts: []\nsubAccounts: []\n' })
  const file = join(folder, 'b.yaml')
  const { code, stdout } = await ghlMock(t, ['validate', folder, '--format', 'json']).ended
  t.equal(code, 3)
  t.same(JSON.parse(stdout), {
    valid: false,
    files: [file],
    leftOut: [],
    problems: [
      {
        severity: 'error',
        file,
        line: 2,
        column: 1,
        message: `the key "subAccounts" is already at ${file}:1:1, expected it once: write one list with the entries of both`,
        other: { file, line: 1, column: 1 },
      },
    ],
  })
})

t.test('writes annotations for pull requests', async (t) => {
  const folder = t.testdir({ 'a,b.yaml': bad, 'c.yaml': 'subAccounts:\n  - "100%": 1\n' })
  const { code, stdout } = await ghlMock(t, ['validate', folder, '--format=github']).ended
  t.equal(code, 3)
  const [first, second] = stdout.split('\n')
  t.match(
    first,
    /^::error file=[^,:]*a%2Cb\.yaml,line=2,col=15,title=ghl-mock::found a second ": " /,
  )
  t.match(second, /c\.yaml,line=2,col=5,title=ghl-mock::found the unknown key "100%25", /)
})

t.test('- reads standard input', async (t) => {
  const judge = async (text: string) => {
    const { process: child, ended } = ghlMock(t, ['validate', '-'])
    child.stdin?.end(text)
    return await ended
  }
  t.match(await judge('subAccounts: []\n'), {
    code: 0,
    stdout: 'valid (0 sub-accounts, 0 contacts, 0 notes)\n',
  })
  t.match(await judge('{"subAccounts": 1}'), { code: 3, stderr: /^stdin:1:17 / })
})

t.test('--each judges files as alternatives', async (t) => {
  const text =
    'subAccounts: [{ id: s, privateIntegrations: [{ name: a, token: pit-1, scopes: [] }] }]\n'
  const folder = t.testdir({ 'a.yaml': text, 'b.yaml': text, 'c.yaml': 'subAccounts: 1\n' })
  t.match(await ghlMock(t, ['validate', join(folder, 'a.yaml'), join(folder, 'b.yaml')]).ended, {
    code: 3,
    stderr: /is already at/,
  })
  const each = await ghlMock(t, ['validate', '--each', folder, join(folder, 'no.yaml')]).ended
  t.equal(each.code, 3)
  const valid = 'valid (1 sub-account, 0 contacts, 0 notes)'
  t.equal(each.stdout, `${join(folder, 'a.yaml')}: ${valid}\n${join(folder, 'b.yaml')}: ${valid}\n`)
  t.match(each.stderr, /c\.yaml:1:14 /)
  t.match(each.stderr, /no\.yaml {2}does not exist/)
  t.notMatch(each.stderr, /is already at/)
  const json = await ghlMock(t, ['validate', '--each', '--format', 'json', folder]).ended
  t.same(
    JSON.parse(json.stdout).map(({ valid }: { valid: boolean }) => valid),
    [true, true, false],
  )
})
