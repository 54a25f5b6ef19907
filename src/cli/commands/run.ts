import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { isatty } from 'node:tty'
import { Type } from '@sinclair/typebox'
import { Failure } from '../../lib/failure.js'
import { tlsFolder } from '../../tls/credentials.js'
import { withFlags } from '../command.js'
import { languages, type Reach, variablesFor } from '../environment/environment.js'
import { ownRegister, reachOf, tokenIn } from '../environment/reach.js'
import { trustOf } from '../environment/trust.js'
import type { Environment } from '../options/command-line.js'
import { idleInMock, refuseIdle } from '../options/idle.js'
import { type Config, options, optionsOf } from '../options/options.js'
import { printError, warnerAt } from '../output/print.js'

/** The options of a mock that is started. Those that `env` takes are about reaching one. */
const ofMock = (Object.keys(options) as (keyof Config)[]) // exactly these names
  .filter((name) => !Object.hasOwn(optionsOf('env'), name))

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export const run = withFlags({
  summary:
    'Run a command whose calls to HighLevel reach a mock, which lives as long as the command.',
  example: 'ghl-mock run --fixtures ./fixtures -- npm test',
  exits: [1, 2, 3, 4],
  exitNote:
    'Otherwise the status of the command: 127 if there is none, 128 and the number of a signal that ended it.',
  operands: '-- COMMAND [ARGUMENT...]',
  flags: {
    for: Type.Optional(
      Type.Union(
        languages.map((language) => Type.Literal(language)),
        {
          defaultText: 'all languages',
          description: 'Language of the command: sets no variables that only other languages read.',
        },
      ),
    ),
    port: Type.Integer({
      default: 0,
      minimum: 0,
      maximum: 65_535,
      description: 'Port of the mock; 0 selects a free one.',
    }),
    logLevel: Type.Union(options.logLevel.anyOf, {
      default: 'warn',
      description: 'Log level of the mock on stderr; info logs a line for each request.',
    }),
  },

  async run(line) {
    const { config, placeOf, flags, operands, afterDashes, env } = line
    const [command, ...args] = afterDashes
    if (!command || operands.length > afterDashes.length) {
      const found = operands[0] === undefined ? 'nothing' : `"${operands[0]}" before it`
      throw new Failure(
        'usage',
        `ghl-mock run takes a command after --, found ${found}: ghl-mock run -- npm test`,
      )
    }
    const { url } = config
    refuseIdle(
      line,
      [
        url !== undefined,
        [...ofMock, 'port'],
        `with ${placeOf('url')}, because that mock runs already; without it, run starts one`,
      ],
      ...(url === undefined ? idleInMock({ ...config, tls: true, proxy: true }) : []),
    )
    const { reach, close } = url
      ? { reach: await reachOf(url, line), close: async () => undefined }
      : await start({ ...config, ...flags }, placeOf('seed'), env)
    try {
      if (!reach.proxyUrl && flags.for !== 'node') throw new Failure('usage', withoutProxy(reach))
      return await runWith(command, args, { ...env, ...variablesFor(reach, env, flags.for) })
    } finally {
      await close()
    }
  },
})

const withoutProxy = ({ url }: Reach) =>
  `${url} has no proxy, so that programs on Node alone reach it, and all others the real HighLevel: start it with --tls --proxy, or say that the command runs on Node: --for node.`

/** Modules of the server are imported here, so that other commands do not load them. */
async function start({ fixtures, seed, ...config }: Config, name: string, env: Environment) {
  const { startMock } = await import('../../client/start-mock.js')
  const { loadSeed } = await import('../../seeding/default.js')
  const warn = warnerAt(config.logLevel)
  const proxyOnly = { host: '127.0.0.1', tls: false, proxy: true, proxyPort: 0 }
  const mock = await startMock({ ...config, ...proxyOnly }, () =>
    loadSeed(fixtures, seed, { clock: config.clock, warn, name }),
  )
  const { url, tokens, proxyUrl, ca } = mock
  const reach: Reach = {
    url,
    host: proxyOnly.host,
    token: tokenIn(tokens),
    register: ownRegister,
    proxyUrl,
    trust: trustOf(ca, tlsFolder(config.tlsDir), env),
  }
  return { reach, close: () => mock.close() }
}

/**
 * Runs a command on the terminal of this one, and passes signals on to it.
 *
 * @returns its status as a shell gives it
 */
async function runWith(
  command: string,
  args: readonly string[],
  env: Environment,
): Promise<number> {
  let child: ChildProcess | undefined
  const passOn = (signal: NodeJS.Signals) => {
    // A terminal sends Ctrl+C to both. A second one would make many programs give up at once.
    if (signal === 'SIGINT' && isatty(0)) return
    child?.kill(signal)
  }
  for (const signal of signals) process.on(signal, passOn)
  try {
    child = spawn(command, args, { stdio: 'inherit', env })
    await once(child, 'exit')
    const { exitCode, signalCode } = child
    return exitCode ?? 128 + (signalCode ? constants.signals[signalCode] : 0)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException // of spawn
    if (code === 'ENOENT' || code === 'ENOTDIR')
      return failed(127, `There is no command "${command}".`)
    if (code === 'EACCES') return failed(126, `"${command}" is not executable.`)
    return failed(126, `"${command}" cannot be run (${code}).`)
  } finally {
    for (const signal of signals) process.off(signal, passOn)
  }
}

function failed(status: number, message: string): number {
  printError(`ghl-mock: ${message}\n`)
  return status
}
