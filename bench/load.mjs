// Drives load on one address over keep-alive connections and prints what came back as JSON. A process of its
// own, so that its work is not on the event loop of whoever measures.
//
// Written by hand because it must be quicker than what it measures: autocannon needs more time for an answer
// than Fastify does, so that it would compare itself with itself.
import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'

const { port, requests, connections, warmup = 1, seconds, count, ca } = JSON.parse(process.argv[2])

const encode = ({ method, path, headers = {}, body }) =>
  Buffer.from(
    [
      `${method} ${path} HTTP/1.1`,
      `host: 127.0.0.1:${port}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      ...(body ? [`content-length: ${Buffer.byteLength(body)}`] : []),
      `\r\n${body ?? ''}`,
    ].join('\r\n'),
  )

/** A path may say `{id}`: the id in the answer before, on the same connection. */
const ready = requests.map((request) =>
  request.path.includes('{id}')
    ? (id) => encode({ ...request, path: request.path.replace('{id}', id) })
    : () => request.bytes,
)
for (const request of requests) request.bytes = encode(request)

let answered = 0
let asked = 0
let done = () => undefined

/** Asks, waits for the whole answer and asks the next; anything but a 2xx ends the run. */
function ask() {
  const to = { port, host: '127.0.0.1', noDelay: true }
  const socket = ca === undefined ? connect(to) : connectTls({ ...to, ca })
  let received = Buffer.alloc(0)
  let turn = 0
  const next = () => {
    if (count !== undefined && asked >= count) return
    asked++
    const id = received.length > 0 ? /"id":"([^"]+)"/.exec(received.latin1Slice())?.[1] : undefined
    received = Buffer.alloc(0)
    socket.write(ready[turn++ % ready.length](id))
  }
  socket.on(ca === undefined ? 'connect' : 'secureConnect', next)
  socket.on('data', (data) => {
    received = received.length > 0 ? Buffer.concat([received, data]) : data
    if (!isWhole(received)) return
    answered++
    if (answered === count) done()
    else next()
  })
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('The server closed a connection')))
}

function isWhole(bytes) {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd < 0) return false
  const head = bytes.latin1Slice(0, headEnd)
  if (!/^HTTP\/1\.1 2/.test(head)) fail(new Error(`Port ${port} answered\n${bytes}`))
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length !== undefined) return bytes.length >= headEnd + 4 + Number(length)
  return bytes.subarray(-5).equals(Buffer.from('0\r\n\r\n'))
}

function fail(error) {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

const report = (perSecond) =>
  process.stdout.write(JSON.stringify({ perSecond, answered }), () => process.exit())

const start = performance.now()
if (count !== undefined) done = () => report((count / (performance.now() - start)) * 1000)
for (let opened = 0; opened < connections; opened++) ask()

// The warm-up is for connecting and for what a server compiles on its first requests.
if (count === undefined) {
  setTimeout(() => {
    const before = answered
    const start = performance.now()
    setTimeout(
      () => report(((answered - before) / (performance.now() - start)) * 1000),
      seconds * 1000,
    )
  }, warmup * 1000)
}
