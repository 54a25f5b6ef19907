import t from 'tap'
import { mock } from '../support/mock.js'

const json = { 'content-type': 'application/json' }

t.test('of a list with very many entries that are wrong a hundred are named', async (t) => {
  const list = JSON.stringify({ tags: Array(20_000).fill(0) })
  const url = '/contacts/contact-xyz789/tags'
  const lenient = (await mock(t).full('POST', url, list, json)).json()
  t.match(lenient.message, /tags\.98: .*; and at least 900 more$/)
  t.notMatch(lenient.message, /tags\.99:/)
  const strict = (await mock(t, { profile: 'observed' }).full('POST', url, list, json)).json()
  t.equal(strict.message.length, 101)
  t.equal(strict.message.at(-1), 'and at least 900 more')
  const few = JSON.stringify({ tags: Array(102).fill(0) })
  t.match((await mock(t).full('POST', url, few, json)).json().message, /; and 2 more$/)
  const followers = JSON.stringify({ followers: Array(20_000).fill(0) })
  const other = await mock(t).full('POST', '/contacts/contact-xyz789/followers', followers, json)
  t.ok(other.body.length < 20_000, `${other.body.length} characters`)
})

t.test('properties that are ignored are ignored in all entries of a list', async (t) => {
  const { full } = mock(t)
  const emails = Array.from({ length: 1200 }, (_, n) => ({ email: `a${n}@example.com`, odd: n }))
  const answer = await full('PUT', '/contacts/contact-xyz789', { additionalEmails: emails })
  t.match(answer.statusCode, /200|400/)
  const { contact } = (await full('GET', '/contacts/contact-xyz789')).json()
  t.notMatch(JSON.stringify(contact.additionalEmails ?? []), /odd/)
})
