import t from 'tap'
import { C, matchEach, S, said } from '../../support/fixtures.js'

type Cause = [cause: string, text: string, lines: (string | RegExp)[]]

/** Objects in place of lists, and what to write. */
const named = [
  ['users', 'ana:\n        firstName: Ana', 'write "- id: ana" in place of "ana:", and so on'],
  ['businesses', 'acme:\n        email: a@x.example', 'write "- name: acme" in place of "acme:"'],
  ['customFields', 'plan:\n        dataType: TEXT', 'write "- name: plan" in place of "plan:"'],
  ['tags', 'vip: 1', 'write "- vip" in place of "vip:", and so on'],
  ['customValues', 'hours: 9-5', 'write "- { name: hours, value: ... }" in place of "hours: ..."'],
] as const

for (const [list, written, advice] of named) {
  t.test(`explains ${list} by their names`, async (t) => {
    matchEach(t, said(t, { 'a.yaml': `${S}    ${list}:\n      ${written}\n` }), [`; ${advice}`])
  })
}

t.test('objects by their names in braces, and templates as a list', async (t) => {
  t.match(said(t, { 'a.yaml': `${S}    users:\n      ana: { firstName: Ana }\n` }), [
    /; write "- \{ id: ana, \.\.\." in place of "ana: \{ \.\.\.", and so on$/,
  ])
  t.match(said(t, { 'a.yaml': `templates:\n  - name: jane\n    city: Oslo\n${S}` }), [
    /; write "jane:" in place of "- name: jane", and its other keys indented below it$/,
  ])
})

t.test('a list in place of the fixture is recognised by what its entries look like', async (t) => {
  const advice = (text: string, name = 'a.yaml') => said(t, { [name]: text })[0]?.split('; ')[1]
  t.equal(
    advice('- firstName: Jo\n  email: jo@example.com\n  tags: []\n'),
    'its entries look like contacts: write them as contacts of an entry of subAccounts',
  )
  t.equal(advice('- id: loc-1\n  name: Acme\n'), 'write "subAccounts:" above the list')
  t.equal(
    advice('[{ "id": "a", "name": "b" }]', 'a.json'),
    'write { "subAccounts": ... } around it',
  )
})

/** Values in place of one text, and what to write. */
const texts = [
  [
    'email: [a@x.example, b@x.example]',
    'write one without brackets: a@x.example; the others belong in additionalEmails',
  ],
  ['like: [lead]', 'write lead without brackets, or quotes around text that begins with ['],
  ['source: [web form]', 'text that begins with [ needs quotes'],
  ['tags: [{ name: vip }]', 'write vip'],
  [
    'customFields:\n          plan: gold',
    'write an entry for each: "- { key: plan, value: gold }"',
  ],
] as const

for (const [written, advice] of texts) {
  t.test(`explains ${written}`, async (t) => {
    const found = said(t, { 'a.yaml': `${C}        ${written}\n` })
    t.equal(found.length, 1)
    t.equal(found[0]?.slice(-advice.length - 2), `; ${advice}`)
  })
}

/** Values of another shape than their keys have. */
const others: readonly Cause[] = [
  [
    'a list and an object that are written as text, once by a program and once by |',
    `${C}        tags: '["vip"]'\n        notes: |\n          - body: b\n            title: t\nclock: '{"offset": 5}'\n`,
    [
      '9:15 tags: found "[\\"vip\\"]", expected a list, each entry text that is not blank; it is written as text: remove the quotes around it, and the backslashes in it',
      /^10:16 notes: found .*; remove the \|, which makes text of what follows$/,
      /^13:8 clock: found .*; it is written as text: remove the quotes around it/,
    ],
  ],
  [
    'an object that JavaScript made text',
    `${C}        city: [object Object]\n`,
    [
      '9:15 city: found a list, expected a city such as Springfield; [object Object] is what JavaScript makes of an object inside of text: write the text that was meant',
    ],
  ],
  [
    'a date in place of revoked, and statuses in place of one',
    `subAccounts: [{ privateIntegrations: [{ name: a, scopes: [], revoked: 2026-03-01 }] }]\nfaults: [{ then: { status: [503, 200] } }]\n`,
    [
      '1:71 revoked: found "2026-03-01", expected true or false; write true: when it was revoked is not kept',
      '2:28 status: found a list, expected a status from 200 to 599; write the list after then: [503, 200]',
    ],
  ],
  [
    'a version of the API, and a date in place of completed',
    `version: 2021-07-28\n${C}        tasks: [{ title: a, dueDate: now, completed: 2026-02-27T16:20:00Z }]\n`,
    [
      '1:10 version: found "2021-07-28", expected 1; that is a version of the API, and this is the version of the format: write 1, or remove the line',
      '10:54 completed: found "2026-02-27T16:20:00Z", expected true or false; write true: when it was completed is not kept',
    ],
  ],
]
for (const [cause, text, lines] of others) {
  t.test(`explains ${cause}`, async (t) => {
    matchEach(t, said(t, { 'a.yaml': text }), lines)
  })
}

