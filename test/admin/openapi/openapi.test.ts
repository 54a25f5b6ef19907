import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import t, { type Test } from 'tap'
import { mock, note, notes, tokens } from '../../support/mock.js'

type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'

t.test('is valid OpenAPI 3.1', async (t) => {
  const { app } = mock(t)
  const document = (await app.inject('/__admin/openapi.json')).json()
  t.match(document, { openapi: '3.1.0', info: { title: 'ghl-mock admin' } })
  t.match(await new Validator().validate(document), { valid: true })
  assertOperations(t, document)
  assertOperations(t, (await app.inject('/__admin/openapi/api.json')).json())
})

t.test('names no format that JSON Schema does not have', async (t) => {
  const { app } = mock(t)
  for (const path of ['openapi.json', 'openapi/api.json']) {
    const { body } = await app.inject(`/__admin/${path}`)
    const formats = body.match(/"format":"[^"]*"/g) ?? []
    t.same(
      formats.filter((format) => format !== '"format":"email"'),
      [],
      path,
    )
  }
})

type Paths = Record<string, Record<string, { operationId: string; summary: string }>>

/** Generators of clients make a function of each. */
function assertOperations(t: Test, { paths }: { paths: Paths }) {
  const operations = Object.values(paths).flatMap((path) => Object.values(path))
  t.ok(operations.every(({ summary }) => summary))
  t.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length)
}

/** Every call, with an answer that is good; the path as the document has it where it holds an id. */
const calls: [method: Method, path: string, payload?: object | undefined, described?: string][] = [
  ['GET', '/health'],
  ['GET', '/fidelity'],
  ['GET', '/openapi.json'],
  ['GET', '/openapi/api.json'],
  ['GET', '/metrics'],
  ['GET', '/clock'],
  ['PUT', '/clock', { freeze: '2030-01-01', tickMs: 5 }],
  ['POST', '/clock/advance', { seconds: 1 }],
  ['DELETE', '/clock'],
  ['GET', '/requests?method=GET&limit=5'],
  ['POST', '/requests/find', { status: 200 }],
  ['POST', '/requests/count', {}],
  ['POST', '/requests/wait', { match: { status: 200 } }],
  ['GET', '/requests.har'],
  ['GET', '/requests/2', undefined, '/requests/{id}'],
  ['GET', '/requests/2/explain', undefined, '/requests/{id}/explain'],
  ['GET', '/requests/3/explain', undefined, '/requests/{id}/explain'],
  ['GET', '/requests/summary?limit=5'],
  ['POST', '/verify', { atLeast: 2 }],
  ['GET', '/rows/notes?limit=1', undefined, '/rows/{plural}'],
  ['POST', '/rows/tags', { subAccountId: 'loc-main', name: 'new' }, '/rows/{plural}'],
  ['GET', '/rows/notes/note-abc123', undefined, '/rows/{plural}/{id}'],
  ['PATCH', '/rows/notes/note-abc123', { title: null }, '/rows/{plural}/{id}'],
  ['DELETE', '/rows/notes/note-abc123', undefined, '/rows/{plural}/{id}'],
  ['GET', '/coverage'],
  ['GET', '/history'],
  ['GET', '/history/0/rows/notes', undefined, '/history/{request}/rows/{plural}'],
  [
    'GET',
    '/history/1/rows/contacts/contact-xyz789',
    undefined,
    '/history/{request}/rows/{plural}/{id}',
  ],
  ['POST', '/history/0/restore', undefined, '/history/{request}/restore'],
  ['GET', '/scopes'],
  ['GET', '/private-integrations'],
  ['POST', '/private-integrations', { subAccountId: 'loc-main', name: 'new', scopes: [] }],
  ['PATCH', `/private-integrations/${tokens.full}`, { name: 'x' }, '/private-integrations/{token}'],
  [
    'POST',
    `/private-integrations/${tokens.full}/rotate`,
    {},
    '/private-integrations/{token}/rotate',
  ],
  ['DELETE', `/private-integrations/${tokens.full}`, undefined, '/private-integrations/{token}'],
  ['POST', '/faults', { id: 'mine', then: [503, 'reset', { delay: { uniform: [1, 2] } }] }],
  ['GET', '/faults'],
  ['DELETE', '/faults/mine', undefined, '/faults/{id}'],
  ['PUT', '/faults', { faults: [{ then: 500, match: { method: 'PUT' } }] }],
  ['DELETE', '/faults'],
  ['POST', '/stubs', { id: 'mine', match: { method: 'GET', path: '/calendars/' }, body: [] }],
  ['GET', '/stubs'],
  ['DELETE', '/stubs/mine', undefined, '/stubs/{id}'],
  ['PUT', '/stubs', { stubs: [{ match: { method: 'GET', path: '/calendars/:id' } }] }],
  ['DELETE', '/stubs'],
  ['PUT', '/snapshots/one', undefined, '/snapshots/{name}'],
  ['GET', '/snapshots/one', undefined, '/snapshots/{name}'],
  ['GET', '/snapshots'],
  ['DELETE', '/snapshots/one', undefined, '/snapshots/{name}'],
  ['POST', '/seed?mode=merge', { subAccounts: [] }],
  ['GET', '/state'],
  ['GET', '/state?format=json'],
  ['GET', '/state/contacts/contact-xyz789', undefined, '/state/{plural}/{id}'],
  ['GET', '/state/contacts/contact-xyz789?format=json', undefined, '/state/{plural}/{id}'],
  ['POST', '/sandboxes', { ttlSeconds: 5 }],
  ['GET', '/sandboxes'],
  ['GET', '/sandboxes/sandbox-1', undefined, '/sandboxes/{id}'],
  ['DELETE', '/sandboxes/sandbox-1', undefined, '/sandboxes/{id}'],
  ['DELETE', '/requests'],
  ['POST', '/reset'],
]

