import t from 'tap'
import { mock } from '../support/mock.js'

const keys = (count: number, one = (at: number) => `"k${at}":0`) =>
  `{${Array.from({ length: count }, (_, at) => one(at)).join()}}`

const tooManyKeys = 'The body has an object with too many keys, expected at most 10000.'

t.test('a body with too many keys or values is refused before it is looked through', async (t) => {
  const { app } = mock(t)
  const message = async (method: 'POST' | 'PUT', path: string, payload: string) =>
    (await app.inject({ method, url: `/__admin${path}`, payload })).json().message
  for (const [method, path] of [
    ['POST', '/verify'],
    ['PUT', '/clock'],
    ['POST', '/faults'],
    ['POST', '/reset'],
  ] as const) {
    t.equal(await message(method, path, keys(10_001)), tooManyKeys, path)
  }
  t.equal(await message('POST', '/verify', `{"match":[${keys(10_001)}]}`), tooManyKeys)
  t.match(
    await message('POST', '/seed', keys(10_001)),
    /body:1:\d+ {2}found more than 10,000 keys in one object, expected at most the few/,
  )
  t.equal(
    await message('POST', '/verify', `{"match":{"body":[${'{},'.repeat(125_000)}{}]}}`),
    'The body has too many keys and values, expected at most 250000.',
  )
  // Text is no key, whatever is in it.
  t.match(await message('POST', '/verify', `{"x":"${':'.repeat(10_001)}"}`), /^x is unknown here/)
})

t.test('a message names a hundred mistakes and counts the others', async (t) => {
  const { app } = mock(t)
  const message = async (method: 'POST' | 'PUT', path: string, payload: string) =>
    (await app.inject({ method, url: `/__admin${path}`, payload })).json().message as string
  const mistakes = (text: string) => text.split('; ').length
  const some = await message('POST', '/verify', keys(150))
  t.match(some, /k99 is unknown here, [^;]*; and 50 more$/)
  t.match(await message('POST', '/verify', keys(10_000)), /; and at least 900 more$/)
  t.match(
    await message('POST', '/rows/contacts', keys(10_000)),
    /k98 is unknown here, [^;]*; and at least 900 more$/,
  )
  const faults = (one: string) => `{"faults":[${Array(5000).fill(one)}]}`
  for (const one of ['{"x":1}', '{"match":{"path":"/nope"},"then":500}']) {
    const text = await message('PUT', '/faults', faults(one))
    t.match(text, /; and at least 900 more$/)
    t.ok(mistakes(text) < 500)
  }
  t.match(
    await message('POST', '/reset', keys(150)),
    /^POST \/__admin\/reset takes no body, found k0, .*, k19 and 130 more\. /,
  )
  const [long = ''] = (await message('POST', '/verify', `{"${'k'.repeat(1e6)}":0}`)).split(' ')
  t.equal(long, `${'k'.repeat(57)}...`)
})
