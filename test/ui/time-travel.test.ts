import t from 'tap'
import { inBrowser } from '../support/browser.js'

const contact = '/contacts/contact-xyz789'

await inBrowser(t, (ui) => {
  ui('a record as it was after each request', async (t, { page, api, admin, go }) => {
    await go('#/time')
    await page.getByText('Nothing has been written yet').waitFor()
    await api('POST', `${contact}/notes`, { body: 'Fresh words' })
    await api('PUT', `${contact}/notes/note-abc123`, { body: 'Changed' })
    await api('PUT', contact, { city: 'Berlin' })
    await api('DELETE', `${contact}/notes/note-call-2026-03-02`)
    await api('GET', contact)
    const slider = page.getByRole('slider', { name: 'Moment' })
    const region = page.getByRole('region', { name: 'Notes' })
    const note = (text: string) => region.getByRole('article').filter({ hasText: text })
    await note('Called at 10:30').getByText('removed').waitFor()
    t.equal(await slider.getAttribute('max'), '4', 'requests that wrote')

    await slider.fill('3')
    const details = page.getByRole('region', { name: 'Details' })
    await details.locator('.changed').getByText('Berlin').waitFor()
    t.equal(await note('Called at 10:30').getByText('removed').count(), 0)
    await slider.fill('2')
    await note('Changed').getByText('updated').waitFor()
    await details.getByText('Berlin').waitFor({ state: 'detached' })
    await slider.fill('1')
    await note('Fresh words').getByText('created').waitFor()
    await note('She wants to upgrade').waitFor()
    await page.getByText('After request').waitFor()
    await page.keyboard.press('Home')
    await page.getByText('Before the first request').waitFor()
    await note('Fresh words').waitFor({ state: 'detached' })
    await note('Called at 10:30').waitFor()
    t.equal(await region.getByRole('article').count(), 3)
    t.match(
      (await api('GET', `${contact}/notes`)).body.notes,
      [{ body: 'Fresh words' }],
      'it only looks',
    )

    await slider.fill('2')
    await note('Changed').getByText('updated').waitFor()
    await page.getByRole('button', { name: 'Restore this moment' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Restore this moment' }).click()
    await page.getByText(/The present is kept as the snapshot/).waitFor()
    const restored = (await api('GET', `${contact}/notes`)).body.notes as object[]
    t.match(restored, [{ body: 'Fresh words' }, { body: 'Changed' }, { body: /^Called at/ }, {}])
    const { snapshots } = (await admin('GET', '/snapshots')).body as {
      snapshots: { name: string }[]
    }
    t.equal(snapshots.length, 1)
    await admin('POST', `/reset?to=${encodeURIComponent(snapshots[0]?.name ?? '')}`)
    t.match(await api('GET', contact), { body: { contact: { city: 'Berlin' } } })
  })

  ui('from a request and from a record', async (t, { page, api, go }) => {
    await api('POST', '/contacts/contact-abc456/notes', { body: 'About Omar' })
    await api('POST', `${contact}/notes`, { body: 'About Jane' })
    await go('#/requests/1')
    await page.getByRole('link', { name: 'See it in time travel' }).click()
    await page.getByRole('heading', { name: 'Omar Haddad' }).waitFor()
    await go('#/contacts/contact-abc456')
    await page.getByRole('link', { name: 'History' }).click()
    await page.getByRole('heading', { name: 'Omar Haddad' }).waitFor()
    t.equal(await page.getByLabel('Follow what is written').isChecked(), false)
    await page.getByLabel('Follow what is written').check()
    await page.getByRole('heading', { name: 'Jane Doe' }).waitFor()
  })
})
