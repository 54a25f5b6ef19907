import { type Static, Type } from '@sinclair/typebox'
import { type Config, headerSafe, options } from './config.js'
import { conformTo } from './conform.js'
import { Failure } from './domain/failure.js'
import type { Seed } from './domain/seed.js'
import { describe } from './domain/violation.js'

const { seed: _seed, watch: _watch, url: _url, timeout: _timeout, ...served } = options

/** The options of `ghl-mock serve` that make sense in a process, and those that make sense only there. */
export const libraryOptions = {
  ...served,
  fixtures: Type.Optional(
    Type.Union(
      [
        Type.String({ minLength: 1 }),
        Type.Array(Type.String({ minLength: 1 })),
        // Which seed it is, is judged where its places are known.
        Type.Object({}),
      ],
      { title: 'a path, a list of paths or a seed' },
    ),
  ),
  unref: Type.Boolean({ default: false }),
}

/** The options of `ghl-mock serve` that make sense in a process; the defaults are the same, but port 0 and silence. */
export type GhlMockOptions = Partial<
  Omit<Config, 'fixtures' | 'seed' | 'watch' | 'url' | 'timeout'>
> & {
  /** Paths of fixtures, or a seed written in code. Default: the quick-start seed. */
  fixtures?: string | readonly string[] | Seed
  /** Lets the process end while the mock runs, so that a suite that fails before `close` exits. Default: false. */
  unref?: boolean
}

export interface ConnectOptions {
  /** The token that the mock's admin side asks for, if it was started with one. */
  adminToken?: string
  /** How long to wait for a mock that does not answer yet, or still reads its seed, in milliseconds. Default: 0. */
  waitMs?: number
}

/** Options that the command has and the library does not, and what takes their place. */
const elsewhere: Record<string, string> = {
  seed: 'a seed is given as fixtures here.',
  watch: 'only the command watches fixtures; mock.seed() puts another seed in force.',
  url: 'a mock that runs elsewhere is reached with connectGhlMock(url).',
  timeout: 'only the command waits; connectGhlMock(url, { waitMs }) waits for a mock elsewhere.',
}

const GhlMockSchema = Type.Object(libraryOptions, { additionalProperties: false })

/** @throws Failure `usage` with everything that is wrong */
export function judgeOptions(given: GhlMockOptions): Static<typeof GhlMockSchema> {
  const place = (name: string) => `startGhlMock({ ${name} })`
  const said = saidIn(given, 'startGhlMock(options)')
  const misplaced = Object.keys(said).filter((name) => Object.hasOwn(elsewhere, name))
  if (misplaced.length > 0) {
    const lines = misplaced.map((name) => `${place(name)}: ${elsewhere[name]}`)
    throw new Failure('usage', lines.join('\n'))
  }
  return conformTo(GhlMockSchema, { port: 0, logLevel: 'silent', ...said }, place)
}

const ConnectSchema = Type.Object(
  {
    adminToken: Type.Optional(Type.String({ pattern: headerSafe, title: 'a token' })),
    waitMs: Type.Integer({ default: 0, minimum: 0, maximum: 86_400_000 }),
  },
  { additionalProperties: false },
)

/** @throws Failure `usage` with everything that is wrong */
export const judgeConnectOptions = (given: ConnectOptions): Static<typeof ConnectSchema> =>
  conformTo(
    ConnectSchema,
    saidIn(given, 'connectGhlMock(url, options)'),
    (name) => `connectGhlMock(url, { ${name} })`,
  )

/** `{ port: undefined }` is how a suite says that it does not care. */
function saidIn(given: object, place: string): Record<string, unknown> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new Failure('usage', `${place}: found ${describe(given)}, expected an object.`)
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
