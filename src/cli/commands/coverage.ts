import { Type } from '@sinclair/typebox'
import type { Coverage } from '../../admin/schemas.js'
import { exitCodes } from '../../lib/failure.js'
import { askMock } from '../ask-mock.js'
import { sandboxFlag, withFlags } from '../command.js'
import { print, printError } from '../output/print.js'
import { sandboxOf, urlOf } from '../target.js'

export const coverage = withFlags({
  summary: 'Show which routes and statuses of a running mock were exercised.',
  example: 'ghl-mock coverage http://127.0.0.1:4450 --min 40 --called',
  exits: [0, 2, 4, 5],
  operands: '[URL]',
  flags: {
    sandbox: sandboxFlag,
    min: Type.Number({
      default: 0,
      minimum: 0,
      maximum: 100,
      placeholder: 'PERCENT',
      description: 'Least coverage in percent. Exits with 5 below it.',
    }),
    called: Type.Boolean({
      default: false,
      description: 'Count and show only the routes that were called.',
    }),
    format: Type.Union([Type.Literal('text'), Type.Literal('json'), Type.Literal('github')], {
      default: 'text',
      description:
        'Output for people (text), for programs (json), or as Markdown for $GITHUB_STEP_SUMMARY (github).',
    }),
  },

  async run(line) {
    const { config, flags } = line
    const { min, called, format } = flags
    const url = urlOf('coverage', line)
    const sandbox = sandboxOf(url, flags.sandbox)
    const all = await askMock(url, config, 'Coverage', '/coverage', sandbox)
    const shown = called ? calledIn(all) : all
    print(formats[format](shown))
    if (shown.percent >= min) return 0
    printError(`ghl-mock: The coverage is ${shown.percent} %, expected at least ${min} %.\n`)
    return exitCodes.different
  },
})

/** The coverage of the routes that were called, as if there were no others. */
function calledIn({ routes, percentOfCalled, ...coverage }: Coverage): Coverage {
  const called = routes.filter(({ statuses }) => statuses.some(({ count }) => count > 0))
  const sum = (name: 'exercised' | 'of') => called.reduce((total, one) => total + one[name], 0)
  return {
    ...coverage,
    percent: percentOfCalled,
    percentOfCalled,
    exercised: sum('exercised'),
    of: sum('of'),
    routes: called,
  }
}

const formats = {
  json: (coverage: Coverage) => `${JSON.stringify(coverage, null, 2)}\n`,

  text(coverage: Coverage) {
    const { routes } = coverage
    const width = Math.max(0, ...routes.map(({ path }) => path.length))
    const lines = routes.map((route) => {
      const { done, missing } = statusesOf(route)
      const name = `${route.method.padEnd(6)} ${route.path.padEnd(width)}`
      const share = `${route.exercised}/${route.of}`.padStart(5)
      return `${name} ${share}  ${[done, missing && `not ${missing}`].filter(Boolean).join('  ')}`
    })
    return `${[...lines, ...spareScopes(coverage), sentence(coverage)].join('\n')}\n`
  },

  github(coverage: Coverage) {
    const spare = spareScopes(coverage).map((line) => `- ${line}`)
    const table = coverage.routes.map((route) => {
      const { done, missing } = statusesOf(route)
      return `| ${route.method} \`${route.path}\` | ${route.exercised} of ${route.of} | ${done} | ${missing} |`
    })
    return [
      '### Coverage of the HighLevel API',
      sentence(coverage),
      ['| Route | | Exercised | Not exercised |', '| --- | --- | --- | --- |', ...table].join('\n'),
      ...(spare.length > 0 ? [spare.join('\n')] : []),
      '',
    ].join('\n\n')
  },
}

/** The tokens that have scopes which no call needed; those that were not used at all are left out. */
const spareScopes = ({ scopes }: Coverage): string[] =>
  scopes
    .filter(({ used, unused }) => used.length > 0 && unused.length > 0)
    .map(({ name, unused }) => `The token ${name} did not need ${unused.join(', ')}.`)

const sentence = ({ percent, exercised, of, routes }: Coverage): string =>
  `${percent} %: ${exercised} of ${of} statuses of ${routes.length} routes were exercised.`

/** The statuses that a route has answered, and the others that it can answer. */
function statusesOf({ statuses }: Coverage['routes'][number]) {
  const listed = (isDone: boolean) => {
    const done = new Set(statuses.filter(({ count }) => count > 0).map(({ status }) => status))
    const all = new Set(statuses.map(({ status }) => status))
    return [...all].filter((status) => done.has(status) === isDone).join(' ')
  }
  return { done: listed(true), missing: listed(false) }
}
