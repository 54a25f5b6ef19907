import t from 'tap'
import { account, profiles } from '../../support/account.js'
import { mock } from '../../support/mock.js'
import { conforms } from '../../support/official.js'

const seed = account({
  businesses: [
    { id: 'tiles', name: 'Haddad Tiles', createdAt: '2026-01-01', updatedAt: '-1d' },
    { id: 'pipes', name: 'Pipes', createdBy: { source: 'API' } },
  ],
})
const tiles = {
  id: 'tiles',
  name: 'Haddad Tiles',
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-04-30T12:00:00.000Z',
  locationId: 'loc-main',
}

for (const profile of profiles) {
  t.test(`${profile}: lists and reads businesses`, async (t) => {
    const { full } = mock(t, { profile, seed })
    const list = async (query = '') => {
      const answer = (await full('GET', `/businesses/?locationId=loc-main${query}`)).json()
      conforms(t, profile, 'GetBusinessByLocationResponseDto', answer)
      return answer.businesses
    }
    const [first, second] = await list()
    t.same(first, tiles)
    t.match(second, { id: 'pipes', createdBy: { source: 'API' } })
    t.same(await list('&limit=1'), [tiles])
    t.same(await list('&skip=1'), [second])
    const one = (await full('GET', '/businesses/tiles/')).json()
    conforms(t, profile, 'GetBusinessByIdResponseDto', one)
    t.same(one.business, tiles)
  })

  t.test(`${profile}: creates, changes and removes a business`, async (t) => {
    const { full, sandbox } = mock(t, { profile, seed })
    const fields = {
      name: 'Acme',
      phone: '+15555550150',
      email: 'office@acme.example',
      website: 'https://acme.example',
      address: '4 Fleet Street',
      city: 'New York',
      postalCode: '10001',
      state: 'New York',
      country: 'us',
      description: 'Boilers',
    }
    const made = await full('POST', '/businesses', { ...fields, locationId: 'loc-main' })
    t.equal(made.statusCode, 201)
    conforms(t, profile, 'UpdateBusinessResponseDto', made.json())
    const { buiseness } = made.json()
    t.match(buiseness, { ...fields, locationId: 'loc-main', id: /^\w{20}$/ })
    const path = `/businesses/${buiseness.id}`

    sandbox.clock.advance(60_000)
    const changed = (await full('PUT', path, { city: 'Boston' })).json()
    conforms(t, profile, 'UpdateBusinessResponseDto', changed)
    const { updatedAt, ...same } = changed.buiseness
    const { updatedAt: before, ...rest } = buiseness
    t.same(same, { ...rest, city: 'Boston' })
    t.ok(updatedAt > before, 'an update is dated')

    conforms(t, profile, 'DeleteBusinessResponseDto', (await full('DELETE', path)).json())
    const gone = await full('GET', path)
    t.equal(gone.statusCode, profile === 'documented' ? 404 : 400)
    t.match(gone.headers['x-mock-reason'], /^business-unknown; need=a business of loc-main; /)
  })

  t.test(`${profile}: refuses what is not the caller's, or says nothing`, async (t) => {
    const { full } = mock(t, { profile, seed })
    t.equal((await full('GET', '/businesses/far')).statusCode, 403)
    t.equal((await full('DELETE', '/businesses/far')).statusCode, 403)
    const elsewhere = await full('POST', '/businesses/', { name: 'x', locationId: 'loc-other' })
    t.equal(elsewhere.statusCode, 403)
    const status = profile === 'documented' ? 400 : 422
    t.equal((await full('POST', '/businesses/', { name: 'x' })).statusCode, status)
    t.equal((await full('POST', '/businesses/', { locationId: 'loc-main' })).statusCode, status)
    t.equal((await full('PUT', '/businesses/tiles', { name: '' })).statusCode, status)
    const empty = await full('PUT', '/businesses/tiles', {})
    t.equal(empty.statusCode, profile === 'documented' ? 400 : 200)
    const dated = await full('PUT', '/businesses/tiles', { city: 'x', updatedAt: '2020-01-01' })
    t.equal(dated.statusCode, profile === 'documented' ? 200 : 422)
    t.equal((await full('GET', '/businesses/tiles')).json().business.updatedAt > '2026', true)
  })
}
