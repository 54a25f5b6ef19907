import { gzipSync } from 'node:zlib'
import type { Route } from 'playwright-core'
import t from 'tap'
import { clipboard, inBrowser } from '../support/browser.js'
import { sh } from '../support/process.js'

const notes = '/contacts/contact-xyz789/notes'

await inBrowser(t, (ui) => {
  ui('why the last request was refused', async (t, { page, api, admin, tokens }) => {
    await page.getByRole('link', { name: 'Requests' }).click()
    await page.getByText('No requests yet').waitFor()
    await page.getByText('Bearer pit-').waitFor() // The command is there before the token.
    await page.getByRole('button', { name: 'Copy the command' }).click()
    t.match(await sh(await clipboard(page)), /^\{"notes":\[/, 'the example works as it is')
    await api('GET', notes, undefined, tokens['no-contacts'])
    const row = page.getByRole('link', { name: /401 GET .*no-contacts scope-missing/ })
    await row.click()
    const detail = page.getByRole('complementary', { name: 'Request' })
    await detail.getByText('Refused by the scope check').waitFor()
    t.match(
      await detail.getByRole('region', { name: 'Explanation' }).textContent(),
      /Needed\s*contacts\.readonly\s*Found\s*calendars\.readonly.*the token of full .*carries/,
    )
    await detail.getByRole('button', { name: 'Copy as curl' }).click()
    const command = await clipboard(page)
    t.match(command, tokens['no-contacts'] ?? 'none')
    t.match(JSON.parse(await sh(command)), { statusCode: 401 })
    await detail.getByRole('button', { name: 'Assertion (curl)' }).click()
    t.match(JSON.parse(await sh(await clipboard(page))), { verified: true })
    await detail.getByRole('button', { name: 'Assertion (JavaScript)' }).click()
    t.match(await clipboard(page), /^await mock\.requests\.verify\(\{\n {2}"match"/)

    await detail.getByRole('link', { name: 'Change the scopes of no-contacts' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('contacts.readonly', { exact: true }).check()
    await dialog.getByRole('button', { name: 'Save integration' }).click()
    await dialog.waitFor({ state: 'detached' })
    t.equal((await api('GET', notes, undefined, tokens['no-contacts'])).status, 200)
    t.match((await admin('GET', '/requests/summary')).body.requests, { length: 4 })
  })

  ui('what is copied of a request works', async (t, { page, address, api, go, tokens }) => {
    await fetch(`${address}${notes.slice(1)}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${tokens.full}`,
        version: '2021-07-28',
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      },
      body: gzipSync('{"body":"Packed"}'),
    })
    t.equal((await api('GET', '/nonesuch/x')).status, 404)
    const detail = page.getByRole('complementary', { name: 'Request' })
    await go('#/requests/1')
    await detail.getByRole('button', { name: 'Copy as curl' }).click()
    await page.getByText('Copied the request as curl').waitFor()
    t.match(JSON.parse(await sh(await clipboard(page))), { note: { body: 'Packed' } })
    await go('#/requests/2')
    await detail.getByText('/nonesuch/x', { exact: true }).first().waitFor()
    await detail.getByRole('button', { name: 'Assertion (curl)' }).click()
    await page.getByText('Copied an assertion as curl').waitFor()
    t.match(JSON.parse(await sh(await clipboard(page))), { verified: true })
  })

  ui('what is copied of a request sends the same', async (t, { page, address, admin, go }) => {
    const odd = `curl -g -X GET '${address}contacts/{id}' -H 'x-empty;' --data-raw '{"a":1}'`
    await sh(odd)
    await fetch(`${address}contacts/contact-xyz789`, { method: 'HEAD' })
    for (const id of [1, 2]) {
      await go(`#/requests/${id}`)
      await page.getByRole('heading', { name: `Request ${id}` }).waitFor()
      await page.evaluate('navigator.clipboard.writeText("")')
      await page.getByRole('button', { name: 'Copy as curl' }).click()
      let command = ''
      while (command === '') command = await clipboard(page)
      await sh(`${command} --max-time 10`)
      const sent = (await admin('GET', `/requests/${id}`)).body
      const again = (await admin('GET', `/requests/${id + 2}`)).body
      t.same([again.method, again.rawBody], [sent.method, sent.rawBody])
      t.equal(decodeURI(String(again.path)), sent.path)
      const empty = (one: object) => Object.entries(one).filter(([name]) => name === 'x-empty')
      t.same(empty(again.headers as object), empty(sent.headers as object))
    }
  })

  ui('the requests before and after are those of the list', async (t, all) => {
    const { page, api, go, tokens } = all
    await api('GET', notes, undefined, tokens['no-contacts'])
    await api('GET', notes)
    await api('DELETE', `/contacts/${'x'.repeat(600)}`)
    await go('#/requests/1?show=warn')
    await page.getByRole('link', { name: 'Next' }).click()
    await page.waitForURL(/#\/requests\/3\?show=warn$/)
    const title = page.getByRole('complementary').getByRole('heading', { name: /DELETE/ })
    const method = await title.getByText('DELETE', { exact: true }).boundingBox()
    t.ok(method && method.height < 30, 'the method stands in one line')
    await page.getByRole('link', { name: 'Previous' }).click()
    await page.waitForURL(/#\/requests\/1\?show=warn$/)
  })

  ui('what comes while a list is read is not lost', async (t, { page, api, open, go }) => {
    const other = await open()
    await other.getByRole('link', { name: 'Requests' }).click()
    await other.getByText('No requests yet').waitFor()
    await page.goto('about:blank')
    const calls = {
      '/requests/summary': { method: 'GET', path: notes },
      '/rows/contacts': { method: 'PUT', path: '/contacts/contact-xyz789' },
    }
    for (const [list, { method, path }] of Object.entries(calls)) {
      let isFirst = true
      // The answer is made before the call, and arrives after what the page is told about the call.
      const late = async (route: Route) => {
        if (!isFirst) return route.continue()
        isFirst = false
        const response = await route.fetch()
        await api(method, path, method === 'PUT' ? { firstName: 'Lately' } : undefined)
        await other.getByRole('link', { name: `200 ${method}` }).waitFor()
        await route.fulfill({ response })
      }
      await page.route(`**/__admin${list}?**`, late)
    }
    await go('')
    await page.getByText('Lately Doe').waitFor()
    await page.getByRole('link', { name: 'Requests' }).click()
    for (const { method } of Object.values(calls))
      await page.getByRole('link', { name: `200 ${method}` }).waitFor()
    t.match(await page.locator('.count').first().textContent(), '2')
  })

  ui('the next create fails', async (t, { page, api }) => {
    await page.getByRole('link', { name: 'Faults and stubs' }).click()
    await page.getByRole('button', { name: 'Arm fault' }).click()
    await page.getByText('armed', { exact: true }).waitFor()
    t.equal((await api('POST', notes, { body: 'Lost' })).status, 503)
    await page.getByText('used up after 1').waitFor()
    t.equal((await api('POST', notes, { body: 'Kept' })).status, 201)

    await page.getByRole('link', { name: 'Requests' }).click()
    await page.getByRole('button', { name: 'Faults', exact: true }).click()
    await page.getByRole('link', { name: /503 POST/ }).click()
    await page.getByText('A fault was injected').waitFor()
    await page.getByRole('link', { name: 'Make a fault' }).click()
    const route = page.getByLabel('When this is called')
    t.equal(await route.inputValue(), 'POST /contacts/:contactId/notes')
    await page.getByLabel('Answer with').selectOption('404 Not Found')
    await page.getByLabel('The route acts first').check()
    await page.getByRole('button', { name: 'Arm fault' }).click()
    await page.getByText('status 404 · after the route has acted · once').waitFor()
    t.equal((await api('POST', notes, { body: 'Stored' })).status, 404)
    t.match((await api('GET', notes)).body.notes, [{ body: 'Stored' }, { body: 'Kept' }])
    await page.getByRole('button', { name: 'Remove all' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove all faults' }).click()
    await page.getByText('No faults').waitFor()
  })

  ui('a stub from a request that is not emulated', async (t, { page, api, go, tokens }) => {
    const path = '/calendars/'
    const call = () => api('GET', path, undefined, tokens['no-contacts'])
    t.equal((await call()).status, 501)
    await go('#/requests/1')
    await page.getByRole('link', { name: 'Make a stub' }).click()
    await page.getByRole('textbox', { name: 'Body' }).fill('{"events":[]}')
    await page.getByRole('button', { name: 'Add stub' }).click()
    await page.getByRole('region', { name: 'Stubs' }).getByText(path).waitFor()
    t.match(await call(), { status: 200, body: { events: [] } })
    await page.getByRole('button', { name: /^Remove stub/ }).click()
    await page.getByText('No stubs').waitFor()
    t.equal((await call()).status, 501)
  })

  ui(
    'filters, pause, clear, and links to and from records',
    async (t, { page, api, go }) => {
      await go('#/requests')
      await page.getByText('No requests yet').waitFor()
      await api('POST', notes, { body: 'First' })
      await api('GET', '/contacts/contact-abc456')
      const list = page.getByRole('list', { name: 'Requests' })
      await list.getByText('wrote note').waitFor()
      await page.getByRole('searchbox').fill('abc456')
      await list.getByText('wrote note').waitFor({ state: 'detached' })
      t.equal(await list.getByRole('link').count(), 1)
      await page.getByRole('searchbox').fill('')
      await list.getByText('wrote note').waitFor()
      await page.getByRole('button', { name: 'Pause' }).click()
      await api('GET', '/contacts/contact-new001')
      await page.getByRole('button', { name: 'Resume (1 new)' }).click()
      await list.getByText('/contacts/contact-new001').waitFor()

      await list.getByText('wrote note').click()
      await page.getByRole('link', { name: /^note:/ }).click()
      await page.getByRole('article').filter({ hasText: 'First' }).getByText('Request 1').click()
      await page.waitForURL(/#\/requests\/1$/)
      await page.getByRole('button', { name: 'Clear' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Clear requests' }).click()
      await page.getByText('No requests yet').waitFor()
    },
    { expectedProblems: /status of 404/ },
  )

  ui('a page that is behind does not load everything with each event', async (t, all) => {
    const { page, address, api } = all
    const behind = 'event: world\ndata: {"reason":"behind"}\n\n'
    const headers = { 'content-type': 'text/event-stream' }
    await page.route(
      /__admin\/events/,
      (route) => route.fulfill({ headers, body: behind.repeat(50) }),
      {
        times: 1,
      },
    )
    let loads = 0
    page.on('request', (request) => {
      if (request.url().includes('/requests/summary')) loads++
    })
    await page.goto(`${address}?again#/requests`)
    await page.getByText('No requests yet').waitFor()
    await page.getByText('Live', { exact: true }).waitFor()
    await api('GET', notes)
    await page.getByRole('list', { name: 'Requests' }).getByText(notes).waitFor()
    t.ok(loads > 0 && loads <= 5, `${loads} loads`)
  })
})
