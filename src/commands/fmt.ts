import { readFileSync, writeFileSync } from 'node:fs'
import { Type } from '@sinclair/typebox'
import { exitCodes, Failure } from '../domain/failure.js'
import { filesOf } from '../fixtures/files.js'
import { formatFixture } from '../fixtures/format.js'
import { judgeFixtures } from '../fixtures/load.js'
import { asText } from '../fixtures/report.js'
import { collect, type Problem, unreadable } from '../fixtures/source.js'
import { withFlags } from './command.js'
import { paintFor } from './paint.js'

export const fmt = withFlags({
  summary: 'Rewrite fixtures in the house form. What is broken is told and left alone.',
  operands: 'PATH...',
  options: ['fixtures'],
  flags: {
    check: Type.Boolean({
      default: false,
      description: 'Only say what would change, with 5 when anything would.',
    }),
  },

  async run({ config, operands, flags: { check } }) {
    const paths = operands.length > 0 ? operands : config.fixtures
    if (paths.length === 0) {
      throw new Failure(
        'usage',
        'ghl-mock fmt needs at least one PATH: a fixture or a folder of them.',
      )
    }
    const problems: Problem[] = []
    const files = paths.flatMap((path) => collect(problems, () => filesOf(path)) ?? [])
    let changed = 0
    for (const file of files) {
      const judged = judgeFixtures([file])
      problems.push(...judged.problems.filter(({ severity }) => severity === 'error'))
      if (!judged.seed || !collect(problems, () => format(file, check))) continue
      process.stdout.write(`${file}: ${check ? 'would change' : 'formatted'}\n`)
      changed++
    }
    if (problems.length > 0) {
      process.stderr.write(`${asText(problems, paintFor(process.stderr))}\n`)
      return exitCodes.fixtures
    }
    return check && changed > 0 ? exitCodes.different : 0
  },
})

/**
 * True when a file was not in the house form; it is now, unless it was only to be checked.
 *
 * @throws Unreadable, as for what may not be read, when it may not be written
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
    writeFileSync(file, text)
  } catch (error) {
    const why = error instanceof Error ? error.message : error
    throw unreadable({ file }, `cannot be written: ${why}`)
  }
}
