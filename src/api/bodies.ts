import { isUtf8 } from 'node:buffer'
import { parse as parseForm } from 'node:querystring'
import type { Readable, Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { inbox } from '../lib/inbox.js'
import { isSending, mostRead } from '../lib/read-on.js'
import { describe } from '../lib/violation.js'
import { Refusal } from '../resources/refusal.js'
import { maxKept } from '../sandbox/kept.js'
import { journal } from './exchange.js'
import { orFail } from './faults.js'
import { parseFew } from './few-properties.js'
import { bodyMalformed, encodingUnsupported, mediaTypeUnsupported } from './refusals.js'
import { encodingOf, isEncoded, takeBody } from './unread.js'

/**
 * Reads bodies as an Express-style host does: JSON and forms; parameters of the content type are ignored. An empty
 * body is no body, also under `Content-Type: application/json`, which the official SDK sends with GET and
 * DELETE; a route that declares no body does not look at one. The journal keeps it.
 */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  const withBody = app.supportedMethods.filter((method) => !bodyless.includes(method))
  app.addHook('preParsing', (request, reply, payload, done) => {
    if (!isSending(request)) done(null, payload)
    else if (withBody.includes(request.method)) admit(request, reply, payload, done)
    else takeUnread(request, payload, done)
  })
  // Registered by name so that Fastify finds it without parsing the header; `*` takes the rest.
  app.addContentTypeParser<Buffer>(
    ['application/json', '*'],
    { parseAs: 'buffer' },
    (request, body, done) => {
      const { exchange } = request
      const schema = exchange.schema?.body
      if (body.length === 0) return done(null)
      exchange.bodyLength = body.length
      if (isRead(request) || !isEncoded(request)) exchange.raw = body
      if (!schema) {
        if (mediaTypeOf(request) === form) exchange.parse = (bytes) => parseFields(bytes)
        return done(null)
      }
      inbox.whenTurn(
        request.raw,
        body.length,
        orFail(done, () => {
          const value = read(request, body, schema)
          if (value instanceof Promise) value.then((parsed) => done(null, parsed), done)
          else done(null, value)
        }),
      )
    },
  )
}

type Done = (error: null, payload: Readable) => void

/** Takes in the body of a method whose bodies Fastify does not read. */
const takeUnread = (request: FastifyRequest, payload: Readable, done: Done): void =>
  takeBody(request, () => done(null, payload), maxKept)

/** Lets a body in when there is room for it, and inflates it. */
function admit(request: FastifyRequest, reply: FastifyReply, payload: Readable, done: Done): void {
  const encoding = encodingOf(request)
  const decoder = decoders[encoding]
  if (isEncoded(request) && !decoder) throw encodingUnsupported({ encoding })
  const leave = () => {
    reply.hijack()
    journal(request, 0, '')
  }
  // What Fastify refuses by its headers is not decompressed, as its reader would never come; nor what no route reads.
  const { headers, mediaType } = request
  const isRefused = headers['content-type'] !== undefined && mediaType === undefined
  if (!decoder || isRefused || !isRead(request)) {
    inbox.whenRoom(request.raw, mostRead(request), () => done(null, payload), leave)
    return
  }
  // Fastify compares this with the limit and with Content-Length; it counts what comes out itself.
  const inflated = Object.assign(decoder(), { receivedEncodedLength: 0 })
  const read = () => {
    payload.on('data', ({ length }: Buffer) => {
      inflated.receivedEncodedLength += length
      request.exchange.bodyLength = inflated.receivedEncodedLength
    })
    // A pipe does not pass this on, and the parser would wait for the rest.
    payload.once('error', (error) => inflated.destroy(error))
    // Whoever reads it hears of an error; without a listener it would end the process.
    inflated.on('error', () => undefined)
    done(null, payload.pipe(inflated))
  }
  inbox.whenRoom(request.raw, mostRead(request), read, leave)
}

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

const bodyless = ['GET', 'HEAD', 'TRACE']

/** Whether a body is read for more than the journal: by a route, or by the faults and stubs of a published one. */
const isRead = ({ exchange: { schema, published } }: FastifyRequest): boolean =>
  schema?.body !== undefined || published !== undefined

function mediaTypeOf({ headers: { 'content-type': type = '' } }: FastifyRequest): string {
  const end = type.indexOf(';')
  return (end < 0 ? type : type.slice(0, end)).trim().toLowerCase()
}

const form = 'application/x-www-form-urlencoded'

/** The fields of a form: all of them are text. */
const parseFields = (bytes: Buffer): object => ({ ...parseForm(bytes.toString()) })

function read(request: FastifyRequest, body: Buffer, schema: TSchema): unknown {
  const mediaType = mediaTypeOf(request)
  const json = mediaType === 'application/json' || mediaType.endsWith('+json')
  if (!json && mediaType !== form) {
    throw mediaTypeUnsupported({ mediaType: mediaType || 'no Content-Type' })
  }
  if (!isUtf8(body)) throw bodyMalformed({ detail: 'it is not UTF-8' })
  if (json) return parseJson(body, schema)
  if (looksLikeJson(body)) {
    throw mediaTypeUnsupported({ mediaType: `JSON sent as ${mediaType}` })
  }
  // `pinned=true` is converted to a boolean by the schema.
  const parse = (bytes: Buffer) => Value.Convert(schema, parseFields(bytes))
  request.exchange.parse = parse
  return parse(body)
}

/** What `curl -d '{...}'` sends without a content type: a form with one strange key. */
const looksLikeJson = (body: Buffer) => body.toString().trimStart().startsWith('{')

/** A promise when the body is large. */
function parseJson(body: Buffer, schema: TSchema): unknown {
  try {
    const value = parseFew(body.toString().replace(/^\uFEFF/, ''), schema)
    return value instanceof Promise ? value.then(assertObject, refuseJson) : assertObject(value)
  } catch (error) {
    return refuseJson(error)
  }
}

function assertObject(value: unknown): object {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw bodyMalformed({ detail: `it is ${describe(value)}` })
}

function refuseJson(error: unknown): never {
  if (error instanceof Refusal) throw error
  throw bodyMalformed({ detail: String(error instanceof Error ? error.message : error) })
}
