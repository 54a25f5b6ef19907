import { Ajv2020 } from 'ajv/dist/2020.js'
import t from 'tap'
import { apiRoutes } from '../../../src/resources/routes.js'
import type { Seed } from '../../../src/seeding/fixture-format.js'
import { profiles } from '../../support/account.js'
import { mock, tokens } from '../../support/mock.js'

const scopes = [
  ...['contacts', 'locations.readonly', 'locations/tasks.readonly', 'users.readonly'],
  ...['locations/tags.readonly', 'locations/tags.write'],
  ...['locations/customFields.readonly', 'locations/customFields.write'],
  ...['locations/customValues.readonly', 'locations/customValues.write'],
  ...['businesses.readonly', 'businesses.write', 'campaigns.readonly', 'workflows.readonly'],
]

/** A sub-account in which every field that an answer may have is said. */
const seed: Seed = {
  subAccounts: [
    {
      id: 's',
      name: 'Acme',
      companyId: 'company',
      email: 'office@acme.example',
      phone: '+15555550199',
      country: 'US',
      privateIntegrations: [{ name: 'full', token: tokens.full, scopes }],
      users: [{ id: 'u', firstName: 'Ann', lastName: 'Lee', email: 'ann@acme.example' }],
      tags: [{ id: 'tag', name: 'vip' }],
      customFields: [
        {
          id: 'field',
          name: 'Plan',
          dataType: 'SINGLE_OPTIONS',
          placeholder: 'gold',
          picklistOptions: ['gold'],
        },
        {
          id: 'boxes',
          name: 'Boxes',
          dataType: 'TEXTBOX_LIST',
          textBoxListOptions: [{ label: 'First', prefillValue: '' }],
        },
      ],
      customValues: [{ id: 'value', name: 'Review', value: 'https://acme.example' }],
      businesses: [{ id: 'biz', name: 'Tiles', city: 'Boston', createdBy: { source: 'API' } }],
      campaigns: [{ id: 'camp', name: 'Spring', status: 'published' }],
      workflows: [{ id: 'flow', name: 'Welcome' }],
      contacts: [
        {
          id: 'c',
          firstName: 'Jane',
          lastName: 'Doe',
          email: 'jane@example.com',
          phone: '+15555550100',
          gender: 'female',
          dateOfBirth: '1990-09-25',
          assignedTo: 'u',
          dnd: true,
          dndSettings: { SMS: { status: 'active', message: 'STOP' } },
          inboundDndSettings: { all: { status: 'active' } },
          tags: ['vip'],
          customFields: [
            { key: 'plan', value: 'gold' },
            { key: 'boxes', value: ['a'] },
          ],
          businessId: 'biz',
          followers: ['u'],
          additionalEmails: [{ email: 'doe@example.com' }],
          additionalPhones: [{ phone: '+15555550101', phoneLabel: 'Mobile' }],
          appointments: [{ id: 'visit', title: 'Visit', calendarId: 'calendar' }],
          ssn: '000-00-0000',
          attributionSource: { url: 'https://example.com', sessionSource: 'Direct' },
          lastAttributionSource: { medium: 'form' },
          createdBy: { source: 'API' },
          lastActivity: '2026-03-07',
          notes: [{ id: 'note', body: '<p>Hi</p>', title: 'T', userId: 'u', color: '#FFAA00' }],
          tasks: [{ id: 'task', title: 'Call', body: 'B', dueDate: '2030-01-01', assignedTo: 'u' }],
        },
        { id: 'bare' },
        { id: 'gone' },
      ],
    },
  ],
}

const dueDate = '2030-01-01T00:00:00Z'
const dndSettings = { SMS: { status: 'active' } }
const inS = { locationId: 's' }
const filters = [{ field: 'email', operator: 'exists' }]

