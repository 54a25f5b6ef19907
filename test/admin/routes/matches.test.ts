import t, { type Test } from 'tap'
import { mock, notes, tokens } from '../../support/mock.js'

function world(t: Test) {
  const made = mock(t)
  const post = async (path: string, payload: object) => {
    const answer = await made.app.inject({ method: 'POST', url: `/__admin${path}`, payload })
    return { status: answer.statusCode, ...answer.json() }
  }
  return { ...made, post }
}

const long = `${'x'.repeat(200_000)}needle`
const needle = { body: { body: { contains: 'needle' } } }

t.test('whether a body matches that is longer than what is kept is not known', async (t) => {
  const { full, post } = world(t)
  await full('POST', notes, { body: 'one' })
  await full('POST', notes, { body: long })
  const message =
    /^The journal does not have the body of exchange 2, .* the answer is not known: .*100000 characters/
  for (const claim of [
    { never: true },
    { atMost: 0 },
    { exactly: 0 },
    { exactly: 1 },
    { atLeast: 1 },
  ]) {
    t.match(await post('/verify', { match: needle, ...claim }), { status: 409, message })
  }
  const order = { match: [needle, { status: 404 }], inOrder: true }
  t.match(await post('/verify', order), { status: 409, message })
  for (const match of [needle, { body: { contains: 'needle' } }]) {
    t.match(await post('/requests/count', { match }), { count: 0, dropped: 1 })
  }
  t.match(await post('/requests/wait', { match: needle, timeoutMs: 1 }), {
    status: 408,
    message: /found 0\.\nThe journal does not have the body of exchange 2, /,
  })
})

t.test('what can be known without that body is known', async (t) => {
  const { full, post } = world(t)
  await full('POST', notes, { body: long })
  await full('POST', notes, { body: 'needle' })
  const verified = { status: 200, verified: true }
  for (const claim of [
    { match: { ...needle, status: 404 }, never: true },
    { match: { ...needle, headers: { 'x-suite': 'one' } }, never: true },
    { match: needle, atLeast: 1 },
    { match: needle, atMost: 2 },
    { match: { path: notes }, exactly: 2 },
  ]) {
    t.same(await post('/verify', claim), verified, JSON.stringify(claim))
  }
  t.match(await post('/verify', { match: needle, never: true }), { status: 422 })
  t.match(await post('/verify', { match: needle, exactly: 3 }), { status: 422 })
  t.match(await post('/requests/count', { match: needle, after: 1 }), { count: 1, dropped: 0 })
})

t.test('of several bodies that are not kept the first are named', async (t) => {
  const { as, post } = world(t)
  for (let n = 0; n < 12; n++) {
    await as(tokens.unknown)('POST', notes, { body: 'needle' }, { 'content-encoding': 'gzip' })
  }
  t.match(await post('/verify', { match: needle, never: true }), {
    status: 409,
    message: /the bodies of exchanges 1, 2, 3, 4, 5 and 7 more, /,
  })
})
