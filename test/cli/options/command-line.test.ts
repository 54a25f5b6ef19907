import { type TSchema, Type } from '@sinclair/typebox'
import t from 'tap'
import { commands } from '../../../src/cli/commands/commands.js'
import { readCommandLine } from '../../../src/cli/options/command-line.js'
import { type Config, options } from '../../../src/cli/options/options.js'
import { Failure } from '../../../src/lib/failure.js'

const read = (argv: string[], env: Record<string, string> = {}, command = 'serve') =>
  readCommandLine(command, {}, argv, env).config

/** The message about an invalid command line. */
function messageFor(argv: string[], env: Record<string, string> = {}): string {
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
  [['--admin-token'], {}, '2 --admin-token: found nothing, expected a token without white space'],
  [
    ['--db', '--port', '5'],
    {},
    '2 --db: found nothing, expected the path of a file; without this option the data is in memory',
  ],
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
  [['--no-port'], {}, '2 Unknown option --no-port; did you mean "--tls-port"?'],
  [['--rate-limit=maybe'], {}, '2 --rate-limit: found "maybe", expected true or false'],
  [
    ['--port', 'a'],
    { LOG_LEVEL: 'loud' },
    '2 --port: found "a", expected a whole number from 0 to 65535\nLOG_LEVEL: found "loud", expected one of silent, error, warn, info, debug, trace',
  ],
]
for (const [argv, env, message] of refused) {
  t.test(`refuses ${argv.join(' ')} ${JSON.stringify(env)}`, async (t) => {
    t.equal(messageFor(argv, env), message)
  })
}

t.test('no option is taken without a value', async (t) => {
  for (const [name, option] of Object.entries<TSchema>(options)) {
    if (option.type === 'boolean' || !option.commands.includes('serve')) continue
    const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    for (const argv of [
      [`--${flag}`],
      [`--${flag}`, '--no-admin'],
      [`--${flag}`, '--port=1'],
      [`--${flag}`, '--', 'x'],
    ])
      t.match(messageFor(argv), `2 --${flag}`, argv.join(' '))
  }
})

t.test('a variable of another command is ignored', async (t) => {
  t.equal(read([], { GHL_MOCK_PROFILE: 'nonsense' }, 'healthcheck').port, 4450)
})

t.test('operands are kept', async (t) => {
  t.same(readCommandLine('healthcheck', {}, ['a', '--port', '1', 'b', '--', '--c'], {}).operands, [
    'a',
    'b',
    '--c',
  ])
})

t.test('every option has a description, a default to show, and commands that exist', async (t) => {
  for (const [name, option] of Object.entries<TSchema>(options)) {
    t.ok(option.description, name)
    t.ok(option.default !== undefined || option.defaultText, name)
    t.ok(option.commands.length > 0, name)
    t.same(
      option.commands.filter((command: string) => !Object.hasOwn(commands, command)),
      [],
      name,
    )
  }
})

t.test('a command takes its own options and no others', async (t) => {
  t.equal(read(['--timeout', '5'], {}, 'wait').timeout, 5)
  t.equal(messageFor(['--timeout', '5']), '2 Unknown option --timeout')
})

t.test("a command's own flags are validated like options, and no variable sets them", async (t) => {
  const command = {
    flags: {
      seed: Type.Integer({ minimum: 0, maximum: 9, default: 3 }),
      only: Type.Optional(Type.Array(Type.String())),
      dryRun: Type.Boolean({ default: false }),
    },
  }
  const flags = (...argv: string[]) => readCommandLine('generate', command, argv, {}).flags
  t.same(flags(), { seed: 3, dryRun: false })
  t.same(flags('--seed', '4', '--only=a', '--only', 'b', '--dry-run'), {
    seed: 4,
    only: ['a', 'b'],
    dryRun: true,
  })
  t.throws(() => flags('--seed', 'x'), { message: /^--seed: found "x", expected a whole number/ })
  t.throws(() => flags('--sed', '1'), { message: /Unknown option --sed; did you mean "--seed"\?/ })
  t.throws(() => readCommandLine('generate', command, [], { GHL_MOCK_DRY_RUN: '1' }), {
    message: /^Unknown variable GHL_MOCK_DRY_RUN/,
  })
})

t.test('an address that cannot be called is refused', async (t) => {
  for (const url of ['http://', 'http://127.0.0.1:99999', 'http://a b'])
    t.throws(() => read(['--url', url], {}, 'wait'), {
      message: `--url: found "${url}", expected an address such as http://127.0.0.1:4450`,
    })
})
