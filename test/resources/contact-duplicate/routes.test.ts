import t from 'tap'
import { mock } from '../../support/mock.js'

t.test('search for a duplicate', async (t) => {
  const contacts = [
    { id: 'a', email: 'Jane+1@x.test' },
    { id: 'b', phone: '+15555550101' },
  ]
  const privateIntegrations = [{ name: 'full', token: 'pit-1', scopes: ['contacts'] }]
  const seed = { subAccounts: [{ id: 's', privateIntegrations, contacts }] }
  const ask = mock(t, { seed }).as('pit-1')
  const find = async (query: string) =>
    (await ask('GET', `/contacts/search/duplicate?locationId=s&${query}`)).json().contact?.id
  t.equal(await find('email=jane%2B1@X.test'), 'a')
  t.equal(await find('number=%2B15555550101'), 'b')
  t.equal(await find('number=+15555550101'), 'b', 'a + that is not encoded')
  t.equal(await find('number=(555)555-0101'), 'b')
  t.equal(await find('email=nobody@x.test'), undefined)
})
