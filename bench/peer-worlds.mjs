// The same notes in the words of each peer.
import { body, color, contactId, notes, pinned, title, userId } from './world.mjs'

const written = { body, userId, title, color, pinned }

/** json-server: a table for each noun, related by `contactId`. */
export const resources = {
  contacts: [{ id: contactId }, { id: 'contact-written-to01' }],
  notes,
}

/** Mockoon: a CRUD route over a bucket of data. */
export const mockoonWorld = {
  uuid: 'b1a4e5b2-0000-4000-8000-000000000001',
  lastMigration: 33,
  name: 'notes',
  endpointPrefix: '',
  latency: 0,
  port: 3000,
  hostname: '127.0.0.1',
  folders: [],
  routes: [
    {
      uuid: 'b1a4e5b2-0000-4000-8000-000000000002',
      type: 'crud',
      documentation: '',
      method: '',
      endpoint: 'contacts/:contactId/notes',
      responses: [
        {
          uuid: 'b1a4e5b2-0000-4000-8000-000000000003',
          body: '{}',
          latency: 0,
          statusCode: 200,
          label: '',
          headers: [],
          bodyType: 'DATABUCKET',
          filePath: '',
          databucketID: 'note',
          sendFileAsBody: false,
          rules: [],
          rulesOperator: 'OR',
          disableTemplating: true,
          fallbackTo404: false,
          default: true,
          crudKey: 'id',
          callbacks: [],
        },
      ],
      responseMode: null,
      streamingMode: null,
      streamingInterval: 0,
    },
  ],
  rootChildren: [{ type: 'route', uuid: 'b1a4e5b2-0000-4000-8000-000000000002' }],
  proxyMode: false,
  proxyHost: '',
  proxyRemovePrefix: false,
  tlsOptions: { enabled: false, type: 'CERT', pfxPath: '', certPath: '', keyPath: '', caPath: '' },
  cors: false,
  headers: [{ key: 'Content-Type', value: 'application/json' }],
  proxyReqHeaders: [],
  proxyResHeaders: [],
  data: [
    {
      uuid: 'b1a4e5b2-0000-4000-8000-000000000004',
      id: 'note',
      name: 'notes',
      documentation: '',
      value: JSON.stringify(notes),
    },
  ],
  callbacks: [],
}

const parameter = (name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })
const answering = (description, example) => ({
  description,
  content: { 'application/json': { schema: { type: 'object' }, example } },
})

/** Prism: examples in an OpenAPI document. */
export const openApi = {
  openapi: '3.0.3',
  info: { title: 'Notes', version: '1' },
  paths: {
    '/contacts/{contactId}/notes': {
      parameters: [parameter('contactId')],
      get: { responses: { 200: answering('All', { notes }) } },
      post: {
        requestBody: {
          content: { 'application/json': { schema: { type: 'object' }, example: written } },
        },
        responses: { 201: answering('Written', { note: notes[0] }) },
      },
    },
    '/contacts/{contactId}/notes/{id}': {
      parameters: [parameter('contactId'), parameter('id')],
      get: { responses: { 200: answering('One', { note: notes[0] }) } },
    },
  },
}

const stub = (method, urlPathPattern, status, jsonBody) => ({
  request: { method, urlPathPattern },
  response: { status, jsonBody, headers: { 'Content-Type': 'application/json' } },
})

/** WireMock: a stub for each request. */
export const wiremockMappings = {
  mappings: [
    stub('GET', '/contacts/[^/]+/notes', 200, { notes }),
    stub('POST', '/contacts/[^/]+/notes', 201, { note: notes[0] }),
    stub('GET', '/contacts/[^/]+/notes/[^/]+', 200, { note: notes[0] }),
  ],
}
