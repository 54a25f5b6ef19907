import t from 'tap'
import { C, S, said } from '../../support/fixtures.js'

const fault =
  'faults:\n  - { match: { method: GET, path: /contacts/:contactId, by: full }, then: 503 }\n'
const field =
  '    customFields: [{ name: Plan of the customer, fieldKey: contact.plan, dataType: TEXT }]\n'
const value = '        customFields: [{ key: plan, value: gold }]\n'

/** A mistake, what is said of it, and what must not be said of its consequences. */
const mistakes: readonly [mistake: string, text: string, message: string][] = [
  [
    'the key of the private integrations',
    `${S.replace('privateIntegrations', 'privateIntegration')}${fault}`,
    '3:5 found the unknown key "privateIntegration"; did you mean "privateIntegrations", a list?',
  ],
  [
    'the key of the custom fields',
    C.replace('    contacts:', `${field.replace('customFields', 'customField')}    contacts:`) +
      value,
    '6:5 found the unknown key "customField"; did you mean "customFields", a list?',
  ],
  [
    'a key of a custom field',
    C.replace('    contacts:', `${field.replace('fieldKey', 'feildKey')}    contacts:`) + value,
    '6:50 found the unknown key "feildKey"; did you mean "fieldKey"?',
  ],
  [
    'the country of telephone numbers',
    `${C.replace('    private', '    country: Germany\n    private')}        phone: 030 123456\n`,
    '3:14 country: found "Germany", expected a country such as DE; write DE',
  ],
  [
    'the setting of duplicates',
    `${C.replace('    private', '    allowDuplicateContact: yes\n    private')}        email: j@example.com\n      - { firstName: Jo, email: j@example.com }\n`,
    '3:28 allowDuplicateContact: found "yes", expected true or false; write true',
  ],
]

for (const [mistake, text, message] of mistakes) {
  t.test(`${mistake}: what follows from the mistake is not reported`, async (t) => {
    t.same(said(t, { 'a.yaml': text }), [message])
  })
}
