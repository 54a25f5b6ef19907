import t from 'tap'
import { notes, tokens } from '../support/mock.js'
import { served } from '../support/process.js'

const headers = { authorization: `Bearer ${tokens.full}`, 'content-type': 'application/json' }

t.test('large bodies that come at once fit into a small heap', async (t) => {
  const heap = { NODE_OPTIONS: '--max-old-space-size=96' }
  const { url } = await served(t, [], heap)
  const post = async (path: string, body: string) => {
    const answer = await fetch(url + path, { method: 'POST', headers, body })
    await answer.text()
    return answer.status
  }
  // Each has a megabyte, which becomes thirty when it is parsed.
  const body = `{"body":"x","a":[${'{},'.repeat(400_000)}{}]}`
  const all = Array.from({ length: 6 }, () => post(notes, body))
  t.equal(await post(notes, '{"body":"small"}'), 201)
  t.same(await Promise.all(all), Array(6).fill(201))
})

t.test('a large body whose answer is delayed does not keep others from being read', async (t) => {
  const { url } = await served(t)
  const match = { path: notes, body: { body: 'delayed' } }
  const fault = { method: 'POST', body: JSON.stringify({ match, then: { delayMs: 60_000 } }) }
  t.equal((await fetch(`${url}/__admin/faults`, fault)).status, 201)
  const post = (body: string) =>
    fetch(url + notes, {
      method: 'POST',
      headers,
      body: JSON.stringify({ body, more: 'x'.repeat(300_000) }),
    })
  post('delayed').catch(() => undefined)
  const before = performance.now()
  t.equal((await post('other')).status, 201)
  t.ok(performance.now() - before < 4000)
})
