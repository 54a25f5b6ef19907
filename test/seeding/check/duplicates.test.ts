import t, { type Test } from 'tap'
import { validateFixtures } from '../../../src/seeding/load.js'
import { S } from '../../support/fixtures.js'

/** The warnings about valid fixtures, with the names of files, lines and columns. */
function said(t: Test, files: Record<string, string>): string[] {
  const folder = t.testdir(files)
  const { seed, problems } = validateFixtures([folder])
  t.ok(seed, 'they are valid')
  return problems.map(
    ({ place: { line, column }, message }) =>
      `${line}:${column} ${message.replaceAll(`${folder}/`, '')}`,
  )
}

const open = (more: string, id = 'loc-main') => `subAccounts:
  - id: ${id}
    privateIntegrations: [{ name: full, scopes: [contacts] }]
${more}`
const advice =
  'the API refuses two contacts of a sub-account with it: write another, or allowDuplicateContact: true in the sub-account'

t.test('an e-mail address or a telephone number of another contact', async (t) => {
  const contacts = `    contacts:
      - { firstName: Ann, email: ann@example.com, phone: "+1 (415) 555-0133" }
      - { firstName: Bob, email: Ann@Example.com }
      - { firstName: Cy, phone: 415-555-0133 }
      - { firstName: Di, email: "", phone: "" }
      - { firstName: Ed }
`
  t.same(said(t, { 'a.yaml': open(contacts).replace('email: "", ', '') }), [
    `6:34 email: found "Ann@Example.com", which is that of the contact at a.yaml:5:34; ${advice}`,
    `7:33 phone: found "415-555-0133", which is +14155550133, that of the contact at a.yaml:5:58; ${advice}`,
  ])
  const allowed = open(`    allowDuplicateContact: true\n${contacts}`)
  t.match(said(t, { 'a.yaml': allowed }), [/^9:33 email: found empty text/])
  const phones = open(`    contactUniqueIdentifiers: [phone]\n${contacts}`)
  t.match(said(t, { 'a.yaml': phones.replace('email: "", ', '') }), [/^8:33 phone/])
})

t.test('in several files, and in another sub-account', async (t) => {
  const contact = '    contacts: [{ firstName: A, email: a@example.com }]\n'
  t.same(
    said(t, { 'a.yaml': open(contact), 'b.yaml': open(contact).replace(/ +private.*\n/, '') }),
    [`3:39 email: found "a@example.com", which is that of the contact at a.yaml:4:39; ${advice}`],
  )
  t.same(said(t, { 'a.yaml': open(contact), 'b.yaml': open(contact, 'loc-other') }), [])
  const nameless = `subAccounts:\n${open(contact)
    .replace(/^.*\n.*\n/, '  - name: x\n')
    .repeat(2)}`
  t.same(said(t, { 'a.yaml': nameless }), [])
})

t.test('of a template, where it is written', async (t) => {
  const text = `templates:
  student: { lastName: Student, email: student@example.edu }
${open('    contacts: [{ like: student }, { like: student, firstName: Bo }, { like: student, email: c@example.edu }]\n')}`
  t.same(said(t, { 'a.yaml': text }), [
    `2:40 email: found "student@example.edu", which several contacts have from here; ${advice.replace('write another', 'leave it out here, and write one in each contact')}`,
  ])
})

t.test('two custom fields with one key', async (t) => {
  const text = open(`    customFields:
      - { name: Box size, dataType: TEXT }
      - { id: b, name: Box  Size?, dataType: NUMERICAL }
      - { id: c, name: Other, fieldKey: contact.box_size, dataType: TEXT }
      - { id: d, name: Box size, dataType: TEXT, model: opportunity }
`)
  const advice = 'a value with this key is one of the first field: write another fieldKey'
  t.same(said(t, { 'a.yaml': text }), [
    `6:24 fieldKey: found "contact.box_size", which is that of the custom field at a.yaml:5:17; ${advice}`,
    `7:41 fieldKey: found "contact.box_size", which is that of the custom field at a.yaml:5:17; ${advice}`,
  ])
})

t.test('two custom values with one key', async (t) => {
  const text = open(`    customValues:
      - { name: Review link, value: a }
      - { name: review link, value: b }
      - { id: c, name: Other, value: c }
`)
  t.same(said(t, { 'a.yaml': text }), [
    '6:17 fieldKey: found "{{ custom_values.review_link }}", which is that of the custom value at a.yaml:5:17; a template with this key gets one of them: write another name, or remove one',
  ])
})

t.test('users with one e-mail address', async (t) => {
  const text = `${S}    users:\n      - { id: a, email: ann@acme.example }\n      - { id: b, email: Ann@acme.example }\n`
  t.match(said(t, { 'a.yaml': text }), [
    /^8:25 email: found "Ann@acme\.example", which is that of the user at a\.yaml:7:25; /,
  ])
})