/** Calls of every route, each with an answer that is good. */
const calls: [call: string, body?: object][] = [
  ['GET /health'],
  ['GET /contacts/c/notes'],
  ['POST /contacts/c/notes', { body: 'x' }],
  ['GET /contacts/c/notes/note'],
  ['PUT /contacts/c/notes/note', { title: 'U' }],
  ['DELETE /contacts/c/notes/note'],
  ['GET /contacts/c/tasks'],
  ['POST /contacts/c/tasks', { title: 'x', dueDate, completed: false }],
  ['GET /contacts/c/tasks/task'],
  ['PUT /contacts/c/tasks/task', { title: 'y' }],
  ['PUT /contacts/c/tasks/task/completed', { completed: true }],
  ['POST /locations/s/tasks/search', {}],
  ['DELETE /contacts/c/tasks/task'],
  ['GET /contacts/c'],
  ['GET /contacts/bare'],
  ['PUT /contacts/c', { city: 'Boston' }],
  [
    'POST /contacts/',
    { ...inS, firstName: 'New', dateOfBirth: '1990-09-25', dndSettings, tags: ['t'] },
  ],
  ['POST /contacts/upsert', { ...inS, email: 'jane@example.com' }],
  ['POST /contacts/upsert', { ...inS, email: 'another@example.com', dndSettings }],
  ['GET /contacts/?locationId=s'],
  ['GET /contacts/?locationId=s&limit=1'],
  ['GET /contacts/search/duplicate?locationId=s&email=jane@example.com'],
  ['GET /contacts/search/duplicate?locationId=s&email=nobody@example.com'],
  ['POST /contacts/search', { ...inS, pageLimit: 20 }],
  ['POST /contacts/search', { ...inS, pageLimit: 1, page: 1, filters }],
  ['GET /contacts/business/biz?locationId=s'],
  ['POST /contacts/c/tags', { tags: ['new'] }],
  ['DELETE /contacts/c/tags', { tags: ['new'] }],
  ['POST /contacts/c/followers', { followers: ['u2'] }],
  ['DELETE /contacts/c/followers', { followers: ['u2'] }],
  ['POST /contacts/c/campaigns/camp', {}],
  ['DELETE /contacts/c/campaigns/camp'],
  ['DELETE /contacts/c/campaigns/removeAll'],
  ['DELETE /contacts/c/campaigns/remove-all'],
  ['POST /contacts/c/workflow/flow', {}],
  ['DELETE /contacts/c/workflow/flow', {}],
  ['GET /contacts/c/appointments'],
  ['POST /contacts/bulk/tags/update/add', { ...inS, contacts: ['c', 'no'], tags: ['x'] }],
  ['POST /contacts/bulk/business', { ...inS, ids: ['c'], businessId: 'biz' }],
  ['DELETE /contacts/gone'],
  ['GET /locations/search'],
  ['GET /locations/s'],
  ['GET /locations/s/timezones'],
  ['GET /locations/s/tags'],
  ['POST /locations/s/tags', { name: 'lead' }],
  ['GET /locations/s/tags/tag'],
  ['PUT /locations/s/tags/tag', { name: 'VIP' }],
  ['DELETE /locations/s/tags/tag'],
  ['GET /locations/s/customFields'],
  ['POST /locations/s/customFields', { name: 'Size', dataType: 'TEXT' }],
  ['GET /locations/s/customFields/field'],
  ['PUT /locations/s/customFields/field', { name: 'Tariff' }],
  ['DELETE /locations/s/customFields/field'],
  ['GET /locations/s/customValues'],
  ['POST /locations/s/customValues', { name: 'a', value: 'b' }],
  ['GET /locations/s/customValues/value'],
  ['PUT /locations/s/customValues/value', { name: 'c', value: 'd' }],
  ['DELETE /locations/s/customValues/value'],
  ['GET /users/?locationId=s'],
  ['GET /users/search?companyId=company'],
  ['GET /users/u'],
  ['GET /businesses/?locationId=s'],
  ['POST /businesses/', { ...inS, name: 'Acme' }],
  ['GET /businesses/biz'],
  ['PUT /businesses/biz', { city: 'Rome' }],
  ['DELETE /businesses/biz'],
  ['GET /campaigns/?locationId=s'],
  ['GET /workflows/?locationId=s'],
]

/** The route of a call; a word in a path goes before an id. */
function routeOf(method: string, url: string): string | undefined {
  const [path = ''] = url.split('?')
  const found = apiRoutes
    .filter((route) => route.method === method)
    .map((route) => route.path)
    .filter((route) => new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`).test(path))
    .sort((one, other) => one.split(':').length - other.split(':').length)
  return found[0]?.replace(/:(\w+)/g, '{$1}')
}

type Json = Record<string, unknown>

/** A schema under which an answer has no keys that the schema does not name. Objects without any are open. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const inner: Json = Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [name, closed(value)]),
  )
  const isObject = inner.type === 'object' && Object.keys(inner.properties ?? {}).length > 0
  return isObject ? { additionalProperties: false, ...inner } : inner
}

for (const profile of profiles) {
  for (const version of ['2021-07-28', 'v3']) {
    t.test(`${profile}, ${version}: the document describes all that an answer has`, async (t) => {
      const { app, as } = mock(t, { profile, seed })
      const document = (await app.inject('/__admin/openapi/api.json')).json()
      // Every other format is an error.
      const ajv = new Ajv2020({ formats: { email: true } })
      const asked = new Set<string>()
      for (const [call, body] of calls) {
        const [method = '', url = ''] = call.split(' ')
        const path = routeOf(method, url)
        asked.add(`${method} ${path}`)
        const operation = document.paths[String(path)]?.[method.toLowerCase()]
        const answer = await as(tokens.full)(method, url, body, { version })
        const response = operation?.responses[answer.statusCode]
        if (answer.statusCode >= 300 || !response) {
          t.fail(`${call}: ${answer.statusCode} ${answer.body}`)
          continue
        }
        const isDescribed = ajv.compile(Object(closed(response.content['application/json'].schema)))
        const json = answer.json()
        t.ok(isDescribed(json), `${call}: ${ajv.errorsText(isDescribed.errors)} ${answer.body}`)
      }
      const described = Object.entries<object>(document.paths).flatMap(([path, operations]) =>
        Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
      )
      t.same([...asked].sort(), described.sort(), 'every route is called')
    })
  }
}
