import t from 'tap'
import { inBrowser, type Ui } from '../support/browser.js'

const contact = '/contacts/contact-xyz789'
const notes = `${contact}/notes`

/** What suites do between two tests. */
async function resetAndWrite({ admin, api }: Ui) {
  await admin('POST', '/reset')
  await api('POST', notes, { body: 'New words' })
}

const options = { expectedProblems: /status of 404/ }

await inBrowser(t, (ui) => {
  ui(
    'a moment of the world before gives way to that of the new one',
    async (t, all) => {
      const { page, api, admin, go } = all
      await api('POST', notes, { body: 'Old words' })
      await go('#/time/1')
      await page.getByText('Old words').waitFor()
      await resetAndWrite(all)
      await page.getByText('New words').waitFor()
      t.equal(await page.getByText('Old words').count(), 0)

      await admin('POST', '/reset')
      await page.getByText('Nothing has been written yet').waitFor()
      await api('POST', notes, { body: 'Newest words' })
      await page.getByText('Newest words').waitFor()
    },
    options,
  )

  ui(
    'a request that is open gives way to that of the new world',
    async (t, all) => {
      const { page, api, admin, go } = all
      await api('POST', notes, { body: 'Old words' })
      await go('#/requests/1')
      const detail = page.getByRole('complementary', { name: 'Request' })
      await detail.getByText('Old words').first().waitFor()
      await resetAndWrite(all)
      await detail.getByText('New words').first().waitFor()
      t.equal(await detail.getByText('Old words').count(), 0)

      await admin('POST', '/reset')
      await detail.getByRole('alert').waitFor()
      await detail.getByText('New words').first().waitFor({ state: 'hidden' })
      await api('POST', notes, { body: 'Newest words' })
      await detail.getByText('Newest words').first().waitFor()
      t.equal(await detail.getByRole('alert').count(), 0)
    },
    options,
  )

  ui('a list of requests that is paused starts over', async (t, all) => {
    const { page, api, go } = all
    await api('GET', '/contacts/contact-abc456')
    await api('GET', '/contacts/contact-abc456')
    await go('#/requests')
    const list = page.getByRole('list', { name: 'Requests' })
    await list.getByRole('link').nth(1).waitFor()
    await page.getByRole('button', { name: 'Pause' }).click()
    await resetAndWrite(all)
    await api('GET', contact)
    await list.getByText('wrote note').waitFor()
    await list.getByText('abc456').first().waitFor({ state: 'detached' })
    t.equal(await list.getByRole('link').count(), 2)
    await page.getByRole('button', { name: 'Pause' }).waitFor()
  })
})
