import axe from 'axe-core'
import type { Page } from 'playwright-core'
import t from 'tap'
import { inBrowser, narrow, type Ui } from '../support/browser.js'

/** Each screen, and what is on it when it has been loaded. */
const screens: Record<string, string> = {
  contacts: 'Jane Doe',
  'contacts/contact-xyz789': 'Called at 10:30',
  'contacts/contact-none': 'Try again',
  'contacts?q=nonesuch': 'No contact matches',
  requests: 'scope-missing',
  'requests/2': 'Refused by the scope check',
  time: 'Restore this moment',
  faults: 'status 503',
  'faults?from=1': 'status 503',
  coverage: 'contacts.readonly',
  integrations: 'pit-',
  sandbox: 'before the import',
}

/** Something on every screen. */
async function fill({ api, admin, tokens }: Ui) {
  const html = '<p>Called <b>back</b></p><ul><li>a demo</li></ul>'
  await api('POST', '/contacts/contact-xyz789/notes', {
    body: html,
    title: 'Call',
    color: '#E03131',
  })
  await api('GET', '/contacts/contact-xyz789/notes', undefined, tokens['no-contacts'])
  await api('PUT', '/contacts/contact-xyz789', { city: 'Berlin' })
  await admin('POST', '/faults', {
    match: { method: 'GET', path: '/contacts/:contactId' },
    then: 503,
    times: 1,
  })
  await api('GET', '/contacts/contact-xyz789')
  await admin('PUT', '/snapshots/before%20the%20import')
  await admin('POST', '/stubs', { match: { method: 'GET', path: '/calendars/' }, body: {} })
}

interface Violation {
  id: string
  nodes: { html: string; failureSummary?: string }[]
}

