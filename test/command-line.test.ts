import { Type } from '@sinclair/typebox'
import t from 'tap'
import { readCommandLine } from '../src/command-line.js'
import { serve } from '../src/commands/serve.js'
import { type Config, type OptionName, options } from '../src/config.js'
import { Failure } from '../src/domain/failure.js'

const read = (argv: string[], env: Record<string, string> = {}, names = serve.options) =>
  readCommandLine({ options: names }, argv, env).config

/** What is said about a command line that makes no sense. */
function complaint(argv: string[], env: Record<string, string> = {}): string {
  try {
    read(argv, env)
  } catch (error) {
    return error instanceof Failure ? `${error.exitCode} ${error.message}` : String(error)
  }
  return 'taken'
}

const taken: [argv: string[], env: Record<string, string>, config: Partial<Config>][] = [
  [
    [],
    {},
    { port: 4450, host: '127.0.0.1', profile: 'documented', fixtures: [], rateLimit: false },
  ],
  [['--port', '1'], { GHL_MOCK_PORT: '2', PORT: '3' }, { port: 1 }],
  [[], { GHL_MOCK_PORT: '2', PORT: '3' }, { port: 2 }],
  [[], { PORT: '3', HOST: '::1', LOG_LEVEL: 'info' }, { port: 3, host: '::1', logLevel: 'info' }],
  [['--port=7', '--port=8'], {}, { port: 8 }],
  [[], { PORT: '', GHL_MOCK_DB: '' }, { port: 4450 }],
  [['--fixtures', 'a', '--fixtures=b'], { GHL_MOCK_FIXTURES: 'c' }, { fixtures: ['a', 'b'] }],
  [[], { GHL_MOCK_FIXTURES: 'a, b' }, { fixtures: ['a', 'b'] }],
  [['--rate-limit'], {}, { rateLimit: true }],
  [['--no-rate-limit'], { GHL_MOCK_RATE_LIMIT: 'true' }, { rateLimit: false }],
  [['--rate-limit=false'], {}, { rateLimit: false }],
  [
    [],
    { GHL_MOCK_RATE_LIMIT: '1', GHL_MOCK_RATE_LIMIT_BURST: '5' },
    { rateLimit: true, rateLimitBurst: 5 },
  ],
  [['--db', 'x.db'], {}, { db: 'x.db' }],
]
for (const [argv, env, config] of taken) {
  t.test(`takes ${argv.join(' ')} ${JSON.stringify(env)}`, async (t) => {
    t.match(read(argv, env), config)
  })
}

const refused: [argv: string[], env: Record<string, string>, message: string][] = [
  [['--port', 'abc'], {}, '2 --port: found "abc", expected a whole number from 0 to 65535'],
  [
    ['--port', '70000'],
    {},
    '2 --port: found the number 70000, expected a whole number from 0 to 65535',
  ],
  [
    ['--port', '80.5'],
    {},
    '2 --port: found the number 80.5, expected a whole number from 0 to 65535',
  ],
  [['--port'], {}, '2 --port: found nothing, expected a whole number from 0 to 65535'],
  [[], { PORT: 'x' }, '2 PORT: found "x", expected a whole number from 0 to 65535'],
  [['--profle', 'observed'], {}, '2 Unknown option --profle; did you mean "--profile"?'],
  [
    ['--profile', 'observd'],
    {},
    '2 --profile: found "observd", expected one of documented, observed; did you mean "observed"?',
  ],
  [
    [],
    { GHL_MOCK_PROFILES: 'x' },
    '2 Unknown variable GHL_MOCK_PROFILES; did you mean "GHL_MOCK_PROFILE"?',
  ],
  [['-x'], {}, '2 Unknown option -x'],
  [['--no-port'], {}, '2 Unknown option --no-port'],
  [['--rate-limit=maybe'], {}, '2 --rate-limit: found "maybe", expected true or false'],
  [
    ['--port', 'a'],
    { LOG_LEVEL: 'loud' },
    '2 --port: found "a", expected a whole number from 0 to 65535\nLOG_LEVEL: found "loud", expected one of silent, error, warn, info, debug, trace',
  ],
]
for (const [argv, env, message] of refused) {
  t.test(`refuses ${argv.join(' ')} ${JSON.stringify(env)}`, async (t) => {
    t.equal(complaint(argv, env), message)
  })
}

t.test('a variable of another command is none of its business', async (t) => {
  t.equal(read([], { GHL_MOCK_PROFILE: 'nonsense' }, ['port']).port, 4450)
})

t.test('operands are kept', async (t) => {
  t.same(
    readCommandLine({ options: ['port'] }, ['a', '--port', '1', 'b', '--', '--c'], {}).operands,
    ['a', 'b', '--c'],
  )
})

t.test('every option is described and has a default to show', async (t) => {
  for (const name of Object.keys(options) as OptionName[]) {
    const { description, default: fallback, defaultText } = options[name] as Record<string, unknown>
    t.ok(description, name)
    t.ok(fallback !== undefined || defaultText, name)
  }
})

t.test("a command's own flags are judged like options, and no variable sets them", async (t) => {
  const command = {
    options: ['port'] as const,
    flags: {
      seed: Type.Integer({ minimum: 0, maximum: 9, default: 3 }),
      only: Type.Optional(Type.Array(Type.String())),
      dryRun: Type.Boolean({ default: false }),
    },
  }
  const flags = (...argv: string[]) => readCommandLine(command, argv, {}).flags
  t.same(flags(), { seed: 3, dryRun: false })
  t.same(flags('--seed', '4', '--only=a', '--only', 'b', '--dry-run'), {
    seed: 4,
    only: ['a', 'b'],
    dryRun: true,
  })
  t.throws(() => flags('--seed', 'x'), { message: /^--seed: found "x", expected a whole number/ })
  t.throws(() => flags('--sed', '1'), { message: /Unknown option --sed; did you mean "--seed"\?/ })
  t.throws(() => readCommandLine(command, [], { GHL_MOCK_DRY_RUN: '1' }), {
    message: /^Unknown variable GHL_MOCK_DRY_RUN/,
  })
})
