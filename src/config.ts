import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { conformTo } from './conform.js'
import { Instant } from './domain/instant.js'
import { Profile } from './domain/profile.js'

/** Text that a header carries as one word. */
export const headerSafe = '^[!-~]+$'

const logLevels = ['silent', 'error', 'warn', 'info', 'debug', 'trace'] as const

/**
 * Every option, once. The flag (`--rate-limit-burst`), the variable (`GHL_MOCK_RATE_LIMIT_BURST`), help and the
 * README table are made from it; `variable` names the few that have a customary one besides.
 */
export const options = {
  port: Type.Integer({
    default: 4450,
    minimum: 0,
    maximum: 65_535,
    variable: 'PORT',
    description: 'The port to listen on; 0 takes a free one.',
  }),
  host: Type.String({
    default: '127.0.0.1',
    minLength: 1,
    variable: 'HOST',
    description: 'The address to listen on; 0.0.0.0 inside a container.',
  }),
  profile: Type.Union(Profile.anyOf, {
    default: 'documented',
    description: 'Whose word counts where they disagree: the documents or the observed live API.',
  }),
  fixtures: Type.Array(Type.String({ minLength: 1 }), {
    default: [],
    placeholder: 'PATH',
    defaultText: 'the quick-start seed',
    description:
      'A fixture file, or a folder of them, in place of the default seed. May be repeated.',
  }),
  seed: Type.Optional(
    Type.String({
      minLength: 1,
      placeholder: 'TEXT',
      defaultText: 'none',
      description:
        'A fixture in YAML or JSON, as it is or in base64, where no file can be mounted. Adds to --fixtures.',
    }),
  ),
  watch: Type.Boolean({
    default: false,
    description:
      'Put fixtures in force as soon as they are saved, and start over. SIGHUP does so once.',
  }),
  db: Type.Optional(
    Type.String({
      minLength: 1,
      placeholder: 'FILE',
      defaultText: 'in memory',
      description: 'A file to keep the data in; seeded only when it is empty.',
    }),
  ),
  bodyLimit: Type.Integer({
    default: 10 * 1024 * 1024,
    minimum: 1,
    maximum: 1024 * 1024 * 1024,
    description: "Bytes of a request's body; a larger one gets 413.",
  }),
  rateLimit: Type.Boolean({
    default: false,
    description: 'Refuse requests over the rate limit with 429. The headers count either way.',
  }),
  rateLimitBurst: Type.Integer({
    default: 100,
    minimum: 1,
    maximum: 1_000_000_000,
    description: 'Requests a token may make in 10 seconds.',
  }),
  rateLimitDaily: Type.Integer({
    default: 200_000,
    minimum: 1,
    maximum: 1_000_000_000,
    description: 'Requests a token may make in 24 hours.',
  }),
  clock: Type.Optional(
    Type.String({
      ...Instant,
      placeholder: 'DATE',
      defaultText: "the machine's",
      description:
        'A moment at which the clock stands still, so that every run gets the same dates.',
    }),
  ),
  idSeed: Type.String({
    default: 'ghl-mock',
    minLength: 1,
    placeholder: 'TEXT',
    description: 'What the ids and tokens depend on that are made.',
  }),
  journalSize: Type.Integer({
    default: 1000,
    minimum: 0,
    maximum: 1_000_000,
    description: 'Exchanges that the journal keeps, the latest; 0 keeps none.',
  }),
  sandboxLimit: Type.Integer({
    default: 1000,
    minimum: 0,
    maximum: 100_000,
    description: 'Sandboxes there may be besides the default one.',
  }),
  snapshotLimit: Type.Integer({
    default: 100,
    minimum: 0,
    maximum: 100_000,
    description: 'Snapshots that a sandbox keeps.',
  }),
  faultLimit: Type.Integer({
    default: 10_000,
    minimum: 0,
    maximum: 100_000,
    description: 'Faults that a sandbox has, those that are spent included.',
  }),
  admin: Type.Boolean({
    default: true,
    description:
      'Whether /__admin is there; without it the mock answers the API and its probes alone.',
  }),
  adminToken: Type.Optional(
    Type.String({
      pattern: headerSafe,
      title: 'a token without white space',
      placeholder: 'TOKEN',
      defaultText: 'none',
      description: 'What /__admin asks for as its bearer.',
    }),
  ),
  adminTokenFile: Type.Optional(
    Type.String({
      minLength: 1,
      placeholder: 'FILE',
      defaultText: 'none',
      description: 'A file that holds that token, such as a secret that is mounted.',
    }),
  ),
  logLevel: Type.Union(
    logLevels.map((level) => Type.Literal(level)),
    {
      default: 'warn',
      variable: 'LOG_LEVEL',
      description: 'How much is logged on stderr; info is a line for each request.',
    },
  ),
  url: Type.Optional(
    Type.String({
      pattern: '^https?://[^/\\s]',
      title: 'an address',
      examples: ['http://127.0.0.1:4450'],
      placeholder: 'URL',
      defaultText: 'this host and port',
      description: 'The mock that wait, healthcheck and export ask.',
    }),
  ),
  timeout: Type.Number({
    default: 30,
    minimum: 0,
    maximum: 86_400,
    placeholder: 'SECONDS',
    description: 'Seconds that wait waits at most.',
  }),
} satisfies Record<string, TSchema>

export type OptionName = keyof typeof options

/** The values of all options. */
export type Config = Static<typeof Config>

/** `rateLimitBurst` to `rate-limit-burst`. */
export const flagOf = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The environment variables of an option, the one that counts first. A command's own flags have none. */
export function variablesOf(name: string): string[] {
  const option = schemaOf(name)
  if (!option) return []
  const own = `GHL_MOCK_${flagOf(name).replaceAll('-', '_').toUpperCase()}`
  return option.variable ? [own, option.variable] : [own]
}

const schemaOf = (name: string): TSchema | undefined =>
  Object.hasOwn(options, name) ? options[name as OptionName] : undefined

const Config = Type.Object(options, { additionalProperties: false })

/** Judges the values of the options above and fills in the defaults; see `conformTo`. */
export const conform = (
  given: Record<string, unknown>,
  placeOf: (name: string) => string,
): Config => conformTo(Config, given, placeOf)
