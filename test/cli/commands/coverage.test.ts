import t from 'tap'
import { notes, tokens } from '../../support/mock.js'
import { ghlMock, served } from '../../support/process.js'

t.test('coverage shows what a run has exercised, and fails below a minimum', async (t) => {
  const { url } = await served(t)
  const headers = { authorization: `Bearer ${tokens.full}` }
  await fetch(`${url}${notes}`, { headers })
  await fetch(`${url}${notes}`)

  const text = await ghlMock(t, ['coverage', url, '--called']).ended
  t.equal(text.code, 0)
  t.match(
    text.stdout,
    /^GET {4}\/contacts\/:contactId\/notes +2\/\d {2}200 401 {2}not (?:\d+ )*404.*\n/,
  )
  t.match(text.stdout, /The token full did not need contacts\.write, /)
  t.match(text.stdout, /\n[\d.]+ %: 2 of \d statuses of 1 routes were exercised\.\n$/)
  t.match((await ghlMock(t, ['coverage', url]).ended).stdout, / of \d\d routes were exercised/)

  const json = await ghlMock(t, ['coverage', url, '--format', 'json']).ended
  const parsed = JSON.parse(json.stdout)
  t.match(parsed, { exercised: 2, routes: Array, scopes: Array })

  const github = await ghlMock(t, ['coverage', url, '--called', '--format', 'github']).ended
  t.match(github.stdout, /\n\| GET `\/contacts\/:contactId\/notes` \| 2 of \d \| 200 401 \| /)

  t.match(await ghlMock(t, ['coverage', url, '--min', '80']).ended, {
    code: 5,
    stdout: /exercised/,
    stderr: `ghl-mock: The coverage is ${parsed.percent} %, expected at least 80 %.\n`,
  })
  t.match(await ghlMock(t, ['coverage', url, '--min', '10', '--called']).ended, { code: 0 })
})

t.test('coverage refuses what it cannot ask', async (t) => {
  const run = (...args: string[]) => ghlMock(t, ['coverage', ...args]).ended
  t.match(await run('http://127.0.0.1:1'), { code: 4, stderr: /does not answer/ })
  t.match(await run('a', 'b'), { code: 2, stderr: /takes one URL, found "b"/ })
  t.match(await run('http://127.0.0.1:1', '--min', '101'), { code: 2, stderr: /--min/ })
})

t.test('coverage finds its mock as every command does', async (t) => {
  const secret = 'open-sesame'
  const { url } = await served(t, ['--admin-token', secret])
  const run = (args: string[], env: Record<string, string> = {}) =>
    ghlMock(t, ['coverage', ...args], env).ended
  const passed = { code: 0, stdout: /routes were exercised/ }
  t.match(await run([url, '--admin-token', secret]), passed)
  t.match(await run(['--url', url], { GHL_MOCK_ADMIN_TOKEN: secret }), passed)
  t.match(await run([], { GHL_MOCK_URL: url, GHL_MOCK_ADMIN_TOKEN: secret }), passed)
  t.match(await run(['--port', new URL(url).port, '--admin-token', secret]), passed)
  t.match(await run([url]), { code: 4, stderr: /the header is missing/ })
})
