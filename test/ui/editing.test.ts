import t from 'tap'
import { inBrowser } from '../support/browser.js'

const contact = '/contacts/contact-xyz789'

await inBrowser(t, (ui) => {
  ui('a search keeps the space that is typed after a rest', async (t, { page, go }) => {
    for (const screen of ['contacts', 'requests', 'coverage']) {
      await go(`#/${screen}`)
      const search = page.getByRole('searchbox')
      await search.pressSequentially('jane ')
      await page.waitForTimeout(300)
      await search.pressSequentially('doe')
      await page.waitForTimeout(300)
      t.equal(await search.inputValue(), 'jane doe', screen)
    }
    await go('#/contacts?q=omar')
    await page.getByRole('link', { name: /Omar/ }).waitFor()
    t.equal(await page.getByRole('searchbox').inputValue(), 'omar', 'another address sets it')
  })

  ui('a form changes only the fields that were edited', async (t, { page, api, admin, go }) => {
    const row = async (path: string) => (await admin('GET', `/rows${path}`)).body.row
    await admin('PATCH', `/rows${contact}`, { tags: ['smith, john', 'vip'], source: 'Fair' })
    const note = { contactId: 'contact-xyz789', title: 'Old title', body: 'Old body' }
    const { id: noteId } = (await admin('POST', '/rows/notes', note)).body.row as { id: string }
    const task = {
      contactId: 'contact-xyz789',
      title: 'Old title',
      dueDate: '2026-03-01T12:34:56.789Z',
    }
    const { id: taskId } = (await admin('POST', '/rows/tasks', task)).body.row as { id: string }
    await go(`#${contact}`)

    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await api('PUT', contact, { tags: ['smith, john', 'vip', 'by the app'], source: 'Web' })
    await page.locator('.record-title').getByText('by the app').waitFor()
    await dialog.getByLabel('City').fill('Hamburg')
    await dialog.getByRole('button', { name: 'Save contact' }).click()
    await dialog.waitFor({ state: 'detached' })
    const tags = ['smith, john', 'vip', 'by the app']
    t.match(await row(contact), { city: 'Hamburg', tags, source: 'Web' })

    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    const field = dialog.getByLabel('Tags')
    await field.fill(`${await field.inputValue()}, new`)
    await dialog.getByRole('button', { name: 'Save contact' }).click()
    await dialog.waitFor({ state: 'detached' })
    t.match(await row(contact), { tags: [...tags, 'new'] }, 'a tag with a comma stays one')

    const notes = page.getByRole('region', { name: 'Notes' })
    const oldNote = notes.getByRole('article').filter({ hasText: 'Old body' })
    await oldNote.getByRole('button', { name: 'Edit note' }).click()
    await api('PUT', `${contact}/notes/${noteId}`, { body: 'Body of the app' })
    await notes.getByLabel('Title').fill('New title')
    await notes.getByRole('button', { name: 'Save note' }).click()
    await notes.getByText('Body of the app').waitFor()
    t.match(await row(`/notes/${noteId}`), { title: 'New title', body: 'Body of the app' })

    const tasks = page.getByRole('region', { name: 'Tasks' })
    const oldTask = tasks.getByRole('article').filter({ hasText: 'Old title' })
    await oldTask.getByRole('button', { name: 'Edit task' }).click()
    await api('PUT', `${contact}/tasks/${taskId}`, { body: 'Details of the app' })
    await tasks.getByLabel('Title').fill('New title')
    await tasks.getByRole('button', { name: 'Save task' }).click()
    await tasks.getByText('Details of the app').waitFor()
    const { dueDate } = task
    t.match(await row(`/tasks/${taskId}`), { title: 'New title', dueDate }, 'to the millisecond')
    await tasks.getByRole('article').filter({ hasText: 'New title' }).waitFor()
  })

  ui('saving a form that was not edited writes nothing', async (t, { page, admin, go }) => {
    const row = async () => (await admin('GET', `/rows${contact}`)).body.row
    const before = await row()
    await go(`#${contact}`)
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.getByRole('button', { name: 'Save contact' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    t.same(await row(), before)
  })

  ui('a token keeps the scopes that were changed meanwhile', async (t, { page, admin, tokens }) => {
    const path = `/private-integrations/${tokens['no-contacts']}`
    await page.getByRole('link', { name: 'Private Integrations' }).click()
    await page.getByRole('link', { name: 'Edit no-contacts' }).click()
    const dialog = page.getByRole('dialog')
    await admin('PATCH', path, { scopes: ['contacts.write'] })
    await dialog.getByLabel('Name').fill('renamed')
    await dialog.getByRole('button', { name: 'Save integration' }).click()
    await page.getByText('renamed', { exact: true }).waitFor()
    const { privateIntegrations } = (await admin('GET', '/private-integrations')).body
    const find = (privateIntegrations as { name: string }[]).find(({ name }) => name === 'renamed')
    t.match(find, { scopes: ['contacts.write'] })
  })
})
