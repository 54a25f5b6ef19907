import { readFileSync } from 'node:fs'
import t from 'tap'
import { ledgerOf, ledgerText } from '../../../src/admin/fidelity/ledger.js'
import '../../../src/api/database-unavailable.js'
import '../../../src/api/refusals.js'
import '../../../src/api/route-refusals.js'
import { allRefusals } from '../../../src/resources/refusal.js'
import { apiRoutes } from '../../../src/resources/routes.js'
import { mock } from '../../support/mock.js'

t.test('every route and every refusal has a grade and a source', async (t) => {
  const { routes, refusals, notEmulated, calls } = ledgerOf(apiRoutes)
  t.equal(routes.length, apiRoutes.length)
  t.equal(refusals.length, allRefusals().length)
  const graded = /^(?:documented|observed|assumed|ours)/
  for (const { source, path } of routes) t.match(source, graded, path)
  for (const { kind, documented, observed } of refusals) {
    t.match(documented, graded, kind)
    t.match(observed, graded, kind)
  }
  t.ok(notEmulated.find(({ area }) => area === 'calendars'))
  t.ok(calls.answered < calls.all)
  t.ok(calls.missing.includes('GET /conversations/search'))
  t.notOk(calls.missing.includes('GET /contacts/:id'))
})

t.test('a route that no specification has must say how it is known', async (t) => {
  const [route] = apiRoutes
  if (!route) throw new Error('There is no route.')
  const unknown = { ...route, path: '/nowhere' }
  t.throws(() => ledgerOf([unknown]), /GET|POST \/nowhere is not published, and declares no source/)
  t.equal(ledgerOf([{ ...unknown, source: 'assumed W42' }]).routes[0]?.source, 'assumed W42')
})

t.test('a running mock serves it', async (t) => {
  const { app } = mock(t)
  const answer = await app.inject('/__admin/fidelity')
  t.equal(answer.json().routes.length, apiRoutes.length)
})

t.test('docs/fidelity.md is what the declarations say (npm run docs writes it)', async (t) => {
  const file = new URL('../../../docs/fidelity.md', import.meta.url)
  t.equal(readFileSync(file, 'utf8'), ledgerText(ledgerOf(apiRoutes)))
})
