import t from 'tap'
import {
  type Language,
  languages,
  type Reach,
  variablesFor,
} from '../../../src/cli/environment/environment.js'
import { trustIn } from '../../../src/cli/environment/trust.js'

const reach: Reach = {
  url: 'http://127.0.0.1:4450',
  host: '127.0.0.1',
  token: 'pit-1',
  proxyUrl: 'http://127.0.0.1:4452',
  trust: () => trustIn('/tls/my trust'),
  register: '/pack age/register.cjs',
}
const address = ['GHL_API_BASE_URL', 'GHL_BASE_URL', 'GHL_MOCK_TOKEN', 'GHL_MOCK_URL']
const proxy = ['HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy']
const bundle = ['CURL_CA_BUNDLE', 'REQUESTS_CA_BUNDLE', 'SSL_CERT_FILE']

t.test('each language gets what its clients read, and no more', async (t) => {
  const expected: Record<Language, string[]> = {
    node: ['NODE_OPTIONS', 'NO_PROXY', 'no_proxy'],
    python: [...proxy, ...bundle],
    php: [...proxy, ...bundle, 'PHP_INI_SCAN_DIR'],
    java: ['JAVA_TOOL_OPTIONS'],
    go: [...proxy, ...bundle],
    ruby: [...proxy, ...bundle],
    curl: [...proxy, ...bundle],
  }
  for (const language of languages) {
    const names = Object.keys(variablesFor(reach, {}, language))
    t.same(names.sort(), [...address, ...expected[language]].sort(), language)
  }
  const all = new Set([...address, ...Object.values(expected).flat()])
  const nodeAlone = ['NODE_USE_ENV_PROXY', 'NODE_EXTRA_CA_CERTS']
  t.same(Object.keys(variablesFor(reach, {})).sort(), [...all, ...nodeAlone].sort())
})

t.test('what the user has set stays', async (t) => {
  const env = {
    NODE_OPTIONS: '--title=own',
    NO_PROXY: 'corp.example',
    PHP_INI_SCAN_DIR: '/own/php',
    JAVA_TOOL_OPTIONS: '-Xmx1g',
  }
  t.match(variablesFor(reach, env), {
    NODE_OPTIONS: '--title=own --require "/pack age/register.cjs"',
    NO_PROXY: 'corp.example,localhost,127.0.0.1,::1',
    PHP_INI_SCAN_DIR: '/own/php:/tls/my trust/php',
    JAVA_TOOL_OPTIONS:
      '-Xmx1g -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=4452 "-Djavax.net.ssl.trustStore=/tls/my trust/trust.jks" -Djavax.net.ssl.trustStorePassword=changeit',
  })
})

t.test('names in either spelling of NO_PROXY stay, each once', async (t) => {
  const env = { NO_PROXY: 'localhost, corp.example', no_proxy: 'localhost,intern.example' }
  const names = 'localhost,corp.example,intern.example,127.0.0.1,::1'
  t.match(variablesFor(reach, env), { NO_PROXY: names, no_proxy: names })
})

t.test('names by which clients would pass the proxy by, and reach HighLevel, do not', async (t) => {
  const afterNode = variablesFor(reach, {}, 'node')
  t.match(afterNode.NO_PROXY, '.leadconnectorhq.com')
  t.equal(variablesFor(reach, afterNode).NO_PROXY, 'localhost,127.0.0.1,::1')
  const own = [
    'corp.example',
    'services.leadconnectorhq.com:443',
    '*.LeadConnectorHQ.com',
    'gohighlevel.com',
    'com',
    '*',
    'notgohighlevel.com',
  ]
  t.equal(
    variablesFor(reach, { NO_PROXY: own.join() }, 'curl').no_proxy,
    'corp.example,notgohighlevel.com,localhost,127.0.0.1,::1',
  )
})

t.test('files are written for the languages that read them alone', async (t) => {
  const trust = () => {
    throw new Error('written')
  }
  t.ok(variablesFor({ ...reach, trust }, {}, 'node'))
  for (const language of languages.filter((name) => name !== 'node'))
    t.throws(() => variablesFor({ ...reach, trust }, {}, language), { message: 'written' })
})

t.test('a mock on another host is reached without the proxy', async (t) => {
  const elsewhere = { ...reach, url: 'http://mock.test:4450' }
  t.match(variablesFor(elsewhere, {}), { NO_PROXY: 'localhost,127.0.0.1,::1,mock.test' })
})

t.test('without a proxy, that of a company is not asked', async (t) => {
  const { proxyUrl: _proxy, trust: _trust, ...plain } = reach
  const variables = variablesFor(plain, { no_proxy: 'corp.example' })
  t.same(Object.keys(variables).sort(), [...address, 'NODE_OPTIONS', 'NO_PROXY', 'no_proxy'].sort())
  t.equal(variables.NO_PROXY, 'corp.example,.leadconnectorhq.com,localhost,127.0.0.1,::1')
  t.equal(variables.no_proxy, variables.NO_PROXY)
})
