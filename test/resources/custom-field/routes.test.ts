import t from 'tap'
import { customFieldQueries } from '../../../src/resources/custom-field/queries.js'
import { account, profiles } from '../../support/account.js'
import { mock } from '../../support/mock.js'
import { conforms } from '../../support/official.js'

const fields = '/locations/loc-main/customFields'
const seed = account({
  customFields: [
    { id: 'heating', name: 'Heating', dataType: 'SINGLE_OPTIONS', picklistOptions: ['gas', 'oil'] },
    { id: 'stage', name: 'Deal size', dataType: 'MONETORY', model: 'opportunity' },
  ],
})
const heating = {
  id: 'heating',
  name: 'Heating',
  fieldKey: 'contact.heating',
  dataType: 'SINGLE_OPTIONS',
  position: 0,
  picklistOptions: ['gas', 'oil'],
  model: 'contact',
  locationId: 'loc-main',
}

for (const profile of profiles) {
  t.test(`${profile}: lists the custom fields of a model`, async (t) => {
    const { full } = mock(t, { profile, seed })
    const ids = async (query: string) => {
      const answer = (await full('GET', `${fields}${query}`)).json()
      conforms(t, profile, 'CustomFieldsListSuccessfulResponseDto', answer)
      return answer.customFields.map(({ id }: { id: string }) => id)
    }
    t.same(await ids(''), ['heating', 'stage'])
    t.same(await ids('?model=all'), ['heating', 'stage'])
    t.same(await ids('/?model=contact'), ['heating'])
    t.same(await ids('?model=opportunity'), ['stage'])
    const wrong = await full('GET', `${fields}?model=company`)
    t.equal(wrong.statusCode, profile === 'documented' ? 400 : 422)
  })

  t.test(`${profile}: a key is made of a name, and a place is a number that counts`, async (t) => {
    const { full } = mock(t, { profile, seed })
    const made = await full('POST', fields, { name: 'Vip', dataType: 'TEXT' })
    t.match(made.json().customField, { fieldKey: 'contact.vip', model: 'contact' })
    for (const count of [{ position: 1e300 }, { maxNumberOfFiles: 1e300 }]) {
      const refused = await full('POST', fields, { name: 'Vip', dataType: 'TEXT', ...count })
      t.equal(refused.statusCode, profile === 'documented' ? 400 : 422)
    }
  })

  t.test(`${profile}: creates, reads, changes and removes a custom field`, async (t) => {
    const { full } = mock(t, { profile, seed })
    const made = await full('POST', fields, {
      name: 'What fuel, please?',
      dataType: 'CHECKBOX',
      placeholder: 'Fuel',
      options: ['wood', 'coal'],
      position: 3,
    })
    t.equal(made.statusCode, 201)
    conforms(t, profile, 'CustomFieldSuccessfulResponseDto', made.json())
    const { customField } = made.json()
    t.match(customField, {
      id: /^\w{20}$/,
      fieldKey: 'contact.what_fuel_please',
      placeholder: 'Fuel',
      picklistOptions: ['wood', 'coal'],
      position: 3,
      model: 'contact',
      locationId: 'loc-main',
    })
    const path = `${fields}/${customField.id}`
    t.same((await full('GET', path)).json().customField, customField)
    t.same((await full('GET', `${fields}/${customField.fieldKey}`)).json().customField, customField)

    const body = { name: 'Fuel', isMultipleFile: true, maxNumberOfFiles: 2 }
    const changed = (await full('PUT', path, body)).json()
    conforms(t, profile, 'CustomFieldSuccessfulResponseDto', changed)
    const files = { isMultiFileAllowed: true, maxFileLimit: 2 }
    t.same(changed.customField, { ...customField, name: 'Fuel', ...files })

    conforms(t, profile, 'DeleteSuccessfulResponseDto', (await full('DELETE', path)).json())
    const gone = await full('GET', path)
    t.match(gone.json().message, `Custom field not found for id:${customField.id}`)
    t.equal(
      gone.headers['x-mock-reason'],
      `custom-field-unknown; need=a custom field of loc-main; have=${customField.id}`,
    )
  })

  t.test(`${profile}: what a custom field may hold`, async (t) => {
    const { full } = mock(t, { profile, seed })
    const status = profile === 'documented' ? 400 : 422
    for (const body of [
      {},
      { name: 'x' },
      { name: 'x', dataType: 'BLOB' },
      { name: '', dataType: 'TEXT' },
      { name: 'x', dataType: 'TEXT', model: 'business' },
      { name: 'x', dataType: 'TEXT', position: '1' },
    ])
      t.equal((await full('POST', fields, body)).statusCode, status, JSON.stringify(body))
    const boxes = [{ label: 'First', prefillValue: '' }]
    const body = { name: 'x', dataType: 'TEXTBOX_LIST', textBoxListOptions: boxes }
    const made = (await full('POST', fields, body)).json().customField
    t.same(made.textBoxListOptions, boxes)
    const formats = { name: 'Plan', dataType: 'FILE_UPLOAD', acceptedFormat: ['.pdf'] }
    t.same((await full('POST', fields, formats)).json().customField.acceptedFormat, ['.pdf'])
    const deal = { name: 'Deal', dataType: 'TEXT', model: 'opportunity' }
    t.equal((await full('POST', fields, deal)).json().customField.fieldKey, 'opportunity.deal')
  })
}

t.test('a custom field of a fixture', async (t) => {
  const { full } = mock(t, { seed })
  t.same((await full('GET', `${fields}/heating`)).json(), { customField: heating })
  t.equal((await full('GET', `${fields}/far`)).statusCode, 404)
})

t.test('finds a custom field by id and by key, within a sub-account', async (t) => {
  const { sandbox } = mock(t, { seed })
  const { byId, byKey } = sandbox.queries(customFieldQueries)
  const { locationId: _, ...row } = heating
  t.same(byId('loc-main', 'heating'), { ...row, subAccountId: 'loc-main' })
  t.same(byKey('loc-main', 'contact.heating'), byId('loc-main', 'heating'))
  t.same(byKey('loc-main', 'heating'), byId('loc-main', 'heating'))
  t.equal(byKey('loc-main', 'deal_size'), undefined, 'of an opportunity')
  t.equal(byKey('loc-main', 'opportunity.deal_size')?.id, 'stage')
  t.equal(byId('loc-main', 'far'), undefined)
  t.equal(byKey('loc-main', 'far'), undefined)
})
