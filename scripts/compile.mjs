// Starts the mock that was built, lets it answer once of everything, and keeps the code that V8 made of it meanwhile:
// dist/main.cjs.code, for src/load.ts.
import { keepCode, main } from '../dist/load.js'

process.argv.splice(2, Number.POSITIVE_INFINITY, 'serve', '--port', '0')
const ready = new Promise((resolve) => {
  process.stdout.write = (line) => resolve(line)
})
main.commandLine()
const [url] = /http:\S+/.exec(await ready)

const contact = `${url}/contacts/contact-xyz789/notes`
await fetch(`${url}/readyz`)
await call('GET', contact)
await call('GET', `${contact}/unknown`)
await call('POST', contact, {})
const { note } = await call('POST', contact, { body: 'Hello' })
await call('GET', `${contact}/${note.id}`)
await call('PUT', `${contact}/${note.id}`, { body: 'Hello again' })
await call('DELETE', `${contact}/${note.id}`)
keepCode()
// As it is stopped anywhere: it closes what it has opened.
process.kill(process.pid, 'SIGTERM')

async function call(method, address, note) {
  const headers = {
    authorization: 'Bearer pit-11111111-1111-4111-8111-111111111111',
    version: '2021-07-28',
    ...(note && { 'content-type': 'application/json' }),
  }
  const answer = await fetch(address, { method, headers, body: note && JSON.stringify(note) })
  return answer.json()
}
