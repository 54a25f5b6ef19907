import { once } from 'node:events'
import { connect } from 'node:net'
import type { Test } from 'tap'

/** Sends bytes on a socket of their own; gives what came back until the other side closed. */
export async function raw(t: Test, url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  t.teardown(() => socket.destroy())
  let answer = ''
  socket.setEncoding('utf8').on('data', (text) => {
    answer += text
  })
  socket.write(bytes, 'latin1')
  await once(socket, 'close')
  return answer
}
