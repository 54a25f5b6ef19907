import { existsSync } from 'node:fs'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import tap, { type Test } from 'tap'
import { served } from './process.js'

/** The headless shell is Chromium without windows, which takes half the time. */
const chromium = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find(existsSync)

const missing =
  'These tests need Chromium, which was not found in /usr/bin: apt-get install --no-install-recommends chromium-headless-shell'

const wide = { width: 1280, height: 800 }
export const narrow = { width: 390, height: 844 }

/** A sandbox of its own, and a page that shows it. */
export interface Ui {
  page: Page
  /** Where the page is, with a slash at the end. */
  address: string
  /** Tokens by the name of their private integration. */
  tokens: Readonly<Record<string, string>>
  /** Calls the API with a token; the one of `full` unless another is given. */
  api(method: string, path: string, body?: object, token?: string): Promise<Answer>
  /** Calls the admin API about this sandbox. */
  admin(method: string, path: string, body?: object): Promise<Answer>
  /** Opens a screen by its hash. */
  go(hash: string): Promise<void>
  /** Opens one more page of the same sandbox. */
  open(options?: BrowserContextOptions): Promise<Page>
}

interface Answer {
  status: number
  // What an answer holds is what the tests look at.
  body: Record<string, unknown>
}

interface UiTest extends BrowserContextOptions {
  /** What the page may complain about; any other error in its console fails the test. */
  expectedProblems?: RegExp
}

type Define = (name: string, test: (t: Test, ui: Ui) => Promise<void>, options?: UiTest) => void

/** The mock of all files that need no options. Each of their tests has a sandbox of its own. */
let plain: ReturnType<typeof served> | undefined

/** The browser of all files of this process. Each of their tests has a context of its own. */
let browser: Promise<Browser> | undefined

async function launch(executablePath: string): Promise<Browser> {
  const { chromium: launcher } = await import('playwright-core')
  const launched = await launcher.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  tap.teardown(() => launched.close())
  return launched
}

/**
 * Declares the tests of a file that look at the page in a browser. There is one mock for all of them.
 * Without Chromium they are skipped, or fail where REQUIRE_CHROMIUM=1 says that it must be there.
 */
export async function inBrowser(
  t: Test,
  define: (ui: Define, url: string) => void,
  args: string[] = [],
) {
  if (chromium === undefined) {
    if (process.env.REQUIRE_CHROMIUM === '1') t.fail(missing)
    else t.plan(0, missing)
    return
  }
  browser ??= launch(chromium)
  const mock = args.length > 0 ? served(t, args) : (plain ?? served(tap))
  if (args.length === 0) plain = mock
  const [{ url }, launched] = await Promise.all([mock, browser])

  define((name, test, { expectedProblems, ...options } = {}) => {
    t.test(name, async (t) => {
      const contexts: BrowserContext[] = []
      const problems: string[] = []
      const info = await call(`${url}/__admin/sandboxes`, 'POST', { name })
      const { id, subAccounts } = info.body as unknown as SandboxInfo
      const tokens = Object.fromEntries(
        subAccounts.flatMap((one) =>
          one.privateIntegrations.map(({ name, token }) => [name, token]),
        ),
      )
      const address = `${url}/__sandbox/${id}/`
      const open = async (more: BrowserContextOptions = {}) => {
        const context = await launched.newContext({
          viewport: wide,
          permissions: ['clipboard-read', 'clipboard-write'],
          ...options,
          ...more,
        })
        contexts.push(context)
        const page = await context.newPage()
        page.setDefaultTimeout(20_000)
        page.on('pageerror', ({ message }) => problems.push(message))
        page.on('dialog', (dialog) => {
          problems.push(`a dialog of the browser: ${dialog.message()}`)
          void dialog.dismiss()
        })
        page.on('console', (message) => {
          if (message.type() === 'error') problems.push(message.text())
        })
        await page.goto(address)
        return page
      }
      try {
        const page = await open()
        await test(t, {
          page,
          address,
          tokens,
          open,
          api: (method, path, body, token = tokens.full) =>
            call(`${url}${path}`, method, body, { authorization: `Bearer ${token}` }),
          admin: (method, path, body) => {
            const withId = `${url}/__admin${path}${path.includes('?') ? '&' : '?'}sandbox=${id}`
            return call(withId, method, body)
          },
          go: async (hash) => {
            await page.goto(`${address}${hash}`)
          },
        })
        const unexpected = problems.filter((one) => !expectedProblems?.test(one))
        t.same(unexpected, [], 'the console of the page has no errors')
      } finally {
        await Promise.all(contexts.map((context) => context.close()))
        await call(`${url}/__admin/sandboxes/${id}`, 'DELETE')
      }
    })
  }, url)
}

interface SandboxInfo {
  id: string
  subAccounts: { privateIntegrations: { name: string; token: string }[] }[]
}

async function call(
  url: string,
  method: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      version: '2021-07-28',
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const type = response.headers.get('content-type') ?? ''
  return { status: response.status, body: type.includes('json') ? JSON.parse(text) : { text } }
}

/** What the clipboard holds. */
export const clipboard = (page: Page): Promise<string> =>
  page.evaluate('navigator.clipboard.readText()')
