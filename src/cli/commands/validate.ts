import { type TSchema, Type } from '@sinclair/typebox'
import { exitCodes } from '../../lib/failure.js'
import { resources } from '../../resources/index.js'
import { type ValidatedFixtures, validateFixtures } from '../../seeding/load.js'
import type { Seed } from '../../seeding/seed.js'
import { walk } from '../../seeding/walk.js'
import { asAnnotations, asJson, counted } from '../../seeding/write/report.js'
import { inWords } from '../output/counts.js'
import { print } from '../output/print.js'
import { printProblems } from '../output/problems.js'
import { fixturePaths, withFlags } from './command.js'

const formats = {
  text: Type.Literal('text'),
  json: Type.Literal('json'),
  github: Type.Literal('github'),
}

export const validate = withFlags({
  summary: 'Check fixtures without serving them. Exits with 3 when they have errors.',
  operands: 'PATH...',
  flags: {
    format: Type.Union(Object.values(formats), {
      default: 'text',
      description:
        'Output for people (text), for programs (json), or as annotations of a pull request (github).',
    }),
  } satisfies Record<string, TSchema>,

  async run(line) {
    const paths = fixturePaths('validate', line)
    const validated = validateFixtures(paths, { clock: line.config.clock })
    printAs(validated, line.flags.format)
    return validated.seed ? 0 : exitCodes.fixtures
  },
})

function printAs(
  { seed, files, leftOut = [], problems }: ValidatedFixtures,
  format: keyof typeof formats,
): void {
  if (format === 'json') print(asJson(files, problems, leftOut))
  else if (format === 'github') print(asAnnotations(problems, process.cwd()))
  else {
    if (problems.length > 0) printProblems(problems, `\n${counted(problems)}\n`)
    for (const { file, reason } of leftOut) print(`${file}: left out, because ${reason}\n`)
    if (seed) print(`valid (${inWords(countsOf(seed))})\n`)
  }
}

function countsOf(seed: Seed): Record<string, number> {
  const counts: Record<string, number> = {}
  walk(seed, resources, ({ resource: { plural } }) => {
    counts[plural] = (counts[plural] ?? 0) + 1
  })
  return counts
}
