import t from 'tap'
import { userQueries } from '../../../src/resources/user/queries.js'
import { account, profiles } from '../../support/account.js'
import { mock } from '../../support/mock.js'
import { conforms } from '../../support/official.js'

const seed = account({
  users: [
    { id: 'theo', firstName: 'Theo', lastName: 'Brandt', email: 'theo@example.com', role: 'user' },
    {
      id: 'nora',
      firstName: 'Nora',
      lastName: 'Lindqvist',
      phone: '+15555550101',
      extension: '12',
    },
    { id: 'bot', type: 'agency' },
  ],
})
const nora = {
  id: 'nora',
  name: 'Nora Lindqvist',
  firstName: 'Nora',
  lastName: 'Lindqvist',
  phone: '+15555550101',
  extension: '12',
  roles: { type: 'account', role: 'admin', locationIds: ['loc-main'], restrictSubAccount: false },
}

for (const profile of profiles) {
  t.test(`${profile}: the users of a sub-account, and one of them`, async (t) => {
    const { full } = mock(t, { profile, seed })
    for (const path of ['/users/', '/users']) {
      const listed = (await full('GET', `${path}?locationId=loc-main`)).json()
      conforms(t, profile, 'LocationSuccessfulResponseDto', listed)
      t.same(
        listed.users.map(({ id }: { id: string }) => id),
        ['theo', 'nora', 'bot'],
      )
      t.same(listed.users[1], { ...nora, deleted: false })
    }
    const one = (await full('GET', '/users/nora/')).json()
    conforms(t, profile, 'UserSuccessfulResponseDto', one)
    const { traceId: _, ...user } = one
    t.same(user, nora)
  })

  t.test(`${profile}: searches users`, async (t) => {
    const { full } = mock(t, { profile, seed })
    const search = async (query: string) => {
      const answer = (await full('GET', `/users/search?companyId=c${query}`)).json()
      conforms(t, profile, 'SearchUserSuccessfulResponseDto', answer)
      return [answer.count, ...answer.users.map(({ id }: { id: string }) => id)]
    }
    t.same(await search(''), [3, 'bot', 'nora', 'theo'], 'by name')
    t.same(await search('&locationId=loc-main&sortDirection=desc'), [3, 'theo', 'nora', 'bot'])
    t.same(await search('&sort=role'), [3, 'nora', 'bot', 'theo'], 'else as they were made')
    t.same(await search('&query=NORA%20L'), [1, 'nora'])
    t.same(await search('&query=theo@'), [1, 'theo'])
    t.same(await search('&query=0101'), [1, 'nora'])
    t.same(await search('&query=nobody'), [0])
    t.same(await search('&type=agency'), [1, 'bot'])
    t.same(await search('&role=user'), [1, 'theo'])
    t.same(await search('&ids=theo,bot,far'), [2, 'bot', 'theo'])
    t.same(await search('&limit=1&skip=1'), [3, 'nora'])
    t.same(await search('&enabled2waySync=true'), [3, 'bot', 'nora', 'theo'])
    const status = profile === 'documented' ? 400 : 422
    t.equal((await full('GET', '/users/search')).statusCode, status, 'companyId is required')
  })

  t.test(`${profile}: a user that the sub-account does not have`, async (t) => {
    const { full } = mock(t, { profile, seed })
    const gone = await full('GET', '/users/nroa')
    t.equal(gone.statusCode, profile === 'documented' ? 404 : 400)
    t.equal(gone.json().message, 'User not found for id:nroa')
    t.equal(gone.headers['x-mock-reason'], 'user-unknown; need=a user of loc-main; have=nroa')
    const far = await full('GET', '/users/far')
    t.equal(far.statusCode, 403)
    t.match(far.headers['x-mock-reason'], /^location-elsewhere; need=a token of loc-other/)
  })
}

t.test('a search for the users of another company finds none', async (t) => {
  const { full } = mock(t, { seed: account({ companyId: 'c', users: [{ id: 'theo' }] }) })
  for (const [companyId, count] of [
    ['c', 1],
    ['other', 0],
  ] as const) {
    const { body } = await full('GET', `/users/search?companyId=${companyId}`)
    t.equal(JSON.parse(body).count, count, companyId)
  }
})

t.test('tells whether a sub-account lacks a user', async (t) => {
  const { sandbox } = mock(t, { seed })
  const { lacks } = sandbox.queries(userQueries)
  t.equal(lacks('loc-main', 'nora'), false)
  t.equal(lacks('loc-main', 'far'), true)
  t.equal(lacks('loc-other', 'far'), false)
})
