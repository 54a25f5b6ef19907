import t from 'tap'
import { tagQueries } from '../../../src/resources/tag/queries.js'
import { account, profiles } from '../../support/account.js'
import { explainedWorld } from '../../support/explained.js'
import { mock } from '../../support/mock.js'
import { conforms } from '../../support/official.js'

const tags = '/locations/loc-main/tags'
const seed = account({ tags: ['vip', { id: 'tag-lead', name: 'lead' }] })

for (const profile of profiles) {
  t.test(`${profile}: creates, lists, reads, renames and removes a tag`, async (t) => {
    const { full, sandbox } = mock(t, { profile, seed })
    const types: string[] = []
    sandbox.events.listen(({ type }) => types.push(type))
    const listed = (await full('GET', `${tags}/`)).json()
    conforms(t, profile, 'LocationTagsSuccessfulResponseDto', listed)
    const lead = { id: 'tag-lead', name: 'lead', locationId: 'loc-main' }
    t.match(listed.tags, [{ id: /^\w{20}$/, name: 'vip', locationId: 'loc-main' }, lead])

    const made = await full('POST', tags, { name: 'Cold Lead' })
    t.equal(made.statusCode, 200)
    conforms(t, profile, 'LocationTagSuccessfulResponseDto', made.json())
    const { tag } = made.json()
    t.match(tag, { id: /^\w{20}$/, name: 'Cold Lead', locationId: 'loc-main' })
    const path = `${tags}/${tag.id}`
    t.same((await full('GET', path)).json().tag, tag)

    const renamed = (await full('PUT', path, { name: 'warm' })).json()
    conforms(t, profile, 'LocationTagSuccessfulResponseDto', renamed)
    t.same(renamed.tag, { ...tag, name: 'warm' })
    t.equal((await full('PUT', path, { name: 'warm' })).statusCode, 200, 'its own name')

    const removed = await full('DELETE', path, undefined, { version: 'v3' })
    conforms(t, profile, 'DeleteSuccessfulResponseDto', removed.json())
    t.equal((await full('GET', path)).statusCode, profile === 'documented' ? 404 : 400)
    t.same((await full('GET', tags)).json().tags, listed.tags)
    t.same(types, ['tag.created', 'tag.updated', 'tag.updated', 'tag.removed'])
  })

  t.test(`${profile}: two tags of a sub-account have two names`, async (t) => {
    const { full } = mock(t, { profile, seed })
    for (const answer of [
      await full('POST', tags, { name: 'lead' }),
      await full('PUT', `${tags}/${(await full('GET', tags)).json().tags[0].id}`, { name: 'lead' }),
    ]) {
      t.match(answer.json(), { statusCode: 400, message: 'The tag name is already exist.' })
      t.equal(
        answer.headers['x-mock-reason'],
        'tag-taken; need=a name that no tag has; have=lead, of tag-lead',
      )
    }
    t.equal((await full('POST', tags, { name: 'Lead' })).statusCode, 200, 'letter case counts')
    t.equal((await full('POST', tags, { name: 'far' })).statusCode, 200, 'elsewhere')
  })

  t.test(`${profile}: a tag that the sub-account does not have`, async (t) => {
    const { full } = mock(t, { profile, seed })
    for (const id of ['nope', 'far']) {
      for (const method of ['GET', 'PUT', 'DELETE'] as const) {
        const answer = await full(
          method,
          `${tags}/${id}`,
          method === 'PUT' ? { name: 'x' } : undefined,
        )
        const message = `Tag not found for id:${id}`
        t.same(
          answer.json(),
          profile === 'documented'
            ? { statusCode: 404, message }
            : { message, error: 'Bad Request', statusCode: 400 },
        )
        const reason = `tag-unknown; need=a tag of loc-main; have=${id}`
        t.equal(answer.headers['x-mock-reason'], reason)
      }
    }
  })

  t.test(`${profile}: a tag needs a name`, async (t) => {
    const { full } = mock(t, { profile, seed })
    const status = profile === 'documented' ? 400 : 422
    for (const body of [{}, { name: '' }, { name: ' ' }, { name: 5 }, { name: null }]) {
      t.equal((await full('POST', tags, body)).statusCode, status, JSON.stringify(body))
      t.equal((await full('PUT', `${tags}/tag-lead`, body)).statusCode, status)
    }
  })
}

t.test('finds a tag by its name within a sub-account', async (t) => {
  const { sandbox } = mock(t, { seed })
  const { idOf } = sandbox.queries(tagQueries)
  t.equal(idOf('loc-main', 'lead'), 'tag-lead')
  t.equal(idOf('loc-main', 'Lead'), undefined)
  t.equal(idOf('loc-main', 'far'), undefined)
  t.equal(idOf('loc-other', 'far'), 'far')
})

t.test('the explanation of an unknown or taken tag names those that are meant', async (t) => {
  const { full, explained } = explainedWorld(t, { seed })
  await full('GET', `${tags}/tag-laed`)
  t.match(await explained(), {
    scope: 'locations/tags.readonly',
    nearMisses: [/^tag tag-lead exists, in sub-account loc-main: it /],
  })
  await full('GET', `${tags}/nope`)
  t.match((await explained()).nearMisses, [/^sub-account loc-main has tag \w{20}, tag-lead$/])
  await full('POST', tags, { name: 'lead' })
  t.match((await explained()).nearMisses, ['tag tag-lead exists now, in sub-account loc-main'])
})
