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
  [
    'the key of the setting of duplicates',
    `${C.replace('    private', '    allowDuplicateContacts: true\n    private')}        email: j@example.com\n      - { firstName: Jo, email: j@example.com }\n`,
    '3:5 found the unknown key "allowDuplicateContacts"; did you mean "allowDuplicateContact"?',
  ],
  ...['privateIntegrations', 'privatIntegration'].map((key): [string, string, string] => [
    `the key ${key} of a default`,
    `defaults:\n  ${key}: { scopes: [contacts] }\n${S.replace('        scopes: [contacts]\n', '')}`,
    `2:3 found the unknown key "${key}"; did you mean "privateIntegration"?`,
  ]),
  [
    'the indentation of a default',
    `defaults:\n  privateIntegration:\n  scopes: [contacts]\n${S.replace('        scopes: [contacts]\n', '')}`,
    '3:3 found "scopes" below "privateIntegration:", which has no value: indent it',
  ],
  [
    'the key of the defaults',
    `default:\n  privateIntegration: { scopes: [contacts] }\n${S.replace('        scopes: [contacts]\n', '')}`,
    '1:1 found the unknown key "default"; did you mean "defaults"?',
  ],
  [
    'what tells contacts apart',
    `${C.replace('    private', '    contactUniqueIdentifiers: phone\n    private')}        email: j@example.com\n      - { firstName: Jo, email: j@example.com }\n`,
    '3:31 contactUniqueIdentifiers: found "phone", expected a list, each entry once, one of email, phone; write it in brackets: [phone]',
  ],
  [
    'the list of the private integrations',
    `subAccounts:\n  - privateIntegrations: full\n${fault}`,
    '2:26 privateIntegrations: found "full", expected a list, each entry a private integration; write entries below it: "- name: full"',
  ],
  [
    'the name of a private integration',
    `${S.replace('full', '7')}${fault.replace('full', '"7"')}`,
    '4:15 name: found the number 7, expected text that is not blank; put it in quotes: "7"',
  ],
  [
    'the custom fields that values are to be generated for',
    `${S}    generate: { contacts: 3, customFields: true }\n    customFields: Plan\n`,
    '7:19 customFields: found "Plan", expected a list, each entry a custom field; write entries below it: "- name: Plan"',
  ],
  [
    'an id with a comma',
    `${C.replace('    contacts:', '    users:\n      - id: u1,\n        firstName: Nora\n    contacts:')}        assignedTo: u1\n`,
    'warning 7:13 found , at the end of a value, which becomes part of it: remove it, or put the value in quotes',
  ],
]

t.test('a file with an error has what another one refers to', async (t) => {
  const text = C.replaceAll('1', '2').replace('full', 'other')
  const rule = 'faults:\n  - { match: { contactId: c1 }, then: 503 }\n'
  t.same(said(t, { 'a.yaml': `${C}        nmae: x\n`, 'b.yaml': text + rule }), [
    '9:9 found the unknown key "nmae"; did you mean "name"?',
  ])
})

for (const [mistake, text, message] of mistakes) {
  t.test(`${mistake}: what follows from the mistake is not reported`, async (t) => {
    t.same(said(t, { 'a.yaml': text }), [message])
  })
}
