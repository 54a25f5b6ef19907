import { readFileSync } from 'node:fs'
import { Type } from '@sinclair/typebox'
import { exitCodes } from '../../lib/failure.js'
import { replaceFile } from '../../lib/replace-file.js'
import { validateFixtures } from '../../seeding/load.js'
import { filesOf } from '../../seeding/parse/files.js'
import { collect, isError, type Problem, unreadable } from '../../seeding/parse/source.js'
import { formatFixture } from '../../seeding/write/format.js'
import { pinKeys, repeatingAlias } from '../../seeding/write/pin.js'
import type { Format } from '../../seeding/write/write.js'
import { fixturePaths, withFlags } from '../command.js'
import { refuseIdle } from '../options/idle.js'
import { print } from '../output/print.js'
import { printProblems } from '../output/problems.js'

export const fmt = withFlags({
  summary:
    'Rewrite fixtures in a standard form. Files with errors are reported and left as they are.',
  example: 'ghl-mock fmt --check fixtures\nghl-mock fmt --pin fixtures/mine.yaml',
  exits: [0, 2, 3, 5],
  operands: 'PATH...',
  flags: {
    check: Type.Boolean({
      default: false,
      description: 'Only report files that would change, and exit with 5 if there are any.',
    }),
    pin: Type.Boolean({
      default: false,
      description: 'Write the ids and tokens that are generated into the files.',
    }),
  },

  async run(line) {
    const { check, pin } = line.flags
    refuseIdle(line, [!pin, ['idSeed'], 'without --pin'])
    const idSeed = pin ? line.config.idSeed : undefined
    const paths = fixturePaths('fmt', line)
    const problems: Problem[] = []
    const files = paths.flatMap((path) => collect(problems, () => filesOf(path).files) ?? [])
    let changed = 0
    for (const file of files) {
      const validated = validateFixtures([file])
      problems.push(...validated.problems.filter(isError))
      if (!validated.seed || !collect(problems, () => format(file, check, idSeed))) continue
      print(`${file}: ${check ? 'would change' : 'formatted'}\n`)
      changed++
    }
    if (problems.length > 0) {
      printProblems(problems)
      return exitCodes.fixtures
    }
    return check && changed > 0 ? exitCodes.different : 0
  },
})

/**
 * Formats a file, unless `check` is set, with generated keys written out if there is an `idSeed`. True when the file was not in the standard form.
 *
 * @throws Unreadable when the file cannot be pinned or written
 */
function format(file: string, check: boolean, idSeed: string | undefined): boolean {
  const text = readFileSync(file, 'utf8')
  const kind = /\.json$/i.test(file) ? 'json' : 'yaml'
  const pinned = idSeed === undefined ? text : pin(file, text, kind, idSeed)
  const formatted = formatFixture(pinned, kind)
  if (formatted === text) return false
  if (!check) write(file, formatted)
  return true
}

function pin(file: string, text: string, format: Format, idSeed: string): string {
  const pinned = pinKeys(text, format, idSeed)
  if (pinned !== undefined) return pinned
  const { name, place = { file } } = repeatingAlias(file, text, format, idSeed) ?? {}
  const alias = name === undefined ? 'an alias' : `the alias *${name}`
  throw unreadable(
    place,
    `cannot be pinned: ${alias} repeats an entry, which would then have one id twice; write the entry out in its place`,
  )
}

function write(file: string, text: string): void {
  try {
    replaceFile(file, text)
  } catch (error) {
    const why = error instanceof Error ? error.message : error
    throw unreadable({ file }, `cannot be written: ${why}`)
  }
}
