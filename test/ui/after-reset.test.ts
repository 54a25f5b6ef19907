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

await inBrowser(t, (ui, url) => {
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

  ui(
    'a sandbox that begins again while the page is open',
    async (t, all) => {
      const { page, address, api, open } = all
      await api('POST', notes, { body: 'Old words' })
      await page.goto(`${address}#/time/1`)
      await page.getByText('Old words').waitFor()
      const paused = await open()
      await paused.goto(`${address}#/requests`)
      await paused.getByRole('list', { name: 'Requests' }).getByText('wrote note').waitFor()
      await paused.getByRole('button', { name: 'Pause' }).click()

      const name = /__sandbox\/([^/]+)/.exec(address)?.[1]
      const sandboxes = `${url}/__admin/sandboxes`
      await fetch(`${sandboxes}/${name}`, { method: 'DELETE' })
      const headers = { 'content-type': 'application/json' }
      const created = await fetch(sandboxes, {
        method: 'POST',
        headers,
        body: JSON.stringify({ name }),
      })
      t.match(await created.json(), { id: name })
      await api('POST', notes, { body: 'New words' })
      await page.getByText('New words').waitFor()
      t.equal(await page.getByText('Old words').count(), 0)
      await paused.getByRole('button', { name: 'Pause' }).waitFor()
    },
    options,
  )
})
