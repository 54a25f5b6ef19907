import t from 'tap'
import { S, said } from '../../support/fixtures.js'

const fieldWith = (keys: string, defaults = '') => ({
  'a.yaml': `${defaults}subAccounts:
  - privateIntegrations: [{ name: full, scopes: [contacts] }]
    customFields:
      - { name: Fuel, ${keys} }
`,
})

const choices = 'such as picklistOptions: [gas, oil]'
for (const [keys, lines] of [
  ...['SINGLE_OPTIONS', 'MULTIPLE_OPTIONS', 'CHECKBOX', 'RADIO'].flatMap((type) => [
    [
      `dataType: ${type}`,
      [
        `warning 4:33 dataType: found ${type} without picklistOptions, so that nothing can be chosen; write what can, ${choices}`,
      ],
    ] as const,
    [`dataType: ${type}, picklistOptions: [gas]`, []] as const,
    [`dataType: ${type}, isAllowedCustomOption: true`, []] as const,
  ]),
  [
    'dataType: RADIO, picklistOptions: []',
    [
      `warning 4:33 dataType: found RADIO without picklistOptions, so that nothing can be chosen; write what can, ${choices}`,
    ],
  ],
  [
    'dataType: TEXTBOX_LIST',
    [
      'warning 4:33 dataType: found TEXTBOX_LIST without textBoxListOptions, so that nothing can be chosen; write what can, such as textBoxListOptions: [{ label: First }]',
    ],
  ],
  [
    'dataType: TEXT, picklistOptions: [gas, oil]',
    [
      'warning 4:56 picklistOptions: found options, but a field of TEXT has none; write dataType: SINGLE_OPTIONS, MULTIPLE_OPTIONS, CHECKBOX or RADIO, or remove the line',
    ],
  ],
  [
    'dataType: TEXT, textBoxListOptions: [{ label: a }]',
    [
      'warning 4:59 textBoxListOptions: found options, but a field of TEXT has none; write dataType: TEXTBOX_LIST, or remove the line',
    ],
  ],
  [
    'dataType: TEXT, model: contact, fieldKey: opportunity.fuel',
    [
      'warning 4:65 fieldKey: found "opportunity.fuel", but the model is contact; write contact.fuel, or model: opportunity',
    ],
  ],
  [
    'dataType: TEXT, fieldKey: opportunity.fuel',
    [
      'warning 4:49 fieldKey: found "opportunity.fuel", but the model is contact; write contact.fuel, or model: opportunity',
    ],
  ],
  // A value that is an error is not one that is left out.
  [
    'dataType: RADIO, picklistOptions: a; b',
    [
      '4:57 picklistOptions: found "a; b", expected a list, each entry text; write it in brackets: [a, b]',
    ],
  ],
  [
    'dataType: TEXTBOX_LIST, textBoxListOptions: a',
    [
      '4:67 textBoxListOptions: found "a", expected a list, each entry an object with label, prefillValue; write it in brackets: [{ label: a }]',
    ],
  ],
  [
    'dataType: RADIO, isAllowedCustomOption: ja',
    ['4:63 isAllowedCustomOption: found "ja", expected true or false; write true'],
  ],
  [
    'dataType: RADIO, picklistOptions: ',
    ['warning 4:40 picklistOptions has no value: remove the key, or write one'],
  ],
  ['dataType: TEXT, model: opportunity, fieldKey: opportunity.fuel', []],
  ['dataType: TEXT, fieldKey: contact.fuel', []],
  ['dataType: TEXT, fieldKey: fuel', []],
  [
    'dataType: RADIO, picklistOptions: [gas, oil, gas]',
    ['warning 4:68 picklistOptions: found "gas" twice, expected it once'],
  ],
  [
    'dataType: RADIO, options: [gas]',
    ['4:40 found the unknown key "options"; did you mean "picklistOptions"?'],
  ],
] as const) {
  t.test(`a custom field with ${keys}`, async (t) => {
    t.same(said(t, fieldWith(keys)), lines)
  })
}

t.test('two values of one custom field', async (t) => {
  const text = `subAccounts:
  - privateIntegrations: [{ name: full, scopes: [contacts] }]
    customFields: [{ id: plan, name: Plan, dataType: TEXT }, { name: Size, dataType: TEXT }]
    contacts:
      - customFields: [{ key: plan, value: a }, { key: size, value: a }, { id: plan, value: b }]
      - customFields: [{ key: plan, value: a }, { key: none, value: b }]
`
  t.same(said(t, { 'a.yaml': text }), [
    'warning 5:74 found a second value of contact.plan, expected one: remove one',
    '6:56 key: found "none", expected the key of a custom field of the sub-account; it has plan, size',
  ])
})

t.test('options of defaults are those of the field', async (t) => {
  const defaults = 'defaults: { customField: { dataType: RADIO } }\n'
  t.same(said(t, fieldWith('picklistOptions: [a]', defaults)), [])
  t.same(said(t, fieldWith('position: 1', defaults)), [
    `warning 1:38 dataType: found RADIO without picklistOptions, so that nothing can be chosen; write what can, ${choices}`,
  ])
})

t.test('the key of a custom value is what templates write', async (t) => {
  const value = (fieldKey: string) =>
    said(t, {
      'a.yaml': `subAccounts:
  - privateIntegrations: [{ name: full, scopes: [contacts] }]
    customValues: [{ name: Review link, fieldKey: ${fieldKey} }]
`,
    })
  const other = (found: string) =>
    `warning 3:51 fieldKey: found "${found}", which no template names; write "{{ custom_values.review_link }}", or remove the line`
  t.same(value('contact.review_link'), [other('contact.review_link')])
  t.same(value('custom_values.review_link'), [other('custom_values.review_link')])
  t.same(value('"{{ custom_values.other }}"'), [])
  t.same(value('"{{custom_values.other}}"'), [])
})

t.test('all options in one text with slashes', async (t) => {
  const field = (options: string) =>
    said(t, {
      'a.yaml': `${S}    customFields: [{ id: f, name: Fuel, dataType: RADIO, picklistOptions: ${options} }]\n`,
    })
  t.match(field('gas / oil'), [/write it in brackets: \[gas, oil\]$/])
  t.match(field('[gas / oil]'), [/write an entry for each of gas, oil$/])
  t.same(field('[gas/oil]'), [])
})

t.test('all options in one text, as a cell of a table has them', async (t) => {
  const text = `subAccounts:
  - privateIntegrations: [{ name: full, scopes: [contacts] }]
    customFields: [{ id: f, name: Fuel, dataType: RADIO, picklistOptions: ["gas, oil"] }]
    contacts: [{ id: c, customFields: [{ id: f, value: gas }] }, { id: d, customFields: [{ id: f, value: wood }] }]
`
  t.match(said(t, { 'a.yaml': text }), [
    'warning 3:76 picklistOptions: found "gas, oil", which is one option; write an entry for each of gas, oil',
    /^warning 4:\d+ value: found "wood", which the API refuses, expected one of gas, oil/,
  ])
})
