import t from 'tap'
import { inBrowser } from '../support/browser.js'

const notes = '/contacts/contact-xyz789/notes'

await inBrowser(t, (ui) => {
  ui('a fault from a request hits that route, whatever it is', async (t, all) => {
    const { page, api, go, tokens } = all
    await api('GET', '/Contacts/contact-xyz789/')
    t.equal((await api('GET', '/calendars/', undefined, tokens['no-contacts'])).status, 501)
    const route = page.getByLabel('When this is called')
    await go('#/requests/1')
    await page.getByRole('link', { name: 'Make a fault' }).click()
    await route.waitFor()
    t.equal(await route.inputValue(), 'GET /contacts/:contactId')
    await go('#/requests/2')
    await page.getByRole('link', { name: 'Make a fault' }).click()
    await page.waitForURL(/from=2$/)
    await route.waitFor()
    t.equal(await route.inputValue(), 'GET /calendars/')
    await page.getByRole('button', { name: 'Arm fault' }).click()
    await page.getByText('armed', { exact: true }).waitFor()
    t.equal((await api('GET', notes)).status, 200)
    t.equal((await api('GET', '/calendars/', undefined, tokens['no-contacts'])).status, 503)
  })

  ui('a fault that repeats its list is used up after its number', async (t, all) => {
    const { page, api, admin, go } = all
    await admin('POST', '/faults', { id: 'six', then: [503, 'pass'], times: 6 })
    await admin('POST', '/faults', { id: 'one', then: [503, 503], times: 1 })
    await go('#/faults')
    const list = page.getByRole('region', { name: 'Faults', exact: true })
    const line = list.getByRole('listitem').filter({ hasText: '6 times' })
    for (const status of [503, 200]) t.equal((await api('GET', notes)).status, status)
    await line.getByText('2 hits').waitFor()
    for (const status of [503, 200, 503, 200]) t.equal((await api('GET', notes)).status, status)
    await line.getByText('used up after 6').waitFor()
    t.equal((await api('GET', notes)).status, 503)
    await list.getByText('used up after 1').waitFor()
    t.equal((await api('GET', notes)).status, 200)
  })

  ui('the filter for faults shows every request that one hit', async (t, all) => {
    const { page, api, admin, go, tokens } = all
    const steps = ['truncate', 'drip', { status: 200, body: {} }, 503, { delayMs: 1 }]
    await admin('POST', '/faults', { id: 'five', then: steps })
    for (const _ of steps.slice(0, 4)) await api('GET', notes).catch(() => {})
    t.equal((await api('GET', notes, undefined, tokens['no-contacts'])).status, 401)
    t.equal((await api('GET', notes)).status, 200)
    await go('#/requests')
    const list = page.getByRole('list', { name: 'Requests' }).getByRole('link')
    await list.nth(5).waitFor()
    await page.getByRole('button', { name: 'Faults', exact: true }).click()
    await list.nth(5).waitFor({ state: 'detached' })
    t.equal(await list.count(), 5)
    await page.getByRole('button', { name: 'Answered', exact: true }).click()
    await list.nth(1).waitFor({ state: 'detached' })
    t.equal(await list.count(), 1)
  })

  ui('a route that faults alone answered was called', async (t, { page, api, admin, go }) => {
    await admin('POST', '/faults', { match: { path: notes }, then: 503 })
    await go('#/coverage')
    await page.getByText('No route was called yet').waitFor()
    await api('GET', notes)
    const routes = page.getByRole('region', { name: 'Routes' })
    await routes.getByText('/contacts/:contactId/notes').waitFor()
    await page.getByText(/1 of \d+ routes were called/).waitFor()
    t.equal(await routes.getByRole('listitem').count(), 1)
  })
})
