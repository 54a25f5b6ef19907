import type { Profile } from '../../resources/profile.js'
import { type Answer, allRefusals, type RefusalRecord } from '../../resources/refusal.js'
import type { Resource } from '../../resources/resource.js'
import type { Route } from '../../resources/route.js'
import { resourcesIn } from '../../sandbox/path-ids.js'

/** Checks that every request has to pass, and those of a route that is not public. The others depend on the route. */
const always = ['address']
const gate = ['version', 'token', 'rate limit', 'scope']

/** Whatever can be refused on a route. */
export const refusalsOn = (route: Route): RefusalRecord[] =>
  allRefusals().filter((one) => isPossible(one, route))

const isPossible = ({ kind, check }: RefusalRecord, route: Route): boolean =>
  always.includes(check) ||
  (gate.includes(check) && route.scope !== undefined) ||
  (check === 'body' && route.schema.body !== undefined) ||
  (check === 'location' && namesLocation(route)) ||
  // A name can be taken wherever one is sent.
  (kind.endsWith('-taken')
    ? check === route.resource.noun && route.schema.body !== undefined
    : resourcesIn(route).some(({ noun }) => noun === check))

/** Whether a request says which sub-account it is about, or names a row of one that has no refusal of its own. */
const namesLocation = (route: Route): boolean =>
  route.path.includes('/:locationId') ||
  [route.schema.querystring, route.schema.body].some((one) => one?.properties?.locationId) ||
  resourcesIn(route).some(
    ({ noun, parent }: Resource) =>
      parent !== undefined &&
      parent.parent === undefined &&
      !allRefusals().some(({ kind }) => kind === `${noun}-elsewhere`),
  )

/** Details whose every value is an empty list that reads as its own name in a text: `<contactId>`. */
const placeholders = new Proxy(
  {},
  { get: (_details, name) => Object.assign([], { toString: () => `<${String(name)}>` }) },
)

/** The answer of a profile to a refusal, about things that name themselves; undefined when it does not refuse. */
export function answerOf(record: RefusalRecord, profile: Profile): Answer | undefined {
  const wording = record[profile]
  // A record words any details.
  return wording === 'accepted' ? undefined : wording(placeholders as never, () => '<traceId>')
}
