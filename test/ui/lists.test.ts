import t from 'tap'
import { inBrowser } from '../support/browser.js'

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
})
