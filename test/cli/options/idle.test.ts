import t from 'tap'
import { ghlMock } from '../../support/process.js'

const nowhere = 'http://127.0.0.1:1'
const noUrl = 'because neither argument is the URL of a mock'
const inRun = (place: string) =>
  `with ${place}, because that mock runs already; without it, run starts one`

const refused: [args: string, lines: string[], env?: Record<string, string>][] = [
  [
    'serve --tls-port 1 --proxy-port 2',
    ['--tls-port without --tls', '--proxy-port without --proxy'],
  ],
  [
    'serve --tls-cert /nope --tls-key /nope',
    ['--tls-cert without --tls or --proxy', '--tls-key without --tls or --proxy'],
  ],
  ['serve --tls-dir /nope', ['--tls-dir without --tls or --proxy']],
  ['serve --tls --tls-dir x --tls-cert a --tls-key b', ['--tls-dir with --tls-cert']],
  [
    'serve --no-admin --admin-token x --admin-hosts a.b',
    [
      '--admin-token because the admin API is switched off',
      '--admin-hosts because the admin API is switched off',
    ],
  ],
  [
    'serve --admin-token-file x',
    ['--admin-token-file because the admin API is switched off'],
    { GHL_MOCK_ADMIN: 'false' },
  ],
  ['serve --watch --seed {}', ['--watch without --fixtures, because a seed is no file']],
  [
    `run --url ${nowhere} --profile observed --fixtures /nope --port 5 -- true`,
    ['--profile', '--fixtures', '--port'].map((flag) => `${flag} ${inRun('--url')}`),
  ],
  [
    'run --log-level info --no-admin -- true',
    ['--no-admin', '--log-level'].map((flag) => `${flag} ${inRun('GHL_MOCK_URL')}`),
    { GHL_MOCK_URL: nowhere },
  ],
  [
    'run --no-admin --admin-token x -- true',
    ['--admin-token because the admin API is switched off'],
  ],
  [`export ${nowhere} --url ${nowhere}`, [`--url beside the address ${nowhere}`]],
  [`tokens ${nowhere} --port 1`, [`--port beside the address ${nowhere}`]],
  [`coverage --url ${nowhere} --host ::1`, ['--host with --url, which names the mock']],
  ['wait --port 1', ['--port with GHL_MOCK_URL, which names the mock'], { GHL_MOCK_URL: nowhere }],
  [`healthcheck --port 1 --url ${nowhere}`, ['--port with --url, which names the mock']],
  [`env --port 1 --url ${nowhere}`, ['--port with --url, which names the mock']],
  [
    'diff a.yaml b.yaml --sandbox x --admin-token y',
    [`--sandbox ${noUrl}`, `--admin-token ${noUrl}`],
  ],
  ['fmt a.yaml --id-seed x', ['--id-seed without --pin']],
  ['fmt a.yaml --fixtures b.yaml', ['--fixtures beside the paths that are arguments']],
  ['validate a.yaml --fixtures b.yaml', ['--fixtures beside the paths that are arguments']],
  [
    `record --upstream ${nowhere} --token-file x --contact a --name Ann --keep-personal-data`,
    ['--name with --keep-personal-data'],
  ],
]
for (const [args, lines, env] of refused) {
  const variables = Object.entries(env ?? {}).map(([name, value]) => `${name}=${value} `)
  t.test(`refuses what has no effect: ${variables.join('')}${args}`, async (t) => {
    const { code, stdout, stderr } = await ghlMock(t, args.split(' '), env).ended
    t.same({ code, stdout }, { code: 2, stdout: '' })
    const sentences = lines.map((line) => `${line.replace(' ', ' has no effect ')}.\n`).join('')
    t.equal(
      stderr,
      `ghl-mock: ${sentences}Run ghl-mock --help for a list of commands and options.\n`,
    )
  })
}

t.test('variables that have no effect are not refused', async (t) => {
  const env = {
    GHL_MOCK_URL: nowhere,
    GHL_MOCK_PROFILE: 'observed',
    GHL_MOCK_PORT: '1',
    GHL_MOCK_TLS_PORT: '2',
    GHL_MOCK_ADMIN: 'false',
    GHL_MOCK_ADMIN_TOKEN: 'x',
  }
  for (const args of [['run', '--', 'true'], ['export'], ['healthcheck', '--url', nowhere]])
    t.match(await ghlMock(t, args, env).ended, { stderr: /127\.0\.0\.1:1 does not answer/ })
})

t.test('an option that a variable gives its effect is taken', async (t) => {
  const { code, stderr } = await ghlMock(t, ['--tls-cert', '/nope', '--tls-key', '/nope'], {
    GHL_MOCK_TLS: 'true',
    PORT: '0',
  }).ended
  t.match({ code, stderr }, { code: 2, stderr: /Cannot read --tls-cert/ })
})
