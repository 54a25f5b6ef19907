import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { tokenPattern } from '../../lib/bearer.js'
import { httpUrl } from '../../lib/http-url.js'
import { Instant } from '../../lib/instant.js'
import { logLevels } from '../../lib/log.js'
import { Profile } from '../../resources/profile.js'
import { admin, probes, serve, serveOnly } from './groups.js'
import { tlsOptions } from './tls-options.js'
import { validateValues } from './validate.js'

/** Marks an option that only the command has; `instead` is the message of the library. */
const commandOnly = <S extends TSchema>(instead: string, schema: S): S & { instead: string } => ({
  ...schema,
  instead,
})

/**
 * Every option, once: `commands` take it, its flag (`--rate-limit-burst`) and variable
 * (`GHL_MOCK_RATE_LIMIT_BURST`) are made from its name, `variable` is a further, customary variable. Parsing, help,
 * the library's options and the README's table are derived from this list.
 */
export const options = {
  port: Type.Integer({
    commands: [...serveOnly, ...probes],
    default: 4450,
    minimum: 0,
    maximum: 65_535,
    variable: 'PORT',
    description: 'Port to listen on; 0 selects a free one.',
  }),
  host: Type.String({
    commands: [...serveOnly, ...probes],
    default: '127.0.0.1',
    minLength: 1,
    variable: 'HOST',
    description:
      'Address to listen on; 127.0.0.1 and localhost include ::1. 0.0.0.0 inside a container.',
  }),
  ...tlsOptions,
  profile: Type.Union(Profile.anyOf, {
    commands: serve,
    default: 'documented',
    description: 'Answers as the documentation says, or as the live API was observed to answer.',
  }),
  fixtures: Type.Array(Type.String({ minLength: 1 }), {
    commands: [...serve, 'validate', 'fmt'],
    default: [],
    placeholder: 'PATH',
    defaultText: 'the quick-start seed',
    description: 'Fixture file, or folder of fixtures, to load. May be repeated.',
  }),
  seed: Type.Optional(
    commandOnly(
      'pass a seed as fixtures.',
      Type.String({
        commands: serve,
        minLength: 1,
        placeholder: 'TEXT',
        defaultText: 'none',
        description:
          'Fixture as text (YAML or JSON, plain or base64), where no file can be mounted. Adds to --fixtures.',
      }),
    ),
  ),
  watch: commandOnly(
    'only the command watches fixtures; mock.seed() loads another seed.',
    Type.Boolean({
      commands: serveOnly,
      default: false,
      description: 'Reload fixtures when they are saved. SIGHUP reloads once.',
    }),
  ),
  printTokens: commandOnly(
    'mock.tokens has them.',
    Type.Boolean({
      commands: serveOnly,
      default: false,
      description:
        'Print the tokens on stdout after the ready line, each on a line of its own after its name and a tab.',
    }),
  ),
  db: Type.Optional(
    Type.String({
      commands: serve,
      // SQLite takes :memory: for no file, file: for the beginning of a URI, and cuts off white space.
      pattern: '^(?!:memory:$|file:)\\S(?:.*\\S)?$',
      title: 'the path of a file; without this option the data is in memory',
      placeholder: 'FILE',
      defaultText: 'in memory',
      description: 'SQLite file that keeps the data. It is seeded only when it is empty.',
    }),
  ),
  bodyLimit: Type.Integer({
    commands: serve,
    default: 10 * 1024 * 1024,
    minimum: 1,
    maximum: 1024 * 1024 * 1024,
    description: 'Maximum size of a request body in bytes. A larger one is answered with 413.',
  }),
  rateLimit: Type.Boolean({
    commands: serve,
    default: false,
    description:
      'Answer requests over the rate limit with 429. The rate-limit headers are always sent.',
  }),
  plan: Type.Union([Type.Literal('standard'), Type.Literal('sandbox')], {
    commands: serve,
    default: 'standard',
    description:
      "Rate limits of HighLevel's plan: standard allows a token 100 requests in 10 seconds and 200,000 a day; sandbox allows a sub-account 25 and 10,000.",
  }),
  rateLimitBurst: Type.Optional(
    Type.Integer({
      commands: serve,
      minimum: 1,
      maximum: 1_000_000_000,
      defaultText: "the plan's",
      description: 'Requests per token in 10 seconds.',
    }),
  ),
  rateLimitDaily: Type.Optional(
    Type.Integer({
      commands: serve,
      minimum: 1,
      maximum: 1_000_000_000,
      defaultText: "the plan's",
      description: 'Requests per token in 24 hours.',
    }),
  ),
  cors: Type.Boolean({
    commands: serve,
    default: false,
    description: 'Answer CORS preflights and allow pages of every origin to call the API.',
  }),
  clock: Type.Optional(
    Type.String({
      ...Instant,
      commands: [...serve, 'validate'],
      placeholder: 'DATE',
      defaultText: "the machine's",
      description: 'Freezes the clock at this date, so that every run has the same dates.',
    }),
  ),
  idSeed: Type.String({
    commands: [...serve, 'diff', 'fmt'],
    default: 'ghl-mock',
    minLength: 1,
    placeholder: 'TEXT',
    description: 'Random seed for generated ids and tokens.',
  }),
  journalSize: Type.Integer({
    commands: serve,
    default: 1000,
    minimum: 0,
    maximum: 1_000_000,
    description: 'Maximum number of exchanges in the journal; the oldest are dropped.',
  }),
  journalBytes: Type.Integer({
    commands: serve,
    default: 64 * 1024 * 1024,
    minimum: 0,
    maximum: 16 * 1024 * 1024 * 1024,
    description:
      'Maximum size of the journal in bytes; the oldest exchanges are dropped. The history of rows has an eighth of it besides.',
  }),
  sandboxLimit: Type.Integer({
    commands: serve,
    default: 1000,
    minimum: 0,
    maximum: 100_000,
    description: 'Maximum number of sandboxes besides the default one.',
  }),
  snapshotLimit: Type.Integer({
    commands: serve,
    default: 100,
    minimum: 0,
    maximum: 100_000,
    description: 'Maximum number of snapshots per sandbox.',
  }),
  faultLimit: Type.Integer({
    commands: serve,
    default: 10_000,
    minimum: 0,
    maximum: 100_000,
    description: 'Maximum number of faults per sandbox, including faults that are used up.',
  }),
  admin: Type.Boolean({
    commands: serve,
    default: true,
    description: 'Serve the admin API under /__admin. The probes are always served.',
  }),
  adminToken: Type.Optional(
    Type.String({
      commands: admin,
      pattern: tokenPattern,
      title: 'a token without white space',
      placeholder: 'TOKEN',
      defaultText: 'none',
      description: 'Bearer token that the admin API requires.',
    }),
  ),
  adminTokenFile: Type.Optional(
    Type.String({
      commands: admin,
      minLength: 1,
      placeholder: 'FILE',
      defaultText: 'none',
      description: 'File that holds the admin token, such as a mounted secret.',
    }),
  ),
  adminHosts: Type.Array(
    Type.String({
      pattern: '^(?:\\*\\.)?[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*$',
      title: 'a host name without a port',
      examples: ['docker.company.com'],
    }),
    {
      commands: serve,
      default: [],
      placeholder: 'NAME',
      defaultText: 'none',
      description:
        'Host name by which the admin API may be called, besides localhost, addresses, --host and names without a dot; *.company.com allows all names below it. May be repeated.',
    },
  ),
  logLevel: Type.Union(
    logLevels.map((level) => Type.Literal(level)),
    {
      commands: serveOnly,
      default: 'warn',
      variable: 'LOG_LEVEL',
      description: 'Log level on stderr; info logs a line for each request.',
    },
  ),
  url: Type.Optional(
    commandOnly(
      'connectGhlMock(url) connects to a mock that runs elsewhere.',
      Type.String({
        commands: [...probes, 'run'],
        format: httpUrl,
        title: 'an address',
        examples: ['http://127.0.0.1:4450'],
        placeholder: 'URL',
        defaultText: 'this host and port',
        description: 'URL of the running mock.',
      }),
    ),
  ),
  timeout: commandOnly(
    'only the command waits; connectGhlMock(url, { waitMs }) waits for a mock elsewhere.',
    Type.Number({
      commands: ['wait'],
      default: 30,
      minimum: 0,
      maximum: 86_400,
      placeholder: 'SECONDS',
      description: 'Longest wait in seconds.',
    }),
  ),
} satisfies Record<string, TSchema>

type OptionName = keyof typeof options

/** Options that only the command has. */
export type CommandOnlyName = {
  [Name in OptionName]: (typeof options)[Name] extends { instead: string } ? Name : never
}[OptionName]

const Config = Type.Object(options, { additionalProperties: false })

/** The values of all options. */
export type Config = Static<typeof Config>

/** The options that a command takes. */
export const optionsOf = (command: string): Record<string, TSchema> =>
  Object.fromEntries(
    Object.entries<TSchema>(options).filter(([, { commands }]) => commands.includes(command)),
  )

/** `rateLimitBurst` to `rate-limit-burst`. */
export const flagOf = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The environment variables of an option; the first one that is set counts. */
export const variablesOf = (name: string, { variable }: TSchema): string[] => {
  const own = `GHL_MOCK_${flagOf(name).replaceAll('-', '_').toUpperCase()}`
  return variable ? [own, variable] : [own]
}

/** Validates values of the options above and adds the defaults; see `validateValues`. */
export const validateConfig = (
  given: Record<string, unknown>,
  placeOf: (name: string) => string,
): Config => validateValues(Config, given, placeOf)