async function violations(page: Page, rules?: string[]): Promise<string[]> {
  // It stays while the hash alone changes.
  if (await page.evaluate('typeof axe === "undefined"')) await page.evaluate(axe.source)
  const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) }
  const found = await page.evaluate<Violation[]>(
    `axe.run(${JSON.stringify(options)}).then(({ violations }) => violations)`,
  )
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`)
}

const overflow = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

await inBrowser(t, (ui) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const options = { colorScheme, expectedProblems: /status of 404/ }
    ui(
      `axe finds nothing in ${colorScheme} colours, and nothing is too wide`,
      async (t, all) => {
        const { page, go } = all
        await fill(all)
        // Roles, names and widths are the same in both.
        const rules = colorScheme === 'dark' ? ['color-contrast'] : undefined
        for (const [screen, text] of Object.entries(screens)) {
          await go(`#/${screen}`)
          await page.locator('main').getByText(text).first().waitFor()
          t.same(await violations(page, rules), [], `${screen}, wide`)
        }
        if (colorScheme === 'dark') return
        await page.setViewportSize(narrow)
        for (const [screen, text] of Object.entries(screens)) {
          await go(`#/${screen}`)
          await page.locator('main').getByText(text).first().waitFor({ state: 'attached' })
          t.equal(await overflow(page), 0, `${screen} at 390 px`)
          t.same(await violations(page), [], `${screen}, narrow`)
        }
      },
      options,
    )
  }

  ui('axe finds nothing in dialogs and forms', async (t, { page, go }) => {
    const opened: [string, string][] = [
      ['contacts', 'New contact'],
      ['integrations', 'New integration'],
      ['integrations', 'Rotate'],
      ['contacts/contact-xyz789', 'Add note'],
      ['contacts/contact-xyz789', 'Add task'],
      ['contacts/contact-xyz789', 'Edit note'],
      ['contacts/contact-xyz789', 'Delete note'],
      ['sandbox', 'Reset to the seed'],
      ['contacts', 'Keyboard shortcuts'],
    ]
    for (const [screen, button] of opened) {
      await go('#/none')
      await go(`#/${screen}`)
      await page.getByRole('button', { name: button }).first().click()
      t.same(await violations(page), [], `${screen}, ${button}`)
      await page.setViewportSize(narrow)
      t.equal(await overflow(page), 0, `${screen}, ${button} at 390 px`)
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.keyboard.press('Escape') // Without a reload axe stays, which is large.
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
  })

  ui('colours follow the system or the switch, which is remembered', async (t, { page }) => {
    const background = () =>
      page.evaluate('getComputedStyle(document.documentElement).backgroundColor')
    const light = await background()
    await page.emulateMedia({ colorScheme: 'dark' })
    const dark = await background()
    t.not(dark, light)
    await page.getByRole('button', { name: 'Colours: auto' }).click()
    t.equal(await background(), light)
    await page.reload()
    await page.getByRole('button', { name: 'Colours: light' }).click()
    t.equal(await background(), dark)
  })

  ui('a key that is pressed as soon as a list is seen moves in it', async (t, { page, api }) => {
    await api('GET', '/contacts/contact-xyz789')
    await page.evaluate(`new Promise((done) => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector('main a[href^="#/requests/1"]')) return
        observer.disconnect()
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))
        done()
      })
      observer.observe(document.body, { childList: true, subtree: true })
      location.hash = '#/requests'
    })`)
    await page.locator('a[href^="#/requests/1"]:focus').waitFor()
    t.pass('its first row has the focus')
  })

  ui('everything by the keyboard alone', async (t, { page, api, admin }) => {
    const keys = async (...names: string[]) => {
      for (const name of names) await page.keyboard.press(name)
    }
    const has = (text: string) => page.locator('main').getByText(text).first().waitFor()
    await has('Mia Ångström')
    await keys('?')
    await page.getByRole('dialog').getByText('Next, previous in a list').waitFor()
    await keys('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await keys('/')
    await page.keyboard.type('omar')
    await page.getByRole('link', { name: /Mia/ }).waitFor({ state: 'detached' })
    await keys('Escape', 'j', 'Enter')
    await has('Sent the quote')
    await keys('n')
    const save = page.getByRole('button', { name: 'Add note' }).and(page.locator('[type=submit]'))
    await save.waitFor()
    await keys('Escape')
    await save.waitFor({ state: 'detached' })
    await has('Sent the quote')
    await keys('n')
    await page.keyboard.type('Typed')
    await keys('Control+Enter')
    await page.getByRole('article').filter({ hasText: 'Typed' }).waitFor()
    const { notes } = (await api('GET', '/contacts/contact-abc456/notes')).body
    t.match(notes, [{ body: 'Typed' }])

    await keys('Escape')
    await page.waitForURL(/#\/contacts\?q=omar$/)
    await page.getByRole('link', { name: /Omar/ }).waitFor() // The address changes before the screen.
    await keys('/', 'Delete', 'Escape')
    await has('Mia Ångström')
    await keys('j', 'j', 'k', 'j', 'j', 'Enter')
    await has('Called at 10:30')
    await keys('g', 'r')
    await has('/contacts/contact-abc456/notes')
    await keys('j', 'Enter')
    await page.waitForURL(/#\/requests\/1/)
    await page.locator('.split.open').waitFor() // The address changes before the screen.
    await keys('Escape')
    await page.waitForURL(/#\/requests$/)
    await page.getByRole('button', { name: /Pause/ }).waitFor()
    await keys('p')
    await page.getByRole('button', { name: /Resume/ }).waitFor()

    await keys('g', 'f')
    await page.getByRole('button', { name: 'Arm fault' }).focus()
    await keys('Enter')
    await has('armed')
    t.equal(((await admin('GET', '/faults')).body.faults as object[]).length, 1)
    for (const [key, title] of Object.entries({
      t: 'Time travel',
      v: 'Coverage',
      i: 'Private Integrations',
      s: 'Sandbox',
      c: 'Contacts',
    })) {
      await keys('g', key)
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
    }
    await page.reload()
    await has('Mia Ångström')
    await keys('Tab', 'Enter')
    t.equal(await page.evaluate('document.activeElement.id'), 'main', 'the first Tab skips')
    await keys('g', 'i')
    await has('pit-')
    await keys('n')
    await page.getByRole('dialog').getByLabel('Name').focus()
    await page.keyboard.type('By keyboard')
    await keys('Control+Enter')
    await has('By keyboard')
  })
})
