import { type TSchema, Type } from '@sinclair/typebox'
import { exitCodes, Failure } from '../domain/failure.js'
import { type Judged, judgeFixtures } from '../fixtures/load.js'
import { asAnnotations, asJson, asText, counted } from '../fixtures/report.js'
import { withFlags } from './command.js'
import { paintFor } from './paint.js'
import { tellProgress } from './progress.js'

const formats = {
  text: Type.Literal('text'),
  json: Type.Literal('json'),
  github: Type.Literal('github'),
}

export const validate = withFlags({
  summary: 'Check fixtures without serving them: 0 when they are right, 3 when not.',
  operands: 'PATH...',
  options: ['fixtures', 'clock'],
  flags: {
    format: Type.Union(Object.values(formats), {
      default: 'text',
      description: 'How it is told: to people, to programs, or beside the lines of a pull request.',
    }),
  } satisfies Record<string, TSchema>,

  async run({ config, operands, flags: { format } }) {
    const paths = operands.length > 0 ? operands : config.fixtures
    if (paths.length === 0) {
      throw new Failure(
        'usage',
        'ghl-mock validate needs at least one PATH: a fixture or a folder of them.',
      )
    }
    const judged = judgeFixtures(paths, { clock: config.clock, progress: tellProgress() })
    tell(judged, format)
    return judged.seed ? 0 : exitCodes.fixtures
  },
})

function tell({ seed, files, problems }: Judged, format: keyof typeof formats): void {
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
