import t from 'tap'
import { C, S, said } from '../../support/fixtures.js'

t.test('what other formats call a template', async (t) => {
  const text = `templates:\n  patient: { source: web }\n${C}        extends: patient\n`
  t.same(said(t, { 'a.yaml': text }), [
    '11:9 found the unknown key "extends"; did you mean "like"?',
  ])
})

t.test('whether a task is completed', async (t) => {
  const tasks = (...states: string[]) =>
    `${C}        tasks:\n${states.map((state) => `          - { title: Call, dueDate: +1d, ${state} }\n`).join('')}`
  const text = tasks('status: completed', 'done: todo', 'status: [x]', 'completed: incomplete')
  t.match(said(t, { 'a.yaml': text }), [
    /^10:42 found the unknown key "status"; did you mean "completed: true"\?$/,
    /^11:42 found the unknown key "done"; did you mean "completed: false"\?$/,
    /^12:42 found the unknown key "status"; did you mean "completed"\?$/,
    /^13:53 completed: found "incomplete", expected true or false; write false$/,
  ])
})

t.test('scopes as people guess them', async (t) => {
  const scopes = S.replace('[contacts]', '[contacts/notes.write, notes.readonly, members.readonly]')
  t.match(said(t, { 'a.yaml': scopes }), [
    /did you mean "contacts.write"\?$/,
    /did you mean "contacts.readonly"\?$/,
    /did you mean "users.readonly"\?$/,
  ])
})

t.test('the name of a task, and that of a user', async (t) => {
  const task = `${C}        tasks:\n          - { name: Call, dueDate: +1d }\n`
  t.same(said(t, { 'a.yaml': task }), ['10:15 found the unknown key "name"; did you mean "title"?'])
  const user = `${S}    users:\n      - { id: raj, name: Raj van Patel }\n`
  t.same(said(t, { 'a.yaml': user }), [
    '7:20 found the unknown key "name"; write "firstName: Raj" and "lastName: van Patel"',
  ])
})

t.test('several words where a list of ids or of values belongs', async (t) => {
  const contact = (key: string) => said(t, { 'a.yaml': `${C}        ${key}\n` })
  t.match(contact('followers: Raj Patel'), [/; write it in brackets: \[Raj Patel\]$/])
  t.match(contact('customFields: { fuel: [gas, oil] }'), [
    /write an entry for each: \[\{ "key": "fuel", "value": \["gas", "oil"\] \}\]$/,
  ])
})
