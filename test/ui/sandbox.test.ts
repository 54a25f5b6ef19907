import { readFileSync } from 'node:fs'
import t from 'tap'
import { parse } from 'yaml'
import { clipboard, inBrowser } from '../support/browser.js'

const contact = '/contacts/contact-xyz789'

await inBrowser(t, (ui, url) => {
  ui('clock, snapshots and reset', async (t, { page, api, admin, go }) => {
    await go('#/sandbox')
    const clock = page.getByRole('region', { name: 'Clock' })
    await clock.getByLabel('Freeze at').fill('2026-03-07T12:00')
    await clock.getByRole('button', { name: 'Freeze there' }).click()
    await clock.getByText('frozen').waitFor()
    const now = async () => (await admin('GET', '/clock')).body
    t.match(await now(), { frozen: true, now: new Date('2026-03-07T12:00').toISOString() })
    await clock.getByRole('button', { name: '1 day' }).click()
    await clock
      .getByText('Sunday, 8 March 2026')
      .or(clock.getByText('Sunday 8 March 2026'))
      .waitFor()
    await page
      .getByRole('banner')
      .getByText(/8 Mar 2026/)
      .waitFor()
    await clock.getByRole('button', { name: 'Let it run' }).click()
    await clock.getByRole('button', { name: 'Freeze', exact: true }).waitFor()
    t.match(await now(), { frozen: false, now: /^2026-03-08/ })

    const snapshots = page.getByRole('region', { name: 'Snapshots' })
    await snapshots.getByLabel('Name').fill('before')
    await snapshots.getByRole('button', { name: 'Take snapshot' }).click()
    await snapshots.getByText('before', { exact: true }).waitFor()
    await api('PUT', contact, { city: 'Berlin' })
    await snapshots.getByRole('button', { name: 'Restore' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Restore snapshot' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const city = async () => ((await api('GET', contact)).body.contact as { city?: string }).city
    t.equal(await city(), undefined)
    await api('PUT', contact, { city: 'Berlin' })
    await page.getByRole('button', { name: 'Reset to the seed' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click()
    await page.getByText('The sandbox is reset.').waitFor()
    t.equal(await city(), undefined)
  })

  ui(
    'a snapshot without a name replaces no other',
    async (t, { page, admin, go }) => {
      await go('#/sandbox')
      const snapshots = page.getByRole('region', { name: 'Snapshots' })
      const take = async (name: string) => {
        await snapshots.getByRole('button', { name: 'Take snapshot' }).click()
        await snapshots.getByText(name, { exact: true }).waitFor()
      }
      await take('snapshot 1')
      await take('snapshot 2')
      await snapshots.getByLabel('Name').fill('..')
      await snapshots.getByRole('button', { name: 'Take snapshot' }).click()
      await snapshots.getByText(/“..” cannot be a name on this page/).waitFor()
      await snapshots.getByLabel('Name').fill('')
      await snapshots.getByRole('button', { name: 'Delete snapshot snapshot 1' }).click()
      await snapshots.getByText('snapshot 1', { exact: true }).waitFor({ state: 'detached' })
      await take('snapshot 1')
      const listed = (await admin('GET', '/snapshots')).body.snapshots as { name: string }[]
      t.same(listed.map(({ name }) => name).toSorted(), ['snapshot 1', 'snapshot 2'])

      let isFailing = true
      await page.route('**/__admin/snapshots?**', (route) =>
        isFailing ? route.abort() : route.continue(),
      )
      await page.reload()
      await snapshots.getByRole('alert').waitFor()
      isFailing = false
      await take('snapshot 3')
    },
    { expectedProblems: /ERR_FAILED/ },
  )

  ui('the fixture of the sandbox and of a contact', async (t, { page, api, go }) => {
    await api('POST', `${contact}/notes`, { body: 'Exported' })
    await go('#/sandbox')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as YAML' }).click(),
    ])
    t.match(download.suggestedFilename(), /^the-fixture.*-\d{4}-\d\d-\d\d\.yaml$/)
    const world = parse(readFileSync(await download.path(), 'utf8'))
    t.match(world.subAccounts[0].contacts, { length: 3 })
    await go(`#${contact}`)
    await page.getByRole('button', { name: 'Copy fixture' }).click()
    await page.getByText('Copied the fixture').waitFor()
    const { subAccounts } = parse(await clipboard(page))
    t.match(subAccounts, [{ id: 'loc-main', contacts: [{ id: 'contact-xyz789' }] }])
    t.match(subAccounts[0].contacts[0].notes, { length: 4 })
  })

  ui('other sandboxes', async (t, { page, api, go }) => {
    await api('PUT', contact, { firstName: 'Changed' })
    await go('#/sandbox')
    const list = page.getByRole('region', { name: 'Sandboxes' })
    await list.getByLabel('Name').fill('checkout tests')
    await list.getByRole('button', { name: 'Create sandbox' }).click()
    await list.getByRole('link', { name: 'checkout-tests' }).click()
    await page.waitForURL(`${url}/__sandbox/checkout-tests/#/sandbox`)
    await page.getByRole('link', { name: 'Contacts' }).click()
    await page.getByText('Jane Doe').waitFor()
    await page.goto(`${url}/#/sandbox`)
    await list.getByRole('button', { name: 'Remove sandbox checkout-tests' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove sandbox' }).click()
    await list.getByRole('link', { name: 'checkout-tests' }).waitFor({ state: 'detached' })
    t.equal((await fetch(`${url}/__admin/sandboxes/checkout-tests`)).status, 404)
  })

  ui('the list of sandboxes follows those that tests make', async (t, { page, go }) => {
    await go('#/sandbox')
    const link = page
      .getByRole('region', { name: 'Sandboxes' })
      .getByRole('link', { name: 'made-by-a-test' })
    await page.getByRole('region', { name: 'Sandboxes' }).getByRole('link').first().waitFor()
    const sandboxes = `${url}/__admin/sandboxes`
    const headers = { 'content-type': 'application/json' }
    await fetch(sandboxes, { method: 'POST', headers, body: '{"name":"made by a test"}' })
    await link.waitFor()
    await fetch(`${sandboxes}/made-by-a-test`, { method: 'DELETE' })
    await link.waitFor({ state: 'detached' })
    t.pass('without a reload')
  })

  ui(
    'a page says that its sandbox was removed',
    async (t, { page, address }) => {
      await page.getByText('Jane Doe').waitFor()
      const id = /__sandbox\/([^/]+)/.exec(address)?.[1]
      await fetch(`${url}/__admin/sandboxes/${id}`, { method: 'DELETE' })
      await page.getByText('This sandbox is gone').first().waitFor()
      t.equal(await page.getByText('Jane Doe').count(), 0)
      t.equal(await page.getByText('Connection lost').count(), 0)
      await page.getByRole('link', { name: 'the default sandbox' }).click()
      await page.waitForURL(`${url}/`)
      await page.getByText('Live', { exact: true }).waitFor()
      await page.goto(`${url}/__sandbox/%E0/`)
      await page.getByRole('heading', { name: 'This sandbox is gone' }).waitFor()
    },
    { expectedProblems: /status of 404/ },
  )

  ui('coverage counts routes, statuses and scopes', async (t, { page, api, go }) => {
    await go('#/coverage')
    await page.getByText('No route was called yet').waitFor()
    await api('GET', `${contact}/notes`)
    await api('GET', '/contacts/nonesuch/notes')
    const routes = page.getByRole('region', { name: 'Routes' })
    const line = routes.getByRole('listitem').filter({ hasText: '/contacts/:contactId/notes' })
    await line.getByText(/^2 of \d+$/).waitFor()
    await line.locator('summary').click()
    await line.getByText('contact-unknown').waitFor()
    const scopes = page.getByRole('region', { name: 'Scopes' })
    await scopes.getByText('1 of 15 used').waitFor()
    await routes.getByRole('button', { name: 'All', exact: true }).click()
    t.ok((await routes.getByRole('listitem').count()) > 50)
  })

  ui(
    'a contact is created, edited and deleted',
    async (t, { page, api }) => {
      await page.getByRole('button', { name: 'New contact' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('First name').fill('Nina')
      await dialog.getByLabel('E-mail').fill('nina@example.com')
      await dialog.getByLabel('Tags').fill('vip, roof')
      await dialog.getByRole('button', { name: 'Create contact' }).click()
      await page.getByRole('heading', { level: 1, name: 'Nina' }).waitFor()
      const id = decodeURIComponent(page.url().split('/').at(-1) ?? '')
      const read = () => api('GET', `/contacts/${id}`)
      t.match((await read()).body.contact, { firstName: 'Nina', tags: ['vip', 'roof'] })
      await page.getByRole('button', { name: 'Edit', exact: true }).click()
      await dialog.getByLabel('City').fill('Hamburg')
      await dialog.getByRole('button', { name: 'Save contact' }).click()
      await page.getByRole('region', { name: 'Details' }).getByText('Hamburg').waitFor()
      await page.getByRole('button', { name: 'Delete', exact: true }).click()
      await dialog.getByRole('button', { name: 'Delete contact' }).click()
      await page.getByText('Mia Ångström').waitFor()
      t.equal((await read()).status, 404)
    },
    { expectedProblems: /status of 404/ },
  )
})
