import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { idleInMock, refuseIdle } from '../cli/options/idle.js'
import { type CommandOnlyName, type Config, flagOf, options } from '../cli/options/options.js'
import { validateValues } from '../cli/options/validate.js'
import { tokenPattern } from '../lib/bearer.js'
import { exitCodes, Failure } from '../lib/failure.js'
import { describe } from '../lib/violation.js'
import type { Seed } from '../seeding/fixture-format.js'

/** The options of `ghl-mock serve` that the library takes too. */
const served = Object.fromEntries(
  Object.entries(options).filter(([, schema]) => !('instead' in schema)),
  // The filter removes the names that the type omits.
) as Omit<typeof options, CommandOnlyName>

/** The options of `startGhlMock`. */
export const libraryOptions = {
  ...served,
  fixtures: Type.Optional(
    Type.Union(
      [
        Type.String({ minLength: 1 }),
        Type.Array(Type.String({ minLength: 1 })),
        // A seed is validated when it is loaded, where its places are known.
        Type.Object({}),
      ],
      { title: 'a path, a list of paths or a seed' },
    ),
  ),
  unref: Type.Boolean({ default: false }),
}

const byFlag = new Map(Object.keys(served).map((name) => [`--${flagOf(name)}`, name]))

/** A message that names flags of the command, with the options of the library in place of them. */
export const withOptionNames = (message: string): string =>
  message.replaceAll(/--[a-z-]+/g, (flag) => byFlag.get(flag) ?? flag)

/** Why a mock did not start, with the options of the library. What a fixture says stays as it is. */
export function inOptions(error: unknown): unknown {
  if (!(error instanceof Failure) || error.exitCode === exitCodes.fixtures) return error
  const { message, stack = '' } = error
  return Object.assign(error, { message: withOptionNames(message), stack: withOptionNames(stack) })
}

/** The options of `ghl-mock serve`, in camel case. The defaults differ: every port is a free one (0), and `logLevel` is silent. */
export type GhlMockOptions = Partial<Omit<Config, 'fixtures' | CommandOnlyName>> & {
  /** Paths of fixtures, or a seed written in code. Default: the quick-start seed. */
  fixtures?: string | readonly string[] | Seed
  /** Lets the process end while the mock runs, so that a suite that fails before `close` exits. Default: false. */
  unref?: boolean
}

export interface ConnectOptions {
  /** Token of the admin API, if the mock was started with one. */
  adminToken?: string
  /** Longest wait in milliseconds until the mock answers and is seeded. Default: 0. */
  waitMs?: number
}

const GhlMockSchema = Type.Object(libraryOptions, { additionalProperties: false })

/** @throws Failure `usage` with a line for each mistake */
export function validateOptions(given: GhlMockOptions): Static<typeof GhlMockSchema> {
  const place = (name: string) => `startGhlMock({ ${name} })`
  const present = withoutUndefined(given, 'startGhlMock(options)')
  const misplaced = Object.entries<TSchema>(options)
    .filter(([name, { instead }]) => instead !== undefined && Object.hasOwn(present, name))
    .map(([name, { instead }]) => `${place(name)}: ${instead}`)
  if (misplaced.length > 0) throw new Failure('usage', misplaced.join('\n'))
  const config = validateValues(
    GhlMockSchema,
    { port: 0, tlsPort: 0, proxyPort: 0, logLevel: 'silent', ...present },
    place,
  )
  const named = new Map(Object.keys(present).map((name) => [name, place(name)]))
  refuseIdle({ given: named }, ...idleInMock(config, (name) => name))
  return config
}

const ConnectSchema = Type.Object(
  {
    adminToken: Type.Optional(Type.String({ pattern: tokenPattern, title: 'a token' })),
    waitMs: Type.Integer({ default: 0, minimum: 0, maximum: 86_400_000 }),
  },
  { additionalProperties: false },
)

/** @throws Failure `usage` with a line for each mistake */
export const validateConnectOptions = (given: ConnectOptions): Static<typeof ConnectSchema> =>
  validateValues(
    ConnectSchema,
    withoutUndefined(given, 'connectGhlMock(url, options)'),
    (name) => `connectGhlMock(url, { ${name} })`,
  )

/** `{ port: undefined }` means the default. */
function withoutUndefined(given: object, place: string): Record<string, unknown> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new Failure('usage', `${place}: found ${describe(given)}, expected an object.`)
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