/** Calls that are refused, in ways that routes say of themselves. */
const refused: [method: Method, path: string, payload: object | undefined, status: number][] = [
  ['POST', '/requests/wait', { timeoutMs: 1, match: { method: 'PUT' } }, 408],
  ['POST', '/verify', { match: { method: 'GET' } }, 422],
  ['GET', '/clock?sandbox=nobody', undefined, 404],
  ['GET', '/ca.crt', undefined, 404],
  ['PUT', '/clock', { freeze: 'tomorrow' }, 400],
]

t.test('every answer is as it says', async (t) => {
  const { app, full, reader } = mock(t)
  const document = (await app.inject('/__admin/openapi.json')).json()
  // Every other format is an error.
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { email: true } })
  ajv.addSchema({ ...document, $id: 'admin' })

  const asked = new Set<string>()
  const ask = async (
    method: Method,
    path: string,
    payload?: object | undefined,
    described = path,
  ) => {
    const answer = await app.inject({
      method,
      url: `/__admin${path}`,
      ...(payload && { payload }),
    })
    const known = `/__admin${described.split('?')[0]}`
    asked.add(`${method} ${known}`)
    const { responses } = document.paths[known][method.toLowerCase()]
    const { $ref } = responses[answer.statusCode]
    const place = $ref
      ? $ref.slice(1)
      : `/paths/${escaped(known)}/${method.toLowerCase()}/responses/${answer.statusCode}`
    const type = `${answer.headers['content-type']}`.split(';')[0] ?? ''
    const validate = ajv.compile({ $ref: `admin#${place}/content/${escaped(type)}/schema` })
    t.ok(
      validate(type === 'application/json' ? answer.json() : answer.body),
      `${method} ${path}: ${JSON.stringify(validate.errors)}`,
    )
    return answer
  }

  await full('POST', notes, { body: 'x' })
  await full('GET', note, undefined, { 'x-two': '1' })
  await reader('DELETE', note)
  for (const [method, path, payload, described] of calls) {
    const { statusCode } = await ask(method, path, payload, described)
    t.ok(statusCode < 300, `${method} ${path}`)
  }
  for (const [method, path, payload, status] of refused) {
    t.equal((await ask(method, path, payload)).statusCode, status, path)
  }
  const described = Object.entries<object>(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  )
  // The stream of events has no end; a test of its own reads it.
  asked.add('GET /__admin/events')
  t.same([...asked].sort(), described.sort(), 'every route is asked here')
})

const escaped = (path: string) =>
  encodeURIComponent(path.replaceAll('~', '~0').replaceAll('/', '~1'))
