import t from 'tap'
import { account, profiles } from '../../support/account.js'
import { mock } from '../../support/mock.js'
import { conforms } from '../../support/official.js'

const seed = account({
  campaigns: [
    { id: 'spring', name: 'Spring service' },
    { id: 'draft', name: 'Autumn', status: 'draft' },
  ],
})
const spring = {
  id: 'spring',
  name: 'Spring service',
  status: 'published',
  locationId: 'loc-main',
}

for (const profile of profiles) {
  t.test(`${profile}: lists the campaigns of a sub-account`, async (t) => {
    const { full } = mock(t, { profile, seed })
    const list = async (query = '') => {
      const answer = (await full('GET', `/campaigns/?locationId=loc-main${query}`)).json()
      conforms(t, profile, 'CampaignsSuccessfulResponseDto', answer)
      return answer.campaigns
    }
    t.same(await list(), [spring, { ...spring, id: 'draft', name: 'Autumn', status: 'draft' }])
    t.same(await list('&status=published'), [spring])
  })
}
