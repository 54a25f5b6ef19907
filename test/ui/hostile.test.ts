import type { Page } from 'playwright-core'
import t from 'tap'
import { inBrowser, narrow } from '../support/browser.js'

const mark = '<img src=x onerror="document.title=1">'

/** Texts that try to run as code, to turn what follows around, or to widen the page. */
const hostile = [
  '<script>document.title="run"</script>',
  '<ScRiPt src="//evil.example/x.js"></sCrIpT>',
  '<img src=x onerror="document.title=\'run\'">',
  '<svg onload="document.title=\'run\'">',
  '<svg><animate onbegin="document.title=\'run\'" attributeName=x dur=1s>',
  '<body onload="document.title=\'run\'">',
  '<iframe src="javascript:parent.document.title=\'run\'"></iframe>',
  '<iframe srcdoc="<script>parent.document.title=1</script>"></iframe>',
  '<a href="javascript:document.title=\'run\'">link</a>',
  '<a href="JaVaScRiPt:document.title=1">link</a>',
  '<a href="&#106;avascript:document.title=1">link</a>',
  '<a href="data:text/html,<script>1</script>">link</a>',
  '<form action="/__admin/reset?to=empty" method="post"><button>Go</button></form>',
  '<input autofocus onfocus="document.title=\'run\'">',
  '<details open ontoggle="document.title=\'run\'">x</details>',
  '<video><source onerror="document.title=\'run\'"></video>',
  '<math><mtext><table><mglyph><style><img src=x onerror="document.title=\'run\'">',
  '<noscript><p title="</noscript><img src=x onerror=document.title=1>">',
  '<style>body{display:none}</style>',
  '<div style="position:fixed;inset:0;background:red;z-index:99">cover</div>',
  '<div class="dialog wide" id="app" name="app">clobber</div>',
  '<base href="//evil.example/"><a href="x">base</a>',
  '<meta http-equiv="refresh" content="0;url=//evil.example">',
  '<link rel=stylesheet href="//evil.example/x.css">',
  '"><img src=x onerror=document.title=1>',
  "';document.title='run';//",
  '{{constructor.constructor("document.title=1")()}}',
  '\u202Egnp.exe\u202D \u2066isolate \u200Fmark',
  '\uFFFD\uD83D\uDE00 \u0301\u0301\u0301\u0301\u0301\u0301\u0301 Z\u0361\u0489',
  'W'.repeat(10_000),
]

const look = (page: Page) =>
  page.evaluate(`({
    title: document.title.split(' ').at(-1),
    over: document.documentElement.scrollWidth - innerWidth,
    elements: [...document.querySelectorAll('main *, .top *, .nav *, dialog *')].filter((one) =>
      /^(?:SCRIPT|IFRAME|IMG|STYLE|VIDEO|OBJECT|EMBED|BASE|META|LINK|MATH|NOSCRIPT)$/i.test(one.tagName) ||
      [...one.attributes].some(({ name, value }) =>
        /^on|^srcdoc$/.test(name) || /^\\s*(?:javascript|data):/i.test(value)),
    ).map((one) => one.outerHTML.slice(0, 200)),
    ids: document.querySelectorAll('#app').length,
    fixed: [...document.querySelectorAll('.item *, .details *')].filter((one) =>
      getComputedStyle(one).position === 'fixed').length,
  })`)

const harmless = { title: 'ghl-mock', over: 0, elements: [], ids: 1, fixed: 0 }

/** What Chromium says of a text that is parsed to be sanitised, in a document that runs nothing. */
const expectedProblems =
  /^(?:Executing inline event handler|Applying inline style|Setting the document's base URI)/

await inBrowser(t, (ui) => {
  ui(
    '30 hostile texts in every field of a record',
    async (t, { page, admin, go }) => {
      t.equal(hostile.length, 30)
      for (const [index, text] of hostile.entries()) {
        const contact = {
          subAccountId: 'loc-main',
          firstName: text,
          lastName: text,
          companyName: text,
          source: text,
          website: text,
          tags: [text],
          customFields: [{ id: 'field-contractor', value: text }],
        }
        const { status, body } = await admin('POST', '/rows/contacts', contact)
        t.equal(status, 201, `${index}: ${JSON.stringify(body).slice(0, 200)}`)
        const contactId = (body.row as { id: string }).id
        const note = { contactId, body: text, title: text, userId: text, color: text }
        t.equal((await admin('POST', '/rows/notes', note)).status, 201)
        const task = { contactId, title: text, body: text, assignedTo: text, dueDate: '2026-03-01' }
        t.equal(
          (await admin('POST', '/rows/tasks', { ...task, dueDate: '2026-03-01T00:00:00Z' })).status,
          201,
        )
        await go(`#/contacts/${contactId}`)
        const section = page.getByRole('region', { name: 'Notes' })
        await section.getByRole('article').waitFor()
        await page.getByRole('region', { name: 'Tasks' }).getByRole('article').waitFor()
        t.same(await look(page), harmless, `${index}, formatted`)
        const source = section.getByRole('button', { name: 'Source' })
        if ((await source.count()) > 0) {
          await source.click()
          t.equal(
            await section.locator('.text.plain').textContent(),
            text,
            'the source as it was sent',
          )
          await section.getByRole('button', { name: 'Text', exact: true }).click()
          t.same(await look(page), harmless, `${index}, text`)
        }
      }
      await page.setViewportSize(narrow)
      t.same(await look(page), harmless, '10,000 characters without a space at 390 px')
      await page.setViewportSize({ width: 1280, height: 800 })
      await go('#/contacts')
      await page.getByRole('list', { name: 'Contacts' }).getByRole('link').nth(10).waitFor()
      t.same(await look(page), harmless, 'the list')
      await page.setViewportSize(narrow)
      t.same(await look(page), harmless, 'the list at 390 px')
    },
    { expectedProblems },
  )

  ui(
    'hostile texts in names of tokens, snapshots, faults and requests',
    async (t, { page, admin, api, go }) => {
      const texts = [mark, hostile[8] ?? '', hostile[27] ?? '', 'W'.repeat(150)]
      for (const name of texts) {
        const row = { subAccountId: 'loc-main', name, scopes: ['contacts.readonly'] }
        t.equal((await admin('POST', '/private-integrations', row)).status, 201)
        await admin('PUT', `/snapshots/${encodeURIComponent(name.slice(0, 100))}`)
        await admin('POST', '/faults', { id: name, match: { by: name }, then: 503 })
        await api('GET', `/contacts/${encodeURIComponent(name)}?x=${encodeURIComponent(name)}`)
      }
      for (const viewport of [narrow, { width: 1280, height: 800 }]) {
        await page.setViewportSize(viewport)
        for (const screen of [
          'integrations',
          'sandbox',
          'faults',
          'requests',
          'requests/1',
          'coverage',
        ]) {
          await go(`#/${screen}`)
          await page.getByText('onerror').first().waitFor({ state: 'attached' })
          t.same(await look(page), harmless, `${screen} at ${viewport.width} px`)
        }
      }
    },
  )
})
