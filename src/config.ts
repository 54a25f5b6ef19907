import { type Static, type TObject, type TSchema, Type } from '@sinclair/typebox'
import { Failure } from './domain/failure.js'
import { Profile } from './domain/profile.js'
import { type Violation, violations } from './domain/violation.js'
import { suggestion } from './suggest.js'

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
      format: 'instant',
      title: 'an ISO 8601 date',
      examples: ['2026-03-07T12:00:00Z'],
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
      pattern: '^https?://',
      title: 'an address',
      examples: ['http://127.0.0.1:4450'],
      placeholder: 'URL',
      defaultText: 'this host and port',
      description: 'The mock that wait and healthcheck ask.',
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

/**
 * Judges values by the schemas of options, and fills in the defaults.
 *
 * @param placeOf how the user gave an option, for the message: `--port`, `GHL_MOCK_PORT`
 * @throws Failure `usage` with everything that is wrong, a line each
 */
export function conformTo<S extends TObject>(
  schema: S,
  given: Record<string, unknown>,
  placeOf: (name: string) => string,
): Static<S> {
  const values: unknown = { ...defaultsOf(schema), ...given }
  const faults = violations(schema, values)
  if (faults.length === 0) return values as Static<S> // nothing in it violates the schema
  throw new Failure('usage', faults.map((fault) => words(fault, placeOf)).join('\n'))
}

const defaultsOf = (schema: TObject): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(schema.properties)
      .filter(([, option]) => option.default !== undefined)
      .map(([name, option]) => [name, option.default]),
  )

function words(
  { path, kind, found, expected, known }: Violation,
  placeOf: (name: string) => string,
): string {
  const name = String(path[0])
  if (kind === 'unknown') return `Unknown option ${placeOf(name)}${suggestion(name, known)}`
  return `${placeOf(name)}: found ${found}, expected ${expected}${suggestion(found.replaceAll('"', ''), known)}`
}
