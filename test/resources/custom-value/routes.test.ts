import t from 'tap'
import { account, profiles } from '../../support/account.js'
import { mock } from '../../support/mock.js'
import { conforms } from '../../support/official.js'

const values = '/locations/loc-main/customValues'
const seed = account({ customValues: [{ id: 'review', name: 'Review link', value: 'https://x' }] })
const review = {
  id: 'review',
  name: 'Review link',
  fieldKey: '{{ custom_values.review_link }}',
  value: 'https://x',
  locationId: 'loc-main',
}

for (const profile of profiles) {
  t.test(`${profile}: lists, creates, reads, changes and removes a custom value`, async (t) => {
    const { full } = mock(t, { profile, seed })
    const listed = (await full('GET', values)).json()
    conforms(t, profile, 'CustomValuesListSuccessfulResponseDto', listed)
    t.same(listed.customValues, [review])

    const made = await full('POST', `${values}/`, { name: 'Office hours', value: '' })
    t.equal(made.statusCode, 201)
    conforms(t, profile, 'CustomValueIdSuccessfulResponseDto', made.json())
    const { customValue } = made.json()
    t.match(customValue, { fieldKey: '{{ custom_values.office_hours }}', value: '' })
    const path = `${values}/${customValue.id}`
    t.same((await full('GET', path)).json().customValue, customValue)
    const changed = (await full('PUT', path, { name: 'Hours', value: '9 to 5' })).json()
    t.same(changed.customValue, { ...customValue, name: 'Hours', value: '9 to 5' })
    conforms(t, profile, 'DeleteSuccessfulResponseDto', (await full('DELETE', path)).json())
    t.same((await full('GET', values)).json().customValues, [review])

    const status = profile === 'documented' ? 404 : 400
    for (const id of [customValue.id, 'far']) {
      const gone = await full('GET', `${values}/${id}`)
      t.equal(gone.statusCode, status)
      t.match(gone.headers['x-mock-reason'], /^custom-value-unknown; /)
    }
    t.equal(
      (await full('PUT', `${values}/review`, { name: 'x' })).statusCode,
      status === 404 ? 400 : 422,
    )
  })
}
