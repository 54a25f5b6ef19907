import { startGhlMock } from 'ghl-mock'

const mock = await startGhlMock()
const sandbox = await mock.sandbox()
const delay = { delayMs: 60_000 }
const faults = [
  { match: { method: 'GET' }, then: delay },
  { match: { method: 'POST' }, when: 'afterCommit', then: delay },
  { match: { method: 'DELETE' }, then: 'hang' },
]
await mock.faults.set(faults)
await sandbox.faults.set([faults[0]])

const ask = (method, { tokens: { full } }) =>
  fetch(`${mock.url}/contacts/contact-xyz789/notes`, {
    method,
    headers: { authorization: `Bearer ${full}`, 'content-type': 'application/json' },
    body: method === 'POST' ? '{"body":"x"}' : undefined,
  }).then(
    () => 'answered',
    () => 'lost',
  )
const wait = ({ requests }) =>
  requests.wait({ match: { status: 418 }, timeoutMs: 60_000 }).catch(({ message }) => message)
const hits = async ({ faults }) => (await faults.list()).filter((fault) => fault.hits > 0).length

const pending = [ask('GET', mock), ask('POST', mock), ask('DELETE', mock), wait(mock)]
const removed = [ask('GET', sandbox), wait(sandbox)]
while ((await hits(mock)) + (await hits(sandbox)) < 4);
await sandbox.remove()
const ended = await Promise.all(removed)
await mock.close()
process.stdout.write(JSON.stringify([...ended, ...(await Promise.all(pending))]))
