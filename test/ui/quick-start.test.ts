import t from 'tap'
import { clipboard, inBrowser } from '../support/browser.js'

const notes = '/contacts/contact-xyz789/notes'
const record = '#/contacts/contact-xyz789'

await inBrowser(t, (ui) => {
  ui('the quick start, half by the API and half by hand', async (t, { page, api, go }) => {
    await page.getByRole('link', { name: 'Private Integrations' }).click()
    await page.getByRole('button', { name: 'New integration' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Notes of my app')
    await dialog.getByLabel('contacts.write', { exact: true }).uncheck()
    await dialog.getByRole('button', { name: 'Create integration' }).click()
    await page.getByRole('button', { name: 'Copy the token of Notes of my app' }).click()
    const token = await clipboard(page)
    t.match(token, /^pit-[\da-f]{8}-/)

    const sent = { body: 'She asked for the contract.', title: 'Q2' }
    t.equal((await api('POST', notes, sent, token)).status, 401, 'it may only read')
    await page.getByRole('link', { name: 'Edit Notes of my app' }).click()
    await dialog.getByLabel('contacts.write', { exact: true }).check()
    await dialog.getByRole('button', { name: 'Save integration' }).click()
    await dialog.waitFor({ state: 'hidden' })
    const created = await api('POST', notes, sent, token)
    t.equal(created.status, 201, 'scopes of a token that exists can be changed')
    const { id } = created.body.note as { id: string }

    await page.getByRole('link', { name: 'Contacts' }).first().click()
    await page.getByRole('link', { name: /Jane Doe/ }).click()
    const section = page.getByRole('region', { name: 'Notes' })
    const note = section.getByRole('article').filter({ hasText: sent.body })
    await note.waitFor()
    t.match(await section.getByRole('article').first().textContent(), /^Q2/, 'newest first')
    t.match(await note.locator('time').getAttribute('title'), /\d{4}-\d\d-\d\dT/, 'exact on hover')

    await note.getByRole('button', { name: 'Edit note' }).click()
    await section.getByRole('textbox', { name: /^Note/ }).fill('She upgrades in April.')
    await section.getByLabel('Author').selectOption('Theo Brandt')
    await section.getByLabel('Green').check()
    await section.getByLabel('Pinned').check()
    await section.getByRole('button', { name: 'Save note' }).click()
    const edited = section.getByRole('article').filter({ hasText: 'She upgrades in April.' })
    await edited.waitFor()
    t.match((await api('GET', `${notes}/${id}`, undefined, token)).body.note, {
      body: 'She upgrades in April.',
      userId: 'user-2',
      color: '#2F9E44',
      pinned: true,
      title: 'Q2',
    })

    t.equal((await api('DELETE', `${notes}/${id}`, undefined, token)).status, 200)
    await edited.waitFor({ state: 'detached' })
    await go(record)
    await section.getByRole('button', { name: 'Add note' }).click()
    await section.getByRole('textbox', { name: /^Note/ }).fill('By hand')
    await section.getByRole('button', { name: 'Add note' }).click()
    await section.getByRole('article').filter({ hasText: 'By hand' }).waitFor()
    const listed = (await api('GET', notes, undefined, token)).body.notes as { body: string }[]
    t.equal(listed[0]?.body, 'By hand')
  })

  ui('what the API writes appears at once and is marked', async (t, { page, api, go }) => {
    await go(record)
    const section = page.getByRole('region', { name: 'Notes' })
    await section.getByText('Called at 10:30').waitFor()
    await api('POST', notes, { body: 'From the API' })
    const note = section.getByRole('article').filter({ hasText: 'From the API' })
    await note.getByText('New', { exact: true }).waitFor()
    await note.getByRole('link', { name: 'Request 1' }).waitFor()
    await note.getByText('New', { exact: true }).waitFor({ state: 'detached', timeout: 8000 })

    await api('PUT', '/contacts/contact-xyz789', { city: 'Berlin', tags: ['vip', 'renewed'] })
    await page.getByRole('region', { name: 'Details' }).getByText('Berlin').waitFor()
    await page.locator('.record-title').getByText('renewed').waitFor()

    const task = { title: 'Ring back', dueDate: '2026-02-01T10:00:00.000Z', completed: false }
    await api('POST', '/contacts/contact-xyz789/tasks', task)
    const tasks = page.getByRole('region', { name: 'Tasks' }).getByRole('article')
    await tasks.filter({ hasText: 'Ring back' }).waitFor()
    t.match(await tasks.first().textContent(), /^Ring back/, 'by due date')

    await go('#/contacts')
    const sent = { locationId: 'loc-main', firstName: 'Nina', email: 'nina@example.com' }
    await api('POST', '/contacts/', sent)
    await page.getByRole('link', { name: /Nina.*nina@example\.com/ }).waitFor()
    t.match(await page.getByRole('list', { name: 'Contacts' }).textContent(), /^Nina/)
  })

  ui('what one page writes, the API and another page show', async (t, { page, api, go, open }) => {
    await go(record)
    const other = await open()
    await other.getByRole('link', { name: /Jane Doe/ }).click()
    const tasks = page.getByRole('region', { name: 'Tasks' })
    await tasks.getByRole('button', { name: 'Add task' }).click()
    await tasks.getByLabel('Title').fill('Measure the roof')
    await tasks.getByLabel('Due').fill('2026-03-01T12:00')
    await tasks.getByLabel('Assigned to').selectOption('Nora Lindqvist')
    await tasks.getByRole('button', { name: 'Add task' }).click()
    const mine = tasks.getByRole('article').filter({ hasText: 'Measure the roof' })
    await mine.getByRole('checkbox').check()
    const theirs = other.getByRole('article').filter({ hasText: 'Measure the roof' })
    await theirs.getByRole('checkbox', { checked: true }).waitFor()
    const listed = async () =>
      ((await api('GET', '/contacts/contact-xyz789/tasks')).body.tasks as object[]).find(
        (one) => Reflect.get(one, 'title') === 'Measure the roof',
      )
    t.match(await listed(), { completed: true, assignedTo: 'user-1' })
    await theirs.getByRole('button', { name: 'Delete task' }).click()
    await other.getByRole('dialog').getByRole('button', { name: 'Delete task' }).click()
    await mine.waitFor({ state: 'detached' })
    t.equal(await listed(), undefined)
  })
})
