import t from 'tap'
import { account, profiles } from '../../support/account.js'
import { mock } from '../../support/mock.js'
import { conforms } from '../../support/official.js'

const acme = {
  name: 'Acme',
  companyId: 'company-1',
  address: '4 Fleet Street',
  city: 'New York',
  state: 'Illinois',
  country: 'DE',
  postalCode: '567654',
  website: 'https://acme.example',
  timezone: 'America/Chicago',
  email: 'office@acme.example',
  phone: '+15555550199',
  allowDuplicateContact: true,
}

for (const profile of profiles) {
  t.test(`${profile}: a sub-account, as its own route and as a search shows it`, async (t) => {
    const { full } = mock(t, { profile, seed: account(acme) })
    const { allowDuplicateContact, ...fields } = acme
    const one = (await full('GET', '/locations/loc-main')).json()
    conforms(t, profile, 'GetLocationByIdSuccessfulResponseDto', one)
    t.match(one.location, { ...fields, id: 'loc-main', settings: { allowDuplicateContact } })
    t.match(one.location.business, { name: 'Acme', city: 'New York', country: 'DE' })
    t.same((await full('GET', '/locations/loc-main/')).json().location, one.location)

    const search = async (query: string) => (await full('GET', `/locations/search${query}`)).json()
    const found = await search('')
    conforms(t, profile, 'SearchSuccessfulResponseDto', found)
    const { companyId: _, ...shown } = fields
    t.match(found.locations, [{ ...shown, id: 'loc-main', settings: { allowDuplicateContact } }])
    t.equal((await search('?companyId=company-1&order=desc')).locations.length, 1)
    t.same((await search('?companyId=company-2')).locations, [])
    t.equal((await search('?email=OFFICE@acme.example')).locations.length, 1)
    t.same((await search('?email=x@acme.example')).locations, [])
    t.same((await search('?skip=1')).locations, [])
    t.same((await search('?limit=0')).locations, [])
    t.equal((await search('?limit=1&skip=0')).locations.length, 1)
  })

  t.test(`${profile}: what a sub-account does not say`, async (t) => {
    const { full } = mock(t, { profile, seed: account() })
    const { location } = (await full('GET', '/locations/loc-main')).json()
    t.equal(location.country, 'US')
    t.equal(location.settings.allowDuplicateContact, false)
    t.notOk('timezone' in location)
    const { locations } = (await full('GET', '/locations/search?companyId=any')).json()
    t.equal(locations.length, 1)
  })

  t.test(`${profile}: the time zones`, async (t) => {
    const { full } = mock(t, { profile, seed: account() })
    const { timezones } = (await full('GET', '/locations/loc-main/timezones/')).json()
    t.ok(timezones.includes('America/Chicago'))
  })

  t.test(`${profile}: another sub-account is out of reach`, async (t) => {
    const { full } = mock(t, { profile, seed: account() })
    for (const path of ['', '/timezones', '/tags', '/customFields', '/customValues']) {
      const answer = await full('GET', `/locations/loc-other${path}`)
      t.equal(answer.statusCode, 403, path)
      t.equal(
        answer.headers['x-mock-reason'],
        'location-elsewhere; need=a token of loc-other; have=a token of loc-main',
      )
    }
    for (const path of ['/users/', '/businesses/', '/campaigns/', '/workflows/']) {
      t.equal((await full('GET', `${path}?locationId=loc-other`)).statusCode, 403, path)
      t.equal((await full('GET', path)).statusCode, profile === 'documented' ? 400 : 422, path)
    }
    const search = '/users/search?companyId=c&locationId=loc-other'
    t.equal((await full('GET', search)).statusCode, 403)
  })

  t.test(`${profile}: counts in a query are whole numbers`, async (t) => {
    const { full } = mock(t, { profile, seed: account() })
    const answer = await full('GET', '/locations/search?limit=ten')
    t.match(
      answer.json(),
      profile === 'documented'
        ? { statusCode: 400, message: 'limit: expected a whole number such as 10, found "ten"' }
        : { statusCode: 422, message: ['limit must be a number string'] },
    )
  })

  t.test(`${profile}: health needs no version and no token`, async (t) => {
    const { app, sandbox } = mock(t, { profile })
    for (const headers of [{}, { authorization: 'Bearer pit-unknown', version: 'bogus' }]) {
      const answer = await app.inject({ url: '/health', headers })
      t.equal(answer.statusCode, 200)
      t.equal(answer.body, '{"status":"ok"}')
    }
    const answered = await sandbox.journal.find({ path: '/health' })
    t.match([...answered], [{ status: 200 }, { status: 200 }])
    t.equal((await app.inject({ url: '/locations/search' })).statusCode, 401, 'others do')
  })
}

t.test('every route of a sub-account needs its scope', async (t) => {
  const { reader } = mock(t, { seed: account() })
  const needs = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) => {
    const { headers, statusCode } = await reader(method, path, body)
    t.equal(statusCode, 401, path)
    return /need=([^;]*)/.exec(String(headers['x-mock-reason']))?.[1]
  }
  for (const path of ['/locations/loc-main', '/locations/search', '/locations/loc-main/timezones'])
    t.equal(await needs('GET', path), 'locations.readonly')
  for (const list of ['tags', 'customFields', 'customValues']) {
    const path = `/locations/loc-main/${list}`
    t.equal(await needs('GET', path), `locations/${list}.readonly`)
    t.equal(await needs('GET', `${path}/x`), `locations/${list}.readonly`)
    t.equal(await needs('POST', path, {}), `locations/${list}.write`)
    t.equal(await needs('PUT', `${path}/x`, {}), `locations/${list}.write`)
    t.equal(await needs('DELETE', `${path}/x`), `locations/${list}.write`)
  }
  for (const path of ['/users/?locationId=x', '/users/search', '/users/x'])
    t.equal(await needs('GET', path), 'users.readonly')
  t.equal(await needs('GET', '/businesses/'), 'businesses.readonly')
  t.equal(await needs('POST', '/businesses/', {}), 'businesses.write')
  t.equal(await needs('DELETE', '/businesses/x'), 'businesses.write')
  t.equal(await needs('GET', '/campaigns/'), 'campaigns.readonly')
  t.equal(await needs('GET', '/workflows/'), 'workflows.readonly')
})
