import { execFileSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { ghlMock, shipped } from '../../support/process.js'

t.test('formats what is right, and leaves alone what is broken', async (t) => {
  const folder = t.testdir({
    'a.yaml': 'subAccounts:\n- name: "a"\n',
    'b.yaml': 'subAccounts:\n\t- name: "b"\n',
    'c.json': '{"subAccounts":[]}',
  })
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  const [a, c] = [join(folder, 'a.yaml'), join(folder, 'c.json')]

  t.match(await ghlMock(t, ['fmt', a, c, '--check']).ended, {
    code: 5,
    stdout: `${a}: would change\n${c}: would change\n`,
  })
  t.equal(read('a.yaml'), 'subAccounts:\n- name: "a"\n')

  t.match(await ghlMock(t, ['fmt', folder]).ended, {
    code: 3,
    stdout: `${a}: formatted\n${c}: formatted\n`,
    stderr: /b\.yaml:2:1 {2}found a tab, expected spaces/,
  })
  t.equal(read('a.yaml'), 'subAccounts:\n  - name: a\n')
  t.equal(read('b.yaml'), 'subAccounts:\n\t- name: "b"\n')
  t.equal(read('c.json'), '{\n  "subAccounts": []\n}\n')

  t.match(await ghlMock(t, ['fmt', a, c]).ended, { code: 0, stdout: /^$/ })
  t.match(await ghlMock(t, ['fmt', a, c, '--check']).ended, { code: 0 })
  t.match(await ghlMock(t, ['fmt']).ended, { code: 2, stderr: /at least one PATH/ })
})

t.test('a file that cannot be written is reported, and the others are formatted', async (t) => {
  const untidy = 'subAccounts:\n- name: "a"\n'
  const folder = t.testdir({ 'a.yaml': untidy, 'b.yaml': untidy })
  const [a, b] = [join(folder, 'a.yaml'), join(folder, 'b.yaml')]
  chmodSync(a, 0o444)
  // Root may write everything.
  const root = process.getuid?.() === 0
  t.match(await ghlMock(t, ['fmt', folder]).ended, {
    code: root ? 0 : 3,
    stdout: root ? `${a}: formatted\n${b}: formatted\n` : `${b}: formatted\n`,
    stderr: root ? /^$/ : `${a}  cannot be written: EACCES`,
  })
})

t.test('a file keeps its content when there is no room for the new one', async (t) => {
  const untidy = `subAccounts:\n- name: "a"\n  contacts:\n${'  - email: "a@b.c"\n'.repeat(2000)}`
  const folder = t.testdir({ 'a.yaml': untidy })
  const file = join(folder, 'a.yaml')
  // A limit on the size of files stands for a full disk.
  const limited = `ulimit -f 16; exec "${process.execPath}" "${shipped}" fmt "${file}" 2>&1`
  let output = ''
  try {
    execFileSync('sh', ['-c', limited], { encoding: 'utf8' })
  } catch (error) {
    output = String(Reflect.get(Object(error), 'stdout'))
  }
  t.match(output, /a\.yaml {2}cannot be written: EFBIG/)
  t.equal(readFileSync(file, 'utf8'), untidy)
  t.same(readdirSync(folder), ['a.yaml'])
})

t.test('a link stays a link, and the mode of its file stays', async (t) => {
  const folder = t.testdir({ 'a.yaml': 'subAccounts:\n- name: "a"\n' })
  const [file, link] = [join(folder, 'a.yaml'), join(folder, 'link.yaml')]
  chmodSync(file, 0o640)
  symlinkSync(file, link)
  t.match(await ghlMock(t, ['fmt', link]).ended, { code: 0 })
  t.equal(readFileSync(file, 'utf8'), 'subAccounts:\n  - name: a\n')
  t.equal(statSync(file).mode & 0o777, 0o640)
  t.same(readdirSync(folder), ['a.yaml', 'link.yaml'])
})

t.test('--pin writes generated ids and tokens, those that the same id seed serves', async (t) => {
  const text = 'subAccounts:\n  - name: a # mine\n    contacts:\n      - &j { firstName: J }\n'
  const folder = t.testdir({ 'a.yaml': text, 'b.yaml': `${text}      - *j\n` })
  const [a, b] = [join(folder, 'a.yaml'), join(folder, 'b.yaml')]
  t.match(await ghlMock(t, ['fmt', a, '--check']).ended, { code: 0 })
  t.match(await ghlMock(t, ['fmt', '--pin', '--check', a]).ended, {
    code: 5,
    stdout: /would change/,
  })
  t.match(await ghlMock(t, ['fmt', '--pin', '--id-seed', 'x', a]).ended, { code: 0 })
  const pinned = readFileSync(a, 'utf8')
  t.match(pinned, /^subAccounts:\n {2}- id: \w{20}\n {4}name: a # mine\n/)
  t.match(await ghlMock(t, ['fmt', '--pin', a]).ended, { code: 0, stdout: /^$/ })
  t.match(await ghlMock(t, ['fmt', '--pin', b]).ended, {
    code: 3,
    stderr: /b\.yaml:5:9 {2}cannot be pinned: the alias \*j repeats an entry/,
  })
})
