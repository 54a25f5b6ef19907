import type { HTTPMethods } from 'fastify'
import type { Test } from 'tap'
import { buildApp } from '../../src/app.js'
import type { Log } from '../../src/lib/log.js'
import type { Profile } from '../../src/resources/profile.js'
import { plans, type RateLimits } from '../../src/sandbox/rate-limits.js'
import { Sandboxes } from '../../src/sandbox/registry.js'
import { defaultFixtures } from '../../src/seeding/default.js'
import type { Seed } from '../../src/seeding/fixture-format.js'
import { checkSeed, loadFixtures } from '../../src/seeding/load.js'
import { originFrom } from '../../src/seeding/origin.js'

/** The tokens of the quick-start seed, by the name of their private integration. */
export const tokens = {
  full: 'pit-11111111-1111-4111-8111-111111111111',
  readOnly: 'pit-22222222-2222-4222-8222-222222222222',
  noContacts: 'pit-33333333-3333-4333-8333-333333333333',
  other: 'pit-44444444-4444-4444-8444-444444444444',
  expired: 'pit-55555555-5555-4555-8555-555555555555',
  revoked: 'pit-66666666-6666-4666-8666-666666666666',
  unknown: 'pit-99999999-9999-4999-8999-999999999999',
}

/** Jane's notes, and the one that the quick start shows. */
export const notes = '/contacts/contact-xyz789/notes'
export const note = `${notes}/note-abc123`

export interface MockOptions {
  seed?: Seed
  profile?: Profile
  rateLimit?: boolean
  rateLimits?: Partial<RateLimits>
  bodyLimit?: number
  file?: string
  journalSize?: number
  journalBytes?: number
  faultLimit?: number
  sandboxLimit?: number
  admin?: boolean
  cors?: boolean
  adminToken?: string
  adminHosts?: string[]
  host?: string
  log?: Log
}

type Headers = Record<string, string>

/** The default seed, read once: the world of each mock is made from it. */
let defaults: ReturnType<typeof loadFixtures> | undefined

/** A fresh mock, seeded, closed when the test ends. */
export function mock(t: Test, options: MockOptions = {}) {
  const { profile = 'documented', rateLimit = false, bodyLimit = 10_485_760 } = options
  const { rateLimits, seed, file, faultLimit = 10_000, sandboxLimit = 1000, ...door } = options
  const { journalSize = 1000, journalBytes = 64 * 1024 * 1024 } = options
  defaults ??= loadFixtures(defaultFixtures)
  const loaded = seed ? checkSeed(seed) : defaults
  const sandboxes = new Sandboxes({
    rateLimits: { ...plans.standard, ...rateLimits },
    idSeed: 'ghl-mock',
    journalSize,
    journalBytes,
    sandboxLimit,
    snapshotLimit: 100,
    faultLimit,
  })
  const { seed: given, files } = loaded
  const sandbox = sandboxes.open(originFrom(given, sandboxes.settings, { files }), file)
  const app = buildApp({ ...door, sandboxes, profile, rateLimit, bodyLimit })
  t.teardown(() => app.close())

  /** Calls with a token; an object is sent as JSON, text as it is. */
  const as =
    (token?: string) =>
    (method: HTTPMethods, url: string, payload?: object | string, headers: Headers = {}) =>
      app.inject({
        method,
        url,
        headers: {
          version: '2021-07-28',
          ...(token && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        ...(payload !== undefined && { payload }),
      })

  return {
    app,
    sandbox,
    sandboxes,
    as,
    full: as(tokens.full),
    reader: as(tokens.readOnly),
    stranger: as(tokens.other),
    nobody: as(),
  }
}
