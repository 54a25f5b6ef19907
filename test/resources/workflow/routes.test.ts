import t from 'tap'
import { account, profiles } from '../../support/account.js'
import { mock } from '../../support/mock.js'
import { conforms } from '../../support/official.js'

const seed = account({
  workflows: [
    { id: 'missed', name: 'Missed call', version: 2, status: 'draft', createdAt: '2026-01-01' },
    { name: 'Welcome' },
  ],
})

for (const profile of profiles) {
  t.test(`${profile}: lists the workflows of a sub-account`, async (t) => {
    const { full } = mock(t, { profile, seed })
    const answer = (await full('GET', '/workflows?locationId=loc-main')).json()
    conforms(t, profile, 'GetWorkflowSuccessfulResponseDto', answer)
    const now = '2026-05-01T12:00:00.000Z'
    t.match(answer.workflows, [
      {
        id: 'missed',
        name: 'Missed call',
        status: 'draft',
        version: 2,
        createdAt: '2026-01-01T00:00:00.000Z',
        updatedAt: '2026-01-01T00:00:00.000Z',
        locationId: 'loc-main',
      },
      {
        id: /^\w{20}$/,
        name: 'Welcome',
        status: 'published',
        version: 1,
        createdAt: now,
        updatedAt: now,
      },
    ])
  })
}
