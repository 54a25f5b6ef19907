import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import t from 'tap'
import { apiRoutes } from '../../../src/resources/routes.js'
import { mock, note, notes, tokens } from '../../support/mock.js'

const list = '/contacts/{contactId}/notes'
const one = `${list}/{id}`
const tags = '/locations/loc-main/tags'

t.test('is valid OpenAPI 3.1 and lists every emulated route', async (t) => {
  const { app } = mock(t)
  const document = (await app.inject('/__admin/openapi/api.json')).json()
  t.equal(document.openapi, '3.1.0')
  t.same(await new Validator().validate(document), { valid: true })
  const described = Object.entries<object>(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const served = apiRoutes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
  t.same(described.sort(), served.sort())
})

t.test('says what a route takes', async (t) => {
  const { app } = mock(t)
  const { paths } = (await app.inject('/__admin/openapi/api.json')).json()
  const { tags, security, parameters, requestBody } = paths[one].put
  t.same(tags, ['notes'])
  t.same(security, [{ privateIntegration: ['contacts.write'] }])
  t.same(parameters, [
    { name: 'contactId', in: 'path', required: true, schema: { type: 'string' } },
    { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
    { $ref: '#/components/parameters/Version' },
  ])
  const { schema } = requestBody.content['application/json']
  t.same(Object.keys(schema.properties), ['body', 'title', 'userId', 'color', 'pinned'])
  t.equal(schema.additionalProperties, false)
  t.equal(paths[one].delete.requestBody, undefined)
  t.notOk(paths[list].get.responses[400].description.includes('body-malformed'))
  t.notOk(paths[list].get.responses[404].description.includes('note-unknown'))
  const tag = paths['/locations/{locationId}/tags/{tagId}']
  t.notOk(tag.get.responses[400].description.includes('tag-taken'))
  t.ok(tag.put.responses[400].description.includes('tag-taken'))
})

t.test('a public route has no credential, and cannot be refused for one', async (t) => {
  const { app } = mock(t)
  const { paths } = (await app.inject('/__admin/openapi/api.json')).json()
  const { security, parameters, responses } = paths['/health'].get
  t.same(security, [])
  t.same(parameters, [])
  t.same(Object.keys(responses), ['200', '400', '404', '501', '503'])
})

const asked: [
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  path: string,
  more?: object,
][] = [
  ['GET', notes, list],
  ['GET', '/contacts/nobody/notes', list],
  ['GET', '/contacts/contact-other1/notes', list],
  ['GET', notes, list, { token: tokens.unknown }],
  ['GET', notes, list, { token: tokens.revoked }],
  ['POST', notes, list, { body: { body: 'x' } }],
  ['POST', notes, list, { body: {} }],
  ['POST', notes, list, { body: '{"body":' }],
  ['POST', notes, list, { body: { body: 'x' }, token: tokens.readOnly }],
  ['POST', notes, list, { body: { body: 'x'.repeat(2000) } }],
  ['GET', note, one],
  ['GET', '/health', '/health'],
  ['GET', '/locations/loc-main', '/locations/{locationId}'],
  ['GET', '/locations/loc-other', '/locations/{locationId}'],
  ['GET', '/users/?locationId=loc-other', '/users/'],
  ['GET', '/users/?locationId=loc-main', '/users/'],
  ['GET', '/users/none', '/users/{userId}'],
  ['GET', '/users/user-9', '/users/{userId}'],
  ['GET', '/users/user-1', '/users/{userId}'],
  ['POST', '/businesses/', '/businesses/', { body: { name: 'x', locationId: 'loc-other' } }],
  ['POST', '/businesses/', '/businesses/', { body: { name: 'x', locationId: 'loc-main' } }],
  ['POST', tags, '/locations/{locationId}/tags', { body: { name: 'vip' } }],
  ['POST', tags, '/locations/{locationId}/tags', { body: { name: 'new' } }],
  ['GET', `${tags}/none`, '/locations/{locationId}/tags/{tagId}'],
  ['DELETE', `${tags}/tag-lead`, '/locations/{locationId}/tags/{tagId}'],
  ['GET', `${notes}/nothing`, one],
  ['PUT', note, one, { body: { title: 'T' } }],
  ['PUT', note, one, { body: { title: 5 } }],
  ['DELETE', note, one],
]

for (const profile of ['documented', 'observed'] as const) {
  t.test(`${profile}: every answer is as it says`, async (t) => {
    const { app, as } = mock(t, { profile, bodyLimit: 1000 })
    const document = (await app.inject('/__admin/openapi/api.json')).json()
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    for (const [method, url, path, more = {}] of asked) {
      const { token = tokens.full, body }: { token?: string; body?: object | string } = more
      const answer = await as(token)(method, url, body, {
        ...(body !== undefined && { 'content-type': 'application/json' }),
      })
      const name = `${method} ${url}: ${answer.statusCode}`
      const described = document.paths[path][method.toLowerCase()].responses[answer.statusCode]
      t.ok(described, name)
      const { schema, examples } = described.content['application/json']
      const reason = answer.headers['x-mock-reason']
      if (reason === undefined) {
        t.equal(ajv.validate(schema, answer.json()), true, `${name}: ${JSON.stringify(ajv.errors)}`)
      } else {
        const example = examples[`${String(reason).split(';', 1)}-${profile}`]
        t.same(Object.keys(answer.json()), Object.keys(example.value), name)
      }
    }
  })
}
