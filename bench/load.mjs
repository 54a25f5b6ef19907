// Drives load on one address over keep-alive connections and prints what came back as JSON. A process of its
// own, so that its work is not on the event loop of whoever measures.
//
// Written by hand because it must be quicker than what it measures: autocannon needs more time for an answer
// than Fastify does, so that it would compare itself with itself.
import { connect } from 'node:net'

const { port, path, method, headers, body, connections, seconds } = JSON.parse(process.argv[2])

const request = Buffer.from(
  [
    `${method} ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body ? [`content-length: ${Buffer.byteLength(body)}`] : []),
    `\r\n${body ?? ''}`,
  ].join('\r\n'),
)

let answered = 0

/** Asks, waits for the whole answer and asks again; anything but a 2xx ends the run. */
function ask() {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let received = Buffer.alloc(0)
  socket.on('connect', () => socket.write(request))
  socket.on('data', (data) => {
    received = received.length > 0 ? Buffer.concat([received, data]) : data
    const length = answerLength(received)
    if (length === undefined || received.length < length) return
    received = received.subarray(length)
    answered++
    socket.write(request)
  })
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('The server closed a connection')))
}

/** Bytes of the answer that begins here, or undefined while its head is not complete. */
function answerLength(bytes) {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const head = bytes.latin1Slice(0, headEnd)
  const length = /^HTTP\/1\.1 2[\s\S]*\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length === undefined) fail(new Error(`${method} ${path} was answered\n${bytes}`))
  return headEnd + 4 + Number(length)
}

function fail(error) {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

for (let opened = 0; opened < connections; opened++) ask()

// The first second is for connecting and for what a server compiles on its first requests.
setTimeout(() => {
  const before = answered
  const start = performance.now()
  setTimeout(() => {
    const perSecond = ((answered - before) / (performance.now() - start)) * 1000
    process.stdout.write(JSON.stringify({ perSecond, answered }), () => process.exit())
  }, seconds * 1000)
}, 1000)
