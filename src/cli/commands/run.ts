import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { isatty } from 'node:tty'
import { fileURLToPath } from 'node:url'
import { Type } from '@sinclair/typebox'
import { adminTokenFrom } from '../../admin/admin-token.js'
import type { GhlMock } from '../../client/types.js'
import { Failure } from '../../lib/failure.js'
import { packageFile } from '../../lib/package.js'
import type { Environment } from '../options/command-line.js'
import { type Config, options } from '../options/options.js'
import { printError } from '../output/print.js'
import { withFlags } from './command.js'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export const run = withFlags({
  summary:
    'Run a command whose calls to HighLevel reach a mock, which lives as long as the command.',
  operands: '-- COMMAND [ARGUMENT...]',
  flags: {
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

  async run({ config, flags, operands, afterDashes, env }) {
    const [command, ...args] = afterDashes
    if (!command || operands.length > afterDashes.length) {
      const found = operands[0] === undefined ? 'nothing' : `"${operands[0]}" before it`
      throw new Failure(
        'usage',
        `ghl-mock run takes a command after --, found ${found}: ghl-mock run -- npm test`,
      )
    }
    const mock = await (config.url ? connect(config.url, config) : start({ ...config, ...flags }))
    try {
      return await runWith(command, args, environmentFor(mock, env))
    } finally {
      await mock.close()
    }
  },
})

/** Modules of the server are imported here, so that other commands do not load them. */
async function start({ fixtures, seed, ...config }: Config): Promise<GhlMock> {
  const { startMock } = await import('../../client/start-mock.js')
  const { loadSeed } = await import('../../seeding/default.js')
  const warn = ['silent', 'error'].includes(config.logLevel)
    ? undefined
    : (text: string) => printError(`${text}\n\n`)
  return await startMock({ ...config, host: '127.0.0.1' }, () =>
    loadSeed(fixtures, seed, { clock: config.clock, warn }),
  )
}

async function connect(url: string, { adminToken, adminTokenFile }: Config): Promise<GhlMock> {
  const { connectGhlMock } = await import('../../index.js')
  const token = adminTokenFrom(adminToken, adminTokenFile)
  try {
    return await connectGhlMock(url, token === undefined ? {} : { adminToken: token })
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw new Failure('unavailable', words, { cause: error })
  }
}

/** The environment of the command: where the mock is, for programs that ask and for those that do not. */
function environmentFor({ url, tokens }: GhlMock, env: Environment): Environment {
  const token = tokens.full ?? Object.values(tokens)[0]
  // Quoted, as a path may contain spaces. Unlike --import, it reaches threads made of text (`eval: true`), too.
  const register = `--require ${JSON.stringify(fileURLToPath(packageFile('dist/register.cjs')))}`
  const direct = [env.NO_PROXY ?? env.no_proxy, '.leadconnectorhq.com', 'localhost', '127.0.0.1']
  const noProxy = direct.filter(Boolean).join(',')
  return {
    ...env,
    GHL_MOCK_URL: url,
    GHL_BASE_URL: url,
    GHL_API_BASE_URL: url,
    ...(token !== undefined && { GHL_MOCK_TOKEN: token }),
    NODE_OPTIONS: [env.NODE_OPTIONS, register].filter(Boolean).join(' '),
    NO_PROXY: noProxy,
    no_proxy: noProxy,
  }
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
  const child = spawn(command, args, { stdio: 'inherit', env })
  const passOn = (signal: NodeJS.Signals) => {
    // A terminal sends Ctrl+C to both. A second one would make many programs give up at once.
    if (signal === 'SIGINT' && isatty(0)) return
    child.kill(signal)
  }
  for (const signal of signals) process.on(signal, passOn)
  try {
    await once(child, 'exit')
    const { exitCode, signalCode } = child
    return exitCode ?? 128 + (signalCode ? constants.signals[signalCode] : 0)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException // of spawn
    if (code === 'ENOENT') return failed(127, `There is no command "${command}".`)
    if (code === 'EACCES') return failed(126, `"${command}" is not executable.`)
    throw error
  } finally {
    for (const signal of signals) process.off(signal, passOn)
  }
}

function failed(status: number, message: string): number {
  printError(`ghl-mock: ${message}\n`)
  return status
}
