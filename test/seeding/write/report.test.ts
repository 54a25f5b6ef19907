import t from 'tap'
import { type Problem, Source } from '../../../src/seeding/parse/source.js'
import { asAnnotations, asJson, asText, counted } from '../../../src/seeding/write/report.js'

const source = new Source('a.yaml', 'subAccounts:\n  - id: loc main\n')
const problem = (severity: Problem['severity'], message = 'wrong'): Problem => ({
  severity,
  place: source.at(20, 8),
  message,
})

t.test('shows the line, the line before it, and carets under the place', async (t) => {
  t.equal(
    asText([problem('error'), problem('warning')]),
    `a.yaml:2:8  wrong
  1 | subAccounts:
> 2 |   - id: loc main
    |        ^^^^^^^^

a.yaml:2:8  warning: wrong
  1 | subAccounts:
> 2 |   - id: loc main
    |        ^^^^^^^^`,
  )
})

t.test('prints the first hundred, and counts the others', async (t) => {
  const text = asText(Array.from({ length: 1102 }, () => problem('error')))
  t.equal(text.split('wrong').length, 101)
  t.match(text, /\n\n… and 1,002 more$/)
})

t.test('counts errors and warnings', async (t) => {
  const [error, warning] = [problem('error'), problem('warning')]
  t.equal(counted([error]), '1 error')
  t.equal(counted([warning, error, warning]), '1 error and 2 warnings')
  t.equal(counted(Array(1000).fill(warning)), '1,000 warnings')
})

t.test('programs get the places, and pull requests get escaped annotations', async (t) => {
  const other = { file: 'b.yaml', line: 3, column: 1 }
  t.same(JSON.parse(asJson(['a.yaml'], [{ ...problem('warning'), other }])), {
    valid: true,
    files: ['a.yaml'],
    leftOut: [],
    problems: [
      { severity: 'warning', file: 'a.yaml', line: 2, column: 8, message: 'wrong', other },
    ],
  })
  t.equal(JSON.parse(asJson([], [problem('error')])).valid, false)
  const place = { file: '/fixtures/a,b:c.yaml' }
  t.equal(
    asAnnotations([{ severity: 'error', place, message: '100%\n' }], '/fixtures'),
    '::error file=a%2Cb%3Ac.yaml,title=ghl-mock::100%25%0A\n',
  )
})
