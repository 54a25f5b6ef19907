// Makes the pictures of docs/images from the running page: npm run screenshots
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { chromium } from 'playwright-core'

const folder = 'docs/images'
const tokens = {
  full: 'pit-11111111-1111-4111-8111-111111111111',
  noContacts: 'pit-33333333-3333-4333-8333-333333333333',
}

const pictures = {
  contact: '#/contacts/contact-xyz789',
  request: '#/requests/4',
}

const mock = spawn(process.execPath, [
  'dist/cli.js',
  '--port',
  '0',
  '--clock',
  '2026-03-09T09:30:00Z',
])
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  const url = await ready()
  await fill(url)
  mkdirSync(folder, { recursive: true })
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({
      viewport: { width: 1200, height: 720 },
      colorScheme,
      timezoneId: 'UTC',
    })
    for (const [name, hash] of Object.entries(pictures)) {
      await page.goto(`${url}/${hash}`)
      await page.getByText('Live', { exact: true }).waitFor()
      await page.locator('main:not(:has(.spinner)) h1').last().waitFor()
      await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png` })
    }
  }
} finally {
  await browser.close()
  mock.kill()
}

async function ready() {
  let text = ''
  mock.stdout.setEncoding('utf8')
  while (!/ready on (\S+)/.test(text)) text += (await once(mock.stdout, 'data'))[0]
  return /ready on (\S+)/.exec(text)[1]
}

/** What an app and its tests might have sent. */
async function fill(url) {
  const call = async (method, path, body, token = tokens.full) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        version: '2021-07-28',
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    await response.arrayBuffer()
  }
  const contact = '/contacts/contact-xyz789'
  await call('GET', `${contact}/notes`)
  await call('POST', `${contact}/notes`, {
    title: 'Call back',
    body: '<p>Called back at noon. She <strong>wants the pro plan</strong> and asked for:</p><ul><li>a discount for two years</li><li>a demo for her team</li></ul>',
    userId: 'user-2',
    color: '#2F9E44',
  })
  const task = { title: 'Prepare the demo', dueDate: '2026-03-12T09:00:00Z', completed: false }
  await call('POST', `${contact}/tasks`, { ...task, assignedTo: 'user-2' })
  await call('GET', `${contact}/notes`, undefined, tokens.noContacts)
  await call('PUT', contact, { companyName: 'Doe Ltd', city: 'Springfield', tags: ['vip', 'pro'] })
  await call('GET', '/contacts/contact-xyz798/notes')
  await call('PUT', `${contact}/notes/note-abc123`, {
    body: 'Spoke with Jane about the Q2 renewal. She upgrades to the pro plan in April.',
  })
  await call('DELETE', `${contact}/notes/note-call-2026-03-02`)
  await call('POST', `${contact}/notes`, { body: ' ' })
}
