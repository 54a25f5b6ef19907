import t from 'tap'
import { tokens } from '../../support/mock.js'
import { ghlMock, served } from '../../support/process.js'

t.test('tokens are printed once where that is asked for, and never logged', async (t) => {
  const { url, output } = await served(t, ['--print-tokens', '--log-level', 'info'])
  const lines = Object.entries(tokens).map(([name, token]) => `${name}\t${token}`)
  await fetch(`${url}/contacts/contact-xyz789/notes`, {
    headers: { authorization: `Bearer ${tokens.full}` },
  })
  const { code, stdout } = await ghlMock(t, ['tokens', url]).ended
  t.equal(code, 0)
  const listed = stdout.trimEnd().split('\n')
  t.ok(listed.includes(`full\t${tokens.full}`))
  t.equal(listed.length, 6)
  t.ok(lines.length > 0)
  const [ready, ...more] = output().stdout.trimEnd().split('\n')
  t.match(ready, /^ghl-mock ready on /)
  t.same(more, listed)
  t.notMatch(output().stderr, tokens.full)
})

t.test('tokens of a sandbox, and of a mock that does not answer', async (t) => {
  const { url } = await served(t)
  const made = await fetch(`${url}/__admin/sandboxes`, { method: 'POST' })
  const { id } = (await made.json()) as { id: string }
  const { stdout } = await ghlMock(t, ['tokens', url, '--sandbox', id]).ended
  t.match(stdout, /^full\tpit-/m)
  t.notMatch(stdout, tokens.full)
  t.match(await ghlMock(t, ['tokens', url, '--sandbox', 'no']).ended, { code: 4 })
  t.match(await ghlMock(t, ['tokens', 'x', 'y']).ended, { code: 2, stderr: /takes one URL/ })
})

t.test('without --print-tokens no token is printed', async (t) => {
  const { output } = await served(t)
  t.notMatch(output().stdout, /pit-/)
})
