import t from 'tap'
import { inBrowser, narrow } from '../support/browser.js'

await inBrowser(t, (ui) => {
  ui('a list that was left while it loaded is loaded when it is back', async (t, { page, go }) => {
    await page.getByText('Jane Doe').waitFor()
    await page.route('**/__admin/rows/contacts?**', async (route) => {
      const { searchParams } = new URL(route.request().url())
      const isSlow =
        searchParams.get('parent') === 'loc-other' || searchParams.get('query') === 'ja'
      if (isSlow) await new Promise((resolve) => setTimeout(resolve, 500))
      await route.continue()
    })
    const account = page.getByLabel('Sub-account')
    await account.selectOption({ value: 'loc-other' })
    await page.waitForTimeout(100)
    await account.selectOption({ value: 'loc-main' })
    await page.waitForTimeout(700)
    await account.selectOption({ value: 'loc-other' })
    await page.getByText('jane.doe@example.org').waitFor()

    await go('#/contacts?in=loc-main')
    await page.getByText('Mia Ångström').waitFor()
    const search = page.getByRole('searchbox')
    await search.fill('ja')
    await page.waitForTimeout(200)
    await search.fill('zzzz')
    await page.getByText('No contact matches').waitFor()
    await page.waitForTimeout(600)
    await search.fill('ja')
    await page.getByText('Jane Doe').waitFor({ timeout: 5000 })
    t.pass('both are there')
  })

  ui(
    'a list that cannot be loaded says so in place of the list before',
    async (t, { page, go }) => {
      await page.getByText('Jane Doe').waitFor()
      await page.route('**/rows/contacts?parent=loc-other**', (route) =>
        route.fulfill({ status: 500, json: { message: 'Out of order' } }),
      )
      await go('#/contacts?in=loc-other')
      await page.getByRole('alert').getByText('Out of order').waitFor()
      t.equal(await page.getByText('Jane Doe').count(), 0)
      await page.unroute('**/rows/contacts?parent=loc-other**')
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.getByRole('list', { name: 'Contacts' }).getByRole('link').first().waitFor()
    },
    { expectedProblems: /status of 500/ },
  )

  ui(
    'an unknown sub-account in an address gives way to one that there is',
    async (t, { page, go }) => {
      const dialog = page.getByRole('dialog')
      await go('#/integrations?in=nonesuch')
      await page.getByRole('button', { name: 'New integration' }).click()
      await dialog.waitFor()
      await page.keyboard.press('Escape')
      await page.setViewportSize(narrow)
      await go('#/contacts?in=nonesuch')
      await page.getByText('Jane Doe').waitFor()
      await page.getByRole('button', { name: 'New contact' }).click()
      await dialog.getByLabel('E-mail').fill('none')
      await dialog.getByLabel('E-mail').press('Control+Enter')
      const alert = dialog.getByRole('alert')
      await alert.waitFor()
      const box = await alert.boundingBox()
      t.ok(box && box.y > 0 && box.y + box.height <= narrow.height, 'what is refused is in view')
    },
    { expectedProblems: /status of 4\d\d/ },
  )

  ui('all tasks of a contact can be reached', async (t, { page, admin, go }) => {
    const contactId = 'contact-abc456'
    await admin('POST', '/rows/tasks', {
      contactId,
      title: 'Last',
      dueDate: '2030-01-01T00:00:00Z',
    })
    const dueDate = '2026-03-01T00:00:00Z'
    const add = (count: number) =>
      admin('POST', '/rows/tasks', { contactId, title: `Task ${count}`, dueDate })
    await Promise.all(Array.from({ length: 500 }, (_, count) => add(count)))
    await go(`#/contacts/${contactId}`)
    const tasks = page.getByRole('region', { name: 'Tasks' })
    await tasks.getByText('Task 1', { exact: true }).waitFor()
    t.equal(await tasks.getByText('Last', { exact: true }).count(), 0)
    await tasks.getByRole('button', { name: 'Show later tasks' }).click()
    await tasks.getByText('Last', { exact: true }).waitFor()
    t.equal(await tasks.getByRole('button', { name: 'Show later tasks' }).count(), 0)
  })

  ui('the keys go on from the row they reached while others come', async (t, all) => {
    const { page, api, go } = all
    const focused = () => page.evaluate('document.activeElement.getAttribute("href")')
    for (let count = 0; count < 3; count++) await api('GET', '/contacts/contact-xyz789')
    await go('#/requests')
    const list = page.getByRole('list', { name: 'Requests' }).getByRole('link')
    await list.nth(2).waitFor()
    await page.keyboard.press('j')
    t.equal(await focused(), '#/requests/3')
    for (let count = 0; count < 2; count++) await api('GET', '/contacts/contact-xyz789')
    await list.nth(4).waitFor()
    await page.keyboard.press('j')
    await page.locator('a[href="#/requests/2"]:focus').waitFor()
    await page.keyboard.press('k')
    await page.keyboard.press('k')
    await page.locator('a[href="#/requests/4"]:focus').waitFor()

    await go('#/contacts')
    const contacts = page.getByRole('list', { name: 'Contacts' }).getByRole('link')
    await contacts.first().waitFor()
    const first = await contacts.nth(0).getAttribute('href')
    const second = await contacts.nth(1).getAttribute('href')
    await page.keyboard.press('j')
    await api('POST', '/contacts/', { locationId: 'loc-main', firstName: 'Nina', email: 'n@x.org' })
    await page.getByText('n@x.org').waitFor()
    t.equal(await focused(), first, 'the same contact has the focus')
    await page.keyboard.press('j')
    await page.locator(`a[href="${second}"]:focus`).waitFor()
  })
})
