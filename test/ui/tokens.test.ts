import t from 'tap'
import { clipboard, inBrowser } from '../support/browser.js'
import { served, sh } from '../support/process.js'

const notes = '/contacts/contact-xyz789/notes'

await inBrowser(t, (ui) => {
  ui('tokens: expiry, rotation, revocation', async (t, { page, api, admin, go, tokens }) => {
    const status = async (token = tokens.full) => (await api('GET', notes, undefined, token)).status
    await go('#/integrations')
    const row = page.locator(`[data-token="${tokens.full}"]`)
    await row.getByRole('button', { name: 'Rotate' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Rotate token' }).click()
    await row.getByText('expires in 7 days').or(row.getByText('expires in 6 days')).waitFor()
    const list = async () =>
      (await admin('GET', '/private-integrations?subAccount=loc-main')).body
        .privateIntegrations as { name: string; token: string; replaces?: string }[]
    const renewed = (await list()).find(({ replaces }) => replaces === tokens.full)
    t.equal(renewed?.name, 'full')
    t.same([await status(), await status(renewed?.token)], [200, 200], 'both work')
    await admin('POST', '/clock/advance', { seconds: 8 * 86_400 })
    t.same([await status(), await status(renewed?.token)], [401, 200], 'for seven days')
    await row.getByText('expired', { exact: true }).waitFor()

    const reader = page.locator(`[data-token="${tokens['read-only']}"]`)
    await reader.getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke token' }).click()
    await reader.getByText('revoked', { exact: true }).waitFor()
    t.equal(await status(tokens['read-only']), 401)
    await reader.getByRole('button', { name: 'Restore' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Restore token' }).click()
    await reader.getByText('active', { exact: true }).waitFor()
    t.equal(await status(tokens['read-only']), 200)
    await reader.getByText('1 scope, 1 used').waitFor()

    await reader.getByRole('button', { name: 'Rotate' }).click()
    await page.getByLabel('The old token expires now').check()
    await page.getByRole('dialog').getByRole('button', { name: 'Rotate token' }).click()
    await reader.getByText('expired', { exact: true }).waitFor()
    t.equal(await status(tokens['read-only']), 401)
    await reader.getByRole('button', { name: /^Delete / }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete integration' }).click()
    await reader.waitFor({ state: 'detached' })
    t.notOk((await list()).some(({ token }) => token === tokens['read-only']))
  })

  ui(
    'what the server refuses is said in the form',
    async (t, { page, go }) => {
      await go('#/integrations')
      await page.getByRole('button', { name: 'New integration' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Name').fill('full')
      await dialog.getByRole('button', { name: 'Create integration' }).click()
      t.match(await dialog.getByRole('alert').textContent(), /full/)
    },
    { expectedProblems: /status of 4\d\d/ },
  )

  ui(
    'the admin token is asked once and kept in memory',
    async (t, { page }) => {
      const { url } = await served(t, ['--admin-token', 'secret'])
      await fetch(`${url}/contacts/contact-xyz789`)
      await page.goto(`${url}/`)
      const dialog = page.getByRole('dialog', { name: 'Admin token' })
      await dialog.waitFor()
      for (let count = 0; count < 4; count++) await page.keyboard.press('Escape')
      t.equal(await dialog.getByRole('button', { name: 'Close' }).count(), 0, 'it is needed')
      await dialog.getByLabel('Token').fill('пароль')
      await dialog.getByRole('button', { name: 'Continue' }).click()
      await dialog.getByText('That was another token.').waitFor()
      await dialog.getByLabel('Token').fill('secret')
      await dialog.getByRole('button', { name: 'Continue' }).click()
      await page.getByText('Jane Doe').waitFor()
      await page.getByText('Live', { exact: true }).waitFor()
      for (const screen of ['Requests', 'Coverage', 'Sandbox', 'Private Integrations'])
        await page.getByRole('link', { name: screen }).click()
      await page.getByText('pit-11111111').waitFor()
      t.equal(await dialog.count(), 0)
      const kept = 'JSON.stringify([localStorage, sessionStorage]) + document.cookie'
      t.notMatch(await page.evaluate(kept), /secret/)
      await page.goto(`${url}/#/requests/1`)
      await page.getByRole('button', { name: 'Assertion (curl)' }).click()
      await page.getByText('Copied an assertion').waitFor()
      const command = (await clipboard(page)).replace('YOUR_ADMIN_TOKEN', 'secret')
      t.match(JSON.parse(await sh(command)), { verified: true })
      await page.reload()
      await dialog.waitFor()
    },
    { expectedProblems: /status of 401/ },
  )
})
