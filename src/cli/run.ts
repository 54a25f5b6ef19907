import { exitCodes, Failure } from '../lib/failure.js'
import { suggestion } from '../lib/suggest.js'
import { commands } from './commands/commands.js'
import { readCommandLine } from './options/command-line.js'
import { print, printError } from './output/print.js'

/** Runs a command line; the process ends with its exit code. */
export function run(argv: readonly string[], env: NodeJS.ProcessEnv): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader such as `head` may close the pipe first; the mock keeps serving.
    if (error.code === 'EPIPE') return
    printError(`ghl-mock: Cannot write the output: ${error.message}\n`)
    process.exitCode = exitCodes.unexpected
  })
  // There is no other place to say it: a full disk or a closed pipe must not end the mock.
  process.stderr.on('error', () => undefined)
  runCommand(argv, env).then(
    (code) => {
      process.exitCode ||= code
    },
    (error: unknown) => {
      const known = error instanceof Failure
      printError(
        known
          ? `ghl-mock: ${error.message}\n`
          : `${error instanceof Error ? error.stack : error}\n`,
      )
      if (known && error.exitCode === exitCodes.usage)
        printError('Run ghl-mock --help for a list of commands and options.\n')
      process.exit(known ? error.exitCode : exitCodes.unexpected)
    },
  )
}

/** Finds the command and runs it. */
async function runCommand(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const named = argv[0] !== undefined && !argv[0].startsWith('-')
  const name = named ? (argv[0] ?? '') : 'serve'
  const rest = named ? argv.slice(1) : argv

  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    if (/\.(?:ya?ml|json)$|[/\\]/i.test(name)) {
      throw new Failure(
        'usage',
        `Unknown command "${name}", which looks like a path: ghl-mock --fixtures ${name} serves it, and ghl-mock validate ${name} checks it.`,
      )
    }
    throw new Failure(
      'usage',
      `Unknown command "${name}"${suggestion(name, Object.keys(commands))}`,
    )
  }
  const switches = optionsIn(rest)
  if (switches.has('--version') || switches.has('-v'))
    return printed(`${(await import('../lib/package.js')).version}\n`)
  if (switches.has('--help') || switches.has('-h'))
    return printed(await help(named ? name : undefined))

  const command = await load()
  const line = readCommandLine(name, command, rest, env)
  if (!command.operands && line.operands.length > 0) {
    const [operand = ''] = line.operands
    const path = /\.(?:ya?ml|json)$/i.test(operand)
      ? `; name fixtures with --fixtures ${operand}`
      : ''
    throw new Failure(
      'usage',
      `Unexpected argument "${operand}": ghl-mock ${name} takes options only, which begin with --${path}.`,
    )
  }
  return await command.run(line)
}

/** The arguments before `--`, among which the options are. */
const optionsIn = (argv: readonly string[]): Set<string> =>
  new Set(argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv)

async function help(name: string | undefined): Promise<string> {
  const { commandHelp, overview } = await import('./output/help.js')
  if (name && commands[name]) return commandHelp(name, await commands[name]())
  const loaded = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => [name, await load()] as const),
  )
  return overview(Object.fromEntries(loaded))
}

function printed(text: string): number {
  print(text)
  return 0
}
