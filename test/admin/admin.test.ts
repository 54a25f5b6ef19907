import t from 'tap'
import { mock } from '../support/mock.js'

const wrong: [
  method: 'GET' | 'PUT' | 'POST',
  path: string,
  body: string,
  status: number,
  message: RegExp,
][] = [
  [
    'PUT',
    '/clock',
    '{"freze":"2030-01-01"}',
    400,
    /^freze is unknown here, expected one of freeze, .*did you mean "freeze"\?$/,
  ],
  [
    'PUT',
    '/clock',
    '{"freeze":"tomorrow"}',
    400,
    /^freeze: expected an ISO 8601 date such as .* or true or false, found "tomorrow"$/,
  ],
  ['POST', '/clock/advance', '', 400, /^seconds is missing, expected a number$/],
  ['POST', '/clock/advance', '{"seconds":1e300}', 400, /^seconds: the clock would leave the years/],
  ['PUT', '/clock', '{"offset":1e300}', 400, /^offset: expected a number from -8640000000000 to /],
  ['PUT', '/clock', '{"offset":"999999999d"}', 400, /^offset: expected .* or a duration such as/],
  ['GET', '/clock?sandbox=a&sandbox=b', '', 400, /^sandbox: found several, expected one\.$/],
  ['POST', '/clock/advance', '{"seconds":', 400, /^The body is not JSON: /],
  ['POST', '/reset?to=sead', '', 404, /^There is no snapshot "sead"; did you mean "seed"\?$/],
  [
    'POST',
    '/reste',
    '',
    404,
    /^POST \/__admin\/reste does not exist\. The nearest are POST \/__admin\/reset, /,
  ],
  ['GET', '/reset', '', 404, /^GET \/__admin\/reset does not exist: this path takes POST\.$/],
  ['GET', '', '', 404, /GET \/__admin\/openapi\.json lists all\.$/],
]
for (const [method, path, payload, status, message] of wrong) {
  t.test(`says what is wrong with ${method} ${path} ${payload}`, async (t) => {
    const { app } = mock(t)
    const answer = await app.inject({ method, url: `/__admin${path}`, payload })
    t.match(answer.json(), { statusCode: status, message })
    t.equal(answer.headers['x-ratelimit-max'], undefined, 'not limited')
  })
}
