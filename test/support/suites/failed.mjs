import { once } from 'node:events'
import { connect } from 'node:net'
import { startGhlMock } from 'ghl-mock'

const mock = await startGhlMock({ unref: true })
const answer = await fetch(`${mock.url}/livez`)
await answer.text()
await mock.faults.add({ then: { delayMs: 60_000 } })

// An application elsewhere that keeps its connection.
const socket = connect(Number(new URL(mock.url).port), '127.0.0.1')
await once(socket, 'connect')
socket.unref()

// One that lost patience with a delay.
const patience = new AbortController()
const asked = fetch(`${mock.url}/contacts/c/notes`, { signal: patience.signal }).catch(String)
while ((await mock.faults.list())[0].hits === 0);
patience.abort()
await asked

// Its suite fails, and close() is never called.
process.exitCode = 7
