import t from 'tap'
import { C, said } from '../../support/fixtures.js'

const contactWith = (field: string) => ({
  'a.yaml': `subAccounts:
  - id: loc-main
    privateIntegrations: [{ name: full, scopes: [contacts] }]
    contacts:
      - firstName: Jo
        ${field}
`,
})

for (const [field, lines] of [
  [
    'additionalPhones: [{ phone: "+15555550101", phoneLable: Work }]',
    ['warning 6:53 found the unknown key "phoneLable"; did you mean "phoneLabel"?'],
  ],
  [
    'additionalPhones: [{ phone: "+15555550101", type: work }]',
    ['warning 6:53 found the unknown key "type"; did you mean "phoneLabel"?'],
  ],
  [
    'additionalEmails: [{ email: jo@example.com, primary: true }]',
    [
      'warning 6:53 found the unknown key "primary", expected one of email, validEmail, validEmailDate',
    ],
  ],
  [
    'attributionSource: { url: https://x.example, utm_source: ads, landingPage: x }',
    ['warning 6:54 found the unknown key "utm_source"; did you mean "utmSource"?'],
  ],
  ['createdBy: { source: WEB_USER, whatever: 1 }', []],
  [
    'appointments: [{ title: Visit, start: 2026-03-10 11:00:00 }]',
    ['warning 6:40 found the unknown key "start"; did you mean "startTime"?'],
  ],
  [
    'appointments: [{ startTime: 2026-03-10 11:00:00, endTime: 2026-03-10 10:30:00 }]',
    [
      'warning 6:67 endTime: found "2026-03-10 10:30:00", which is before startTime, "2026-03-10 11:00:00"; exchange them, or write a later one',
    ],
  ],
  ['appointments: [{ startTime: 2026-03-10T11:00:00+02:00, endTime: 2026-03-10T10:30:00Z }]', []],
  ['appointments: [{ startTime: 2026-03-10T11:00:00Z, endTime: 2026-03-10 10:30:00 }]', []],
  [
    'appointments: [{ startTime: +1d, endTime: noon }]',
    [
      'warning 6:37 startTime: found "+1d", expected a date and time such as 2026-03-10 11:00:00; here it is not counted from now',
      'warning 6:51 endTime: found "noon", expected a date and time such as 2026-03-10 11:00:00',
    ],
  ],
  [
    '{ dateAdded: 2026-03-07, lastActivity: 2026-03-06 }'.slice(2, -2).replace(', ', '\n        '),
    [
      'warning 7:23 lastActivity: found "2026-03-06", which is before dateAdded, "2026-03-07"; correct one of them, or exchange them',
    ],
  ],
] as const) {
  t.test(`a contact with ${field}`, async (t) => {
    t.same(said(t, contactWith(field)), lines)
  })
}

t.test('boxes of a custom field, and what a template or an answer has', async (t) => {
  const text = `templates:
  jo: { additionalPhones: [{ phone: "+15555550101", label: Work }] }
subAccounts:
  - id: loc-main
    privateIntegrations: [{ name: full, scopes: [contacts] }]
    customFields:
      - name: Boxes
        dataType: TEXTBOX_LIST
        textBoxListOptions: [{ label: First, prefill: a }]
    contacts:
      - { like: jo }
      - { locationId: loc-main, email: jo@example.com, additionalEmails: [{ email: a@example.com, more: 1 }] }
`
  t.same(said(t, { 'a.yaml': text }), [
    'warning 2:53 found the unknown key "label"; did you mean "phoneLabel"?',
    'warning 9:46 found the unknown key "prefill"; did you mean "prefillValue"?',
  ])
})

t.test('an appointment of another contact, or of another sub-account', async (t) => {
  const text = `subAccounts:
  - id: loc-main
    privateIntegrations: [{ name: full, scopes: [contacts] }]
    contacts:
      - { id: c1, appointments: [{ contactId: c2, locationId: loc-main }] }
      - { id: c2, appointments: [{ contactId: c2, locationId: loc-b }] }
      - { firstName: Jo, appointments: [{ contactId: c3 }] }
`
  t.same(said(t, { 'a.yaml': text }), [
    'warning 5:47 contactId: found "c2", but it is below the contact c1: move it, or write c1',
    'warning 6:63 locationId: found "loc-b", but it is below the sub-account loc-main: move it, or write loc-main',
  ])
})

t.test('an appointment that is copied with its id', async (t) => {
  const text = `templates: { t: { appointments: [{ id: b, startTime: 2026-03-10 11:00:00 }] } }
${C}        appointments: [{ id: a, startTime: 2026-03-10 11:00:00 }]
      - { id: c2, appointments: [{ id: a, startTime: 2026-03-11 11:00:00 }] }
      - { id: c3, like: t }
      - { id: c4, like: t }
`
  t.same(said(t, { 'a.yaml': text }), [
    'warning 11:40 the appointment "a" is already at a.yaml:10:30; write another id, or remove this appointment',
  ])
})

t.test('the status of an appointment, and notes of its contact in it', async (t) => {
  const appointment = (more: string) =>
    said(t, {
      'a.yaml': `${C}        appointments:\n          - startTime: 2026-03-10 11:00:00\n            ${more}\n`,
    })
  t.match(appointment('appointmentStatus: canceled'), [
    /^warning 11:32 appointmentStatus: found "canceled", expected one of new, .*; did you mean "cancelled"\?$/,
  ])
  t.same(appointment('appointmentStatus: noshow'), [])
  t.same(appointment('appointmentStatus: rescheduled'), [])
  t.same(appointment('notes: [{ body: Sent. }]'), [
    'warning 11:13 notes: found a list, expected text; notes of a contact belong to the contact: indent them as its other keys',
  ])
})
