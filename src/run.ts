import { readCommandLine } from './command-line.js'
import { commands } from './commands/commands.js'
import { exitCodes, Failure } from './domain/failure.js'
import { suggestion } from './suggest.js'

/** Runs a command line; the process ends with its exit code. */
export function run(argv: readonly string[], env: NodeJS.ProcessEnv): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read our output may leave first, as `head` does: that is no reason to stop serving.
    if (error.code === 'EPIPE') return
    process.stderr.write(`ghl-mock: The output cannot be written: ${error.message}\n`)
    process.exitCode = exitCodes.unexpected
  })
  runCommand(argv, env).then(
    (code) => {
      process.exitCode ||= code
    },
    (error: unknown) => {
      const known = error instanceof Failure
      process.stderr.write(
        known
          ? `ghl-mock: ${error.message}\n`
          : `${error instanceof Error ? error.stack : error}\n`,
      )
      if (known && error.exitCode === exitCodes.usage)
        process.stderr.write('ghl-mock --help lists what there is.\n')
      process.exit(known ? error.exitCode : exitCodes.unexpected)
    },
  )
}

/** Picks a command and runs it. */
async function runCommand(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const named = argv[0] !== undefined && !argv[0].startsWith('-')
  const name = named ? (argv[0] ?? '') : 'serve'
  const rest = named ? argv.slice(1) : argv

  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    throw new Failure(
      'usage',
      `Unknown command "${name}"${suggestion(name, Object.keys(commands))}`,
    )
  }
  const asked = options(rest)
  if (asked.has('--version') || asked.has('-v'))
    return print(`${(await import('./package.js')).version}\n`)
  if (asked.has('--help') || asked.has('-h')) return print(await help(named ? name : undefined))

  const command = await load()
  const line = readCommandLine(command, rest, env)
  if (!command.operands && line.operands.length > 0) {
    throw new Failure(
      'usage',
      `ghl-mock ${name} takes no "${line.operands[0]}": options begin with --.`,
    )
  }
  return await command.run(line)
}

/** Options stand before `--`. */
const options = (argv: readonly string[]): Set<string> =>
  new Set(argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv)

async function help(name: string | undefined): Promise<string> {
  const { commandHelp, overview } = await import('./help.js')
  if (name && commands[name]) return commandHelp(name, await commands[name]())
  const loaded = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => [name, await load()] as const),
  )
  return overview(Object.fromEntries(loaded))
}

function print(text: string): number {
  process.stdout.write(text)
  return 0
}
