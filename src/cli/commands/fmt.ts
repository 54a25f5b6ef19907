import { readFileSync } from 'node:fs'
import { Type } from '@sinclair/typebox'
import { exitCodes } from '../../lib/failure.js'
import { replaceFile } from '../../lib/replace-file.js'
import { validateFixtures } from '../../seeding/load.js'
import { filesOf } from '../../seeding/parse/files.js'
import { collect, type Problem, unreadable } from '../../seeding/parse/source.js'
import { formatFixture } from '../../seeding/write/format.js'
import { print } from '../output/print.js'
import { printProblems } from '../output/problems.js'
import { fixturePaths, withFlags } from './command.js'

export const fmt = withFlags({
  summary:
    'Rewrite fixtures in a standard form. Files with errors are reported and left as they are.',
  operands: 'PATH...',
  flags: {
    check: Type.Boolean({
      default: false,
      description: 'Only report files that would change, and exit with 5 if there are any.',
    }),
  },

  async run(line) {
    const { check } = line.flags
    const paths = fixturePaths('fmt', line)
    const problems: Problem[] = []
    const files = paths.flatMap((path) => collect(problems, () => filesOf(path).files) ?? [])
    let changed = 0
    for (const file of files) {
      const validated = validateFixtures([file])
      problems.push(...validated.problems.filter(({ severity }) => severity === 'error'))
      if (!validated.seed || !collect(problems, () => format(file, check))) continue
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
 * Formats a file, unless `check` is set. True when the file was not in the standard form.
 *
 * @throws Unreadable when the file cannot be written
 */
function format(file: string, check: boolean): boolean {
  const text = readFileSync(file, 'utf8')
  const formatted = formatFixture(text, /\.json$/i.test(file) ? 'json' : 'yaml')
  if (formatted === text) return false
  if (!check) write(file, formatted)
  return true
}

function write(file: string, text: string): void {
  try {
    replaceFile(file, text)
  } catch (error) {
    const why = error instanceof Error ? error.message : error
    throw unreadable({ file }, `cannot be written: ${why}`)
  }
}
