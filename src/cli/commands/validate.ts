import { type TSchema, Type } from '@sinclair/typebox'
import { exitCodes } from '../../lib/failure.js'
import { type ValidatedFixtures, validateFixtures } from '../../seeding/load.js'
import { asAnnotations, asJson, asText, counted } from '../../seeding/write/report.js'
import { paintFor } from '../output/paint.js'
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
    print(validated, line.flags.format)
    return validated.seed ? 0 : exitCodes.fixtures
  },
})

function print({ seed, files, problems }: ValidatedFixtures, format: keyof typeof formats): void {
  if (format === 'json') process.stdout.write(asJson(files, problems))
  else if (format === 'github') process.stdout.write(asAnnotations(problems, process.cwd()))
  else {
    if (problems.length > 0) {
      const text = asText(problems, paintFor(process.stderr))
      process.stderr.write(`${text}\n\n${counted(problems)}\n`)
    }
    if (seed) process.stdout.write(`${files.join(', ')}: valid\n`)
  }
}
