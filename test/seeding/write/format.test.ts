import t from 'tap'
import { loadText } from '../../../src/seeding/load.js'
import { formatFixture } from '../../../src/seeding/write/format.js'

t.test('keys in order, quotes where they are needed, comments where they were', async (t) => {
  const text = `# A head.

faults:
    - then: 503 # once
      match: {method: POST}
subAccounts:
# the first
- contacts:
  - notes: # newest last
    - {dateAdded: -3d,   body: 'plain', pinned: true}
    - body: "12:30"
      # said who
      userId: 'user-1'
    - body: 'yes'
    - body: '"so" to say'
    - body: '#1'
    # folded
    - body: >-
        three
        lines
        here
    - body: |
        two
        lines
  # the name
  name: "Acme"
# the time
clock: { freeze: 2026-01-01 }
# the end
`
  const formatted = `# A head.

# the time
clock: { freeze: 2026-01-01 }

subAccounts:
  # the first
  # the name
  - name: Acme
    contacts:
      - notes:
          # newest last
          - { body: plain, pinned: true, dateAdded: -3d }
          - body: "12:30"
            # said who
            userId: user-1
          - body: "yes"
          - body: '"so" to say'
          - body: "#1"
          # folded
          - body: >-
              three lines here
          - body: |
              two
              lines

faults:
  - match: { method: POST }
    then: 503 # once

# the end
`
  t.equal(formatFixture(text, 'yaml'), formatted)
  t.equal(formatFixture(formatted, 'yaml'), formatted)
})

t.test('a comment about the file stays at its top', async (t) => {
  const format = (text: string) => formatFixture(text, 'yaml')
  const rest = 'clock: { freeze: 2026-01-01 }'
  const formatted = `# Of the file.

# Of the file, too.

${rest}

# Of the accounts.
subAccounts: []
`
  t.equal(
    format(`# Of the file.

# Of the file, too.

# Of the accounts.
subAccounts: []
${rest}
`),
    formatted,
  )
  t.equal(format(formatted), formatted)
  const editors = '# yaml-language-server: $schema=./schema.json'
  t.equal(
    format(`${editors}\n# A test idea.\nsubAccounts: []\n${rest}\n`),
    `${editors}\n# A test idea.\n\n${rest}\n\nsubAccounts: []\n`,
  )
  const glued = `${editors}\nsubAccounts: []\n`
  t.equal(format(glued), glued)
})

t.test('changes no meaning, and settles at once', async (t) => {
  for (const text of [
    'subAccounts: [{ name: "#1" }, { name: "a: b" }, { name: "- x" }, { name: "null" }]',
    'subAccounts:\n  - contacts: [{ notes: [{ body: "a\\tb\\n" }, { body: "é\\u0000" }, { body: " x " }] }]',
    'subAccounts: [{ privateIntegrations: [{ scopes: [ contacts,  users.readonly ], name: full }] }]',
    'subAccounts:\r\n- name: a\r\n  id: b\r\n',
    'subAccounts:\n  - contacts:\n      - notes:\n          - &n { title: "[ x ]", body: "[ y ]" }\n          - { <<: *n, title: z }\n',
    // Sorting would put the alias before its anchor.
    'subAccounts:\n  - contacts: [{ firstName: &a Jane }]\n    name: *a\n',
    'subAccounts: [{ contacts: [{ notes: [{ body: >-\n folded\n text\n }] }] }]',
    '%YAML 1.2\n---\nsubAccounts: []\n...\n',
  ]) {
    const load = (text: string) => {
      try {
        return loadText({ name: 'x', text, format: 'yaml' }).seed
      } catch (error) {
        return String(error)
      }
    }
    const formatted = formatFixture(text, 'yaml')
    t.same(load(formatted), load(text), text)
    t.equal(formatFixture(formatted, 'yaml'), formatted, text)
  }
})

t.test('JSON is indented', async (t) => {
  t.equal(
    formatFixture('{"subAccounts":[\n\t{ }]}', 'json'),
    '{\n  "subAccounts": [\n    {}\n  ]\n}\n',
  )
})

t.test('a comment beside a list or an object in brackets stays beside it', async (t) => {
  const text = `subAccounts:
  - contacts: [{ id: a }] # beside the list
    name: N-1
  - contacts:
      - { id: b } # beside the object
    name: N-2
`
  const formatted = `subAccounts:
  - name: N-1
    contacts: [{ id: a }] # beside the list
  - name: N-2
    contacts:
      - { id: b } # beside the object
`
  t.equal(formatFixture(text, 'yaml'), formatted)
})
