import { text } from 'node:stream/consumers'
import { type TSchema, Type } from '@sinclair/typebox'
import { exitCodes } from '../../lib/failure.js'
import { resources } from '../../resources/index.js'
import type { Seed } from '../../seeding/fixture-format.js'
import {
  type FixtureText,
  formatOf,
  type ValidatedFixtures,
  validateFixtures,
} from '../../seeding/load.js'
import { filesOf, once } from '../../seeding/parse/files.js'
import { collect } from '../../seeding/parse/source.js'
import { walk } from '../../seeding/walk.js'
import { asAnnotations, asJson, counted } from '../../seeding/write/report.js'
import { fixturePaths, withFlags } from '../command.js'
import { inWords } from '../output/counts.js'
import { print } from '../output/print.js'
import { printProblems } from '../output/problems.js'

const formats = {
  text: Type.Literal('text'),
  json: Type.Literal('json'),
  github: Type.Literal('github'),
}

export const validate = withFlags({
  summary: 'Check fixtures without serving them. Exits with 3 when they have errors.',
  example: 'ghl-mock validate fixtures --format github\ncat a.yaml | ghl-mock validate -',
  exits: [0, 2, 3],
  operands: 'PATH...|-',
  flags: {
    format: Type.Union(Object.values(formats), {
      default: 'text',
      description:
        'Output for people (text), for programs (json), or as annotations of a pull request (github).',
    }),
    each: Type.Boolean({
      default: false,
      description:
        'Check each file alone, as alternatives. By default the files add up, and must not contradict each other.',
    }),
  } satisfies Record<string, TSchema>,

  async run(line) {
    const { each, format } = line.flags
    const { clock } = line.config
    const operands = fixturePaths('validate', line)
    const texts = operands.includes('-') ? [await standardInput()] : []
    const paths = operands.filter((path) => path !== '-')
    const judged = each
      ? [
          ...filesAt(paths).map((path) => validateFixtures([path], { clock })),
          ...texts.map((text) => validateFixtures([], { clock, texts: [text] })),
        ]
      : [validateFixtures(paths, { clock, texts })]
    if (format === 'json' && judged.length !== 1) print(asJsonList(judged))
    else for (const one of judged) printAs(one, format, texts, each)
    return judged.every(({ seed }) => seed) ? 0 : exitCodes.fixtures
  },
})

/** The files at paths; a path with none is kept, so that it is reported. */
const filesAt = (paths: readonly string[]): string[] =>
  once(paths.flatMap((path) => collect([], () => filesOf(path).files) ?? [path]))

async function standardInput(): Promise<FixtureText> {
  const content = await text(process.stdin)
  return { name: 'stdin', text: content, format: formatOf(content) }
}

function printAs(
  { seed, files, leftOut = [], problems }: ValidatedFixtures,
  format: keyof typeof formats,
  texts: readonly FixtureText[],
  each: boolean,
): void {
  if (format === 'json') print(asJson(files, problems, leftOut))
  else if (format === 'github') print(asAnnotations(problems, process.cwd()))
  else {
    if (problems.length > 0) printProblems(problems, `\n${counted(problems)}\n`)
    for (const { file, reason } of leftOut) print(`${file}: left out, because ${reason}\n`)
    const names = files.length > 0 ? files : texts.map(({ name }) => name)
    if (seed) print(`${each ? `${names.join(', ')}: ` : ''}valid (${inWords(countsOf(seed))})\n`)
  }
}

function countsOf(seed: Seed): Record<string, number> {
  const counts: Record<string, number> = {}
  walk(seed, resources, ({ resource: { plural } }) => {
    counts[plural] = (counts[plural] ?? 0) + 1
  })
  return counts
}

/** Reports of several files, as a list of those that one file gets. */
const asJsonList = (judged: readonly ValidatedFixtures[]): string =>
  `[\n${judged.map(({ files, problems, leftOut }) => asJson(files, problems, leftOut).trimEnd()).join(',\n')}\n]\n`
