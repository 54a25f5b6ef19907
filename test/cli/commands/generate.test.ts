import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { parse } from 'yaml'
import type { Seed } from '../../../src/seeding/fixture-format.js'
import { checkSeed } from '../../../src/seeding/load.js'
import { ghlMock, served } from '../../support/process.js'

const generate = (t: Parameters<typeof ghlMock>[0], ...args: string[]) =>
  ghlMock(t, ['generate', ...args]).ended

t.test('writes a fixture that serves', async (t) => {
  const { code, stdout, stderr } = await generate(t, '--contacts', '5', '--notes', '2')
  t.match({ code, stderr }, { code: 0, stderr: /^$/ })
  const file = join(t.testdir({ 'made.yaml': stdout }), 'made.yaml')
  const { url, output } = await served(t, ['--fixtures', file])
  t.match(output().stdout, '(1 sub-account, 5 contacts, 10 notes)')

  const [subAccount] = (parse(stdout) as Seed).subAccounts
  const token = subAccount?.privateIntegrations?.[0]?.token
  const contact = subAccount?.contacts?.[0]
  const answer = await fetch(`${url}/contacts/${contact?.id}/notes`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const { notes } = (await answer.json()) as { notes: { body: string }[] }
  t.same(
    notes.map(({ body }) => body).reverse(),
    contact?.notes?.map(({ body }) => body),
  )
})

t.test('refuses a range that begins with the larger number', async (t) => {
  t.match(await generate(t, '--notes', '5..2'), {
    code: 2,
    stderr:
      /^ghl-mock: --notes: found "5\.\.2", expected a number or a range such as 0\.\.200, the smaller first$/m,
  })
})

t.test('the same flags write the same bytes, another seed other people', async (t) => {
  const flags = ['--contacts', '4', '--notes', '0..9', '--sub-accounts', '2', '--locale', 'de']
  const [one, again, other] = await Promise.all([
    generate(t, ...flags),
    generate(t, ...flags),
    generate(t, ...flags, '--seed', '7'),
  ])
  t.equal(one.stdout, again.stdout)
  t.not(one.stdout, other.stdout)
  t.doesNotThrow(() =>
    checkSeed({
      subAccounts: [one, other].flatMap(({ stdout }) => (parse(stdout) as Seed).subAccounts),
    }),
  )
})

t.test('--format json, --until and --users are heard', async (t) => {
  const flags = ['--notes', '30', '--users', '2', '--until', '2020-01-01', '--format', 'json']
  const seed: Seed = JSON.parse((await generate(t, ...flags)).stdout)
  const notes = seed.subAccounts[0]?.contacts?.flatMap(({ notes = [] }) => notes) ?? []
  t.equal(notes.length, 300)
  t.ok(notes.every(({ dateAdded }) => dateAdded && dateAdded >= '2019' && dateAdded < '2020'))
  t.equal(new Set(notes.flatMap(({ userId }) => userId ?? [])).size, 2)
  t.ok(seed.subAccounts[0]?.contacts?.every(({ email }) => email?.endsWith('@example.com')))
})

t.test('says what it cannot do', async (t) => {
  t.match(await generate(t, '--notes', '9..1'), { code: 2, stderr: /--notes: found "9\.\.1"/ })
  t.match(await generate(t, '--locale', 'de-AT'), { stderr: /"de-AT"; write de_AT\n/ })
  t.match(await generate(t, '--locale', 'xx'), { stderr: /expected one of af_ZA, ar, az, bn_BD,/ })
  t.match(await generate(t, '--locale', 'dee'), {
    code: 2,
    stdout: /^$/,
    stderr: /cannot be generated: @faker-js\/faker has no locale "dee"; did you mean "de"\?\n/,
  })
})

t.test('without the optional dependency it says what to install', async (t) => {
  // Outside of this repository, whose node_modules would be found.
  const folder = mkdtempSync(join(tmpdir(), 'ghl-mock-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  const ours = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
  for (const path of ['dist', 'package.json', 'fixtures']) {
    cpSync(ours(path), join(folder, path), { recursive: true })
  }
  mkdirSync(join(folder, 'node_modules'))
  // Whichever this Node loads.
  for (const driver of ['better-sqlite3', 'better-sqlite3-12']) {
    symlinkSync(ours(`node_modules/${driver}`), join(folder, 'node_modules', driver))
  }
  const cli = join(folder, 'dist/cli.js')
  const stderr = /not installed\. It is an optional dependency: npm install @faker-js\/faker\n/
  t.match(await ghlMock(t, ['generate'], {}, cli).ended, { code: 2, stderr })

  const fixture = join(folder, 'asks.yaml')
  writeFileSync(fixture, 'subAccounts: [{ generate: { contacts: 1 } }]')
  t.match(await ghlMock(t, ['--port', '0', '--fixtures', fixture], {}, cli).ended, {
    code: 3,
    stderr,
  })
  t.match(await served(t, [], {}, cli), { url: /^http/ }, 'nothing else needs it')
})

t.test('the product of the options has a limit', async (t) => {
  const args = ['generate', '--contacts', '1000', '--notes', '0..99', '--sub-accounts', '11']
  const { code, stderr } = await ghlMock(t, args).ended
  t.equal(code, 2)
  t.match(stderr, 'The command asks for up to 1,100,000 rows, expected at most 1,000,000 in all')
})
