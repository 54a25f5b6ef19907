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
})
