// Opens and closes databases and lets their statements be collected, with node --expose-gc: mocks one after the other,
// then sandboxes of one mock. Most are collected by V8 itself, in the middle of other work: version 12 of better-sqlite3
// aborts then, and does not when JavaScript asks for the collection.
import { startGhlMock } from '../dist/index.js'

const notes = '/contacts/contact-xyz789/notes'

for (let cycle = 0; cycle < 300; cycle++) {
  const mock = await startGhlMock()
  await call(mock.url + notes, mock.tokens, 200)
  await mock.close()
  if (cycle % 10 === 9) globalThis.gc()
}

const mock = await startGhlMock()
for (let made = 1; made <= 2000; made++) {
  const sandbox = await mock.sandbox()
  await call(mock.url + notes, sandbox.tokens, 201, { body: 'Called back' })
  await sandbox.remove()
  if (made % 100 === 0) globalThis.gc()
}
await mock.close()
globalThis.gc()

async function call(url, { full }, status, note) {
  const answer = await fetch(url, {
    ...(note && { method: 'POST', body: JSON.stringify(note) }),
    headers: { authorization: `Bearer ${full}`, 'content-type': 'application/json' },
  })
  await answer.text()
  if (answer.status !== status) throw new Error(`${url} answered ${answer.status}`)
}
