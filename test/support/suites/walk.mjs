import { Agent, request } from 'node:http'
import { startGhlMock } from 'ghl-mock'

const notes = '/contacts/contact-xyz789/notes'
const agent = new Agent({ keepAlive: true })

/** Asks as an application does that uses Node's own HTTP client. */
function ask(mock, method, body) {
  const headers = {
    authorization: `Bearer ${mock.tokens.full}`,
    'content-type': 'application/json',
  }
  return new Promise((resolve, reject) => {
    const asking = request(mock.url + notes, { method, headers, agent }, async (response) => {
      const text = (await response.toArray()).join('')
      resolve({ status: response.statusCode, json: JSON.parse(text) })
    })
    asking.on('error', reject)
    asking.end(body)
  })
}

/** Uses everything of a mock that takes time; gives what it saw. Called while the timers are faked. */
export async function walk() {
  const mock = await startGhlMock()
  const listed = await ask(mock, 'GET')
  const { json } = await ask(mock, 'POST', '{"body":"x"}')
  await mock.faults.set([{ then: [{ delayMs: 20 }, { effect: 'drip', body: { dripped: 1 } }] }])
  const delayed = await ask(mock, 'GET')
  const dripped = await ask(mock, 'GET')
  const match = { method: 'DELETE' }
  const wait = (timeoutMs) =>
    mock.requests.wait({ match, timeoutMs }).catch(({ message }) => message.split('\n')[0])
  const late = await wait(20)
  const sandbox = await mock.sandbox()
  await sandbox.remove()
  const waiting = wait(60_000)
  await mock.requests.count()
  await mock.close()
  return {
    statuses: [listed.status, delayed.status],
    dripped: dripped.json,
    year: json.note.dateAdded.slice(0, 2),
    late,
    closed: await waiting,
  }
}
