import t from 'tap'
import { tokens } from '../../support/mock.js'
import { ghlMock, served } from '../../support/process.js'

const { url } = await served(t)
await fetch(`${url}/__admin/sandboxes`, { method: 'POST', body: '{"name":"checkout"}' })
const own = `${url}/__sandbox/checkout`
await fetch(`${url}/__admin/reset?to=empty&sandbox=checkout`, { method: 'POST' })
await fetch(`${own}/contacts/contact-xyz789/notes`)

const run = (...args: string[]) => ghlMock(t, args).ended

t.test('the address of a sandbox means the sandbox', async (t) => {
  for (const address of [own, `${own}/`]) {
    const exported = await run('export', address)
    t.equal(exported.code, 0)
    t.notMatch(exported.stdout, 'contact-xyz789')
  }
  t.match(await run('export', '--url', own, '--sandbox', 'checkout'), { code: 0 })
  t.match(await run('diff', url, own), { code: 5, stdout: /contact-xyz789 .*is gone/ })
  t.match(await run('diff', own, own), { code: 0 })
  t.match((await run('coverage', own, '--called')).stdout, '/contacts/:contactId/notes')
  t.notMatch((await run('coverage', url, '--called')).stdout, '/contacts/:contactId/notes')
  t.notMatch((await run('tokens', own)).stdout, tokens.full)
})

t.test('an address and --sandbox that contradict each other are refused', async (t) => {
  const commands = [
    ['export', own],
    ['tokens', own],
    ['coverage', own],
    ['diff', url, own],
  ]
  for (const command of commands) {
    t.match(await run(...command, '--sandbox', 'default'), {
      code: 2,
      stdout: /^$/,
      stderr: `ghl-mock: --sandbox names "default", and ${own} is the address of the sandbox "checkout": remove one of them.\n`,
    })
  }
})

t.test('an address that is none is no sandbox', async (t) => {
  t.match(await run('diff', 'http://[', url), { code: 4, stderr: /Invalid URL/ })
  t.match(await run('export', `${url}/__sandbox/no`), { code: 4, stderr: /no sandbox "no"/ })
})