const causes: readonly Cause[] = [
  [
    'tags as text, with spaces in them',
    `${S}    tags: new patient\n    contacts:\n      - id: c1\n        tags: recall, new patient\n`,
    [
      /^6:11 tags: .*; write it in brackets: \[new patient\]$/,
      /^9:15 tags: .*; write it in brackets: \[recall, new patient\]$/,
    ],
  ],
  [
    'a number in place of what to generate',
    `${S}    generate: 50\n    contacts:\n      - id: c1\n        generate: 5\n`,
    [
      /^6:15 generate: .*; write \{ contacts: 50 \} in its place$/,
      /^9:19 .*; write \{ notes: 5 \} in its place$/,
    ],
  ],
  [
    'a duration in place of the date of a clock',
    `clock:\n  freeze: -3d\n${S}`,
    [
      '2:11 freeze: found "-3d", expected an ISO 8601 date such as 2026-03-07T12:00:00Z or true or false; it stands still at a date: write that, or "offset: -3d" for a clock that runs on',
    ],
  ],
  [
    'two hyphens before braces, and nothing about what refers to the entry',
    `${S}    users:\n      - { id: u1 }\n      - - { id: u2 }\n    contacts: [{ assignedTo: u2 }]\n`,
    ['8:9 users[1]: found a list, expected a user; remove the second hyphen'],
  ],
  [
    'objects that JavaScript has joined to text',
    `${C}        notes: [object Object],[object Object]\n`,
    [
      '9:16 found [object Object], which JavaScript makes of an object inside of text: write the object, as JSON.stringify prints it',
    ],
  ],
  [
    'a list that console.log has cut short',
    `${C}        notes: [Array], [Array]\n`,
    [
      '9:16 found [Array], which console.log prints in place of a list: write the list, as JSON.stringify prints it',
    ],
  ],
  [
    'an object that JavaScript has made text',
    `${C}        notes: [object Object]\n`,
    [
      '9:17 notes[0]: found "object Object", expected a note; [object Object] is what JavaScript makes of an object inside of text: write the object, as JSON.stringify prints it',
    ],
  ],
  [
    'an object whose keys are places in a list',
    `${C}        tags:\n          0: vip\n          2: lead\n`,
    [
      /^10:11 tags: found an object, expected a list, .*; its keys are places in a list: write "- " in place of each number and its colon$/,
    ],
  ],
  [
    'the keys of one delay below another one',
    `faults: [{ then: { delay: { uniform: { medianMs: 120, sigma: 0.4 } } } }]\n${S}`,
    [/^1:38 uniform: .*; its keys belong to lognormal: write that in place of uniform$/],
  ],
  [
    'an object in place of two numbers',
    `faults: [{ then: { delay: { uniform: { min: 1, max: 2 } } } }]\n${S}`,
    [/^1:38 uniform: found an object, expected two numbers of milliseconds such as \[100,500\]$/],
  ],
  [
    'a key that is missing, because it belongs to the text above it',
    `${C}        tasks:\n          - title: Call\n            body: |\n              Ring.\n              dueDate: +1d\n`,
    [
      /^10:13 "dueDate" is missing, .*; it is in the text of body: indent it as body$/,
      /^warning 13:15 found "dueDate: \+1d" as the last line of a text/,
    ],
  ],
  [
    'an alias of a list in a list of texts',
    `x-tags: &base [vip]\n${C}        tags: [*base, lead]\n      - tags:\n          - *base\n`,
    [
      /^10:16 tags\[0\]: found a list, .*; \*base stands for a list: write its entries, or \*base alone after the key$/,
      /^12:13 tags\[0\]: .*; \*base stands for a list/,
    ],
  ],
  [
    'a list in a list of texts',
    `${C}        tags:\n          - vip\n          - - lead\n`,
    [/^11:13 tags\[1\]: found a list, .*; remove the second hyphen$/],
  ],
  [
    'an entry of a list of texts with a colon',
    `${C}        tags:\n          - vip\n          - Source: fair\n`,
    [/^11:13 tags\[1\]: found an object, .*; text with a colon needs quotes: "Source: fair"$/],
  ],
  ...['0…20', '0 - 20', '0~20', '0 to 20', '{ min: 0, max: 20 }'].map(
    (range): Cause => [
      `the range ${range}`,
      `${S}    generate: { contacts: 2, notes: ${range} }\n`,
      [/^6:37 notes: found .*; write 0\.\.20$/],
    ],
  ),
  [
    'a text that has its key in it, in place of an object',
    `clock: "freeze: 2026-05-01"\n${S}`,
    [/^1:8 clock: found .*; write \{ freeze: 2026-05-01 \} in its place, without quotes$/],
  ],
  [
    'an alias whose anchor is gone',
    `x-base: &base [{ body: Hi }]\n${C}        notes: *other\n      - notes: *base\n`,
    [
      '10:16 found *other, but there is no &other above, only &base; if it is text, put it in quotes: "*other"',
    ],
  ],
  [
    'a status with its words',
    `faults: [{ match: {}, then: [503 Service Unavailable, pass] }]\n${S}`,
    [/^1:30 then\[0\]: .*; write 503$/],
  ],
  [
    'the quotes of HTML',
    C.replace('Jane', '&quot;Jane&quot;'),
    ['warning 8:20 found &quot;, which HTML has in place of a quote: replace each of them by "'],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(`explains ${cause}`, async (t) => matchEach(t, said(t, { 'a.yaml': text }), lines))
}

t.test('lines in place of a list become an entry each', async (t) => {
  const text = `${C}        tags:\n          vip\n          new patient\n          lead\n`
  t.same(said(t, { 'a.yaml': text }), [
    '10:11 tags: found "vip new patient lead", expected a list, each entry text that is not blank; write each of its lines as an entry below the key: "- vip"',
  ])
  t.match(said(t, { 'a.yaml': `${C}        tags: new patient\n` }), [
    /in brackets: \[new patient\]$/,
  ])
})

/** Headers and query parameters in the forms of other programs, and what to write. */
const pairs = [
  ['headers', '[{ key: Version, value: 2021-07-28, type: text }]', '{ Version: 2021-07-28 }'],
  ['headers', '["Version: 2021-07-28", "X-Id: 12"]', '{ Version: 2021-07-28, X-Id: "12" }'],
  ['headers', '"Version: 2021-07-28"', '{ Version: 2021-07-28 }'],
  ['query', '[{ name: limit, value: "20" }]', '{ limit: "20" }'],
  [
    'query',
    '[{ key: limit, value: 20 }, { key: query, value: Jane Doe, disabled: true }]',
    '{ limit: "20" }',
  ],
  ['query', 'limit=20&sort=a%20b', '{ limit: "20", sort: "a b" }'],
  ['query', '[limit=20]', '{ limit: "20" }'],
] as const

t.test('headers and query parameters in the forms of other programs are an object', async (t) => {
  for (const [key, written, meant] of pairs) {
    const text = (value: string) =>
      `${S}faults:\n  - match:\n      path: /contacts/\n      ${key}: ${value}\n    then: 503\n`
    const [first = '', ...more] = said(t, { 'a.yaml': text(written) })
    t.ok(first.endsWith(`; write ${meant}`), `${first}: ${meant}`)
    t.same(more, [])
    t.same(said(t, { 'a.yaml': text(meant) }), [], 'it is valid')
  }
  const match = { headers: [{ key: 'Version', value: '2021-07-28' }] }
  const seed = { subAccounts: [], faults: [{ match, then: 503 }] }
  t.match(said(t, { 'a.json': JSON.stringify(seed) }), [/; write \{ "Version": "2021-07-28" \}$/])
  t.match(
    said(t, {
      'a.yaml': `${S}faults:\n  - match: { headers: [{ Version: v3 }] }\n    then: 503\n`,
    }),
    [/; remove the brackets of the list$/],
  )
})

t.test('a delay with its unit is advised in milliseconds', async (t) => {
  const delay = (written: string) =>
    said(t, {
      'a.yaml': `${S}faults:\n  - { match: {}, then: { delay: ${written}, status: 504 } }\n`,
    })
  t.match(delay('2s'), [/; write delayMs: 2000 in its place$/])
  t.match(delay('"1.5 s"'), [/; write delayMs: 1500 in its place$/])
  t.match(delay('"250"'), [/; write delayMs: 250 in its place$/])
  t.match(delay('250'), [/; write delayMs: 250 in its place$/])
  t.match(delay('soon'), [
    /expected a random delay such as .*; write delayMs and a number of milliseconds$/,
  ])
})

t.test('a name in brackets in place of an entry', async (t) => {
  const [line = ''] = said(t, { 'a.yaml': `${S}    workflows: [Welcome]\n` })
  t.match(line, /expected a workflow; write its keys, such as \{ name: Welcome \}$/)
})
