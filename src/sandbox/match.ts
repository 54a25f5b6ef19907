import { means } from '../resources/route.js'
import type { Exchange, Match } from './exchange.js'
import { Pattern } from './pattern.js'

/** What can be matched: an exchange, or what is known of one. */
export type Matchable = { [Name in keyof Exchange]?: Exchange[Name] | undefined } & {
  /** The path of its route, in which `:name` is an id. */
  route?: string | undefined
  /** What it has in common with others. */
  outline?: Readonly<Outline>
  /** Whether it had a body that is not kept. */
  bodyLost?: boolean
  /** One of its headers, where it is dear to make all of them. */
  header?(name: string): string | undefined
  /** The same with the tokens that were sent, where a field of a match can tell the difference. */
  asSent?(name: keyof Match): Matchable | undefined
}

interface Test {
  name: keyof Match
  test: (exchange: Matchable) => boolean
}

/**
 * A match that is compared with many exchanges: paths and regular expressions are compiled once, and what an outline
 * decides is found out once for all exchanges that have it.
 */
export class Matcher {
  readonly #match: Match
  readonly #tests: readonly Test[]
  /** The tests that outlines leave; false where no exchange can match. */
  readonly #left = new WeakMap<Readonly<Outline>, readonly Test[] | false>()

  /** @throws SyntaxError when a regular expression is none */
  constructor(match: Match) {
    this.#match = match
    // A match is validated by the schema of `Match`, so it has no other keys.
    const names = (Object.keys(match) as (keyof Match)[]).filter(
      (name) => match[name] !== undefined,
    )
    const isSlow = (name: keyof Match) => Number(slow.includes(name))
    this.#tests = names
      .toSorted((a, b) => isSlow(a) - isSlow(b))
      .map((name) => ({ name, test: withTokens(name, testOf(name, match)) }))
  }

  /** @throws TooSlow when a regular expression takes too long */
  matches(exchange: Matchable): boolean {
    const { outline } = exchange
    const tests = outline ? this.#leftBy(outline) : this.#tests
    if (tests === false) return false
    // With many waiting tests, a call of `every` would be a third of the time.
    for (const { test } of tests) if (!test(exchange)) return false
    return true
  }

  #leftBy(outline: Readonly<Outline>): readonly Test[] | false {
    const known = this.#left.get(outline)
    if (known !== undefined) return known
    const decided = decidedBy(this.#match, outline)
    const left = decided ? this.#tests.filter(({ name }) => !decided.includes(name)) : false
    this.#left.set(outline, left)
    return left
  }

  /** Whether an exchange would match if its body did, which is not kept. */
  couldMatch(exchange: Matchable): boolean {
    return exchange.bodyLost === true && this.mismatches(exchange).every((name) => name === 'body')
  }

  /** The names of the fields that an exchange does not meet; empty when it matches. */
  mismatches(exchange: Matchable): (keyof Match)[] {
    return this.#tests.flatMap(({ name, test }) => (test(exchange) ? [] : [name]))
  }
}

/** A match may name a token as it was sent or as it is shown. Of headers, each one is compared in both ways. */
const withTokens = (name: keyof Match, test: Test['test']): Test['test'] =>
  name === 'headers'
    ? test
    : (exchange) => {
        if (test(exchange)) return true
        const sent = exchange.asSent?.(name)
        return sent !== undefined && test(sent)
      }

/** What has to be parsed. */
const slow: readonly (keyof Match)[] = ['headers', 'query', 'body']

function testOf(name: keyof Match, match: Match): Test['test'] {
  switch (name) {
    case 'method': {
      const method = match.method?.toUpperCase()
      return (exchange) => exchange.method === method
    }
    case 'path': {
      const wanted = match.path ?? ''
      const pattern = pathPattern(wanted)
      /** Whether each route that was met is meant. */
      const known = new Map<string, boolean>()
      const isMeant = (route: string) => {
        const found = known.get(route) ?? means(wanted, route)
        known.set(route, found)
        return found
      }
      return ({ path = '', route }) => pattern.test(path) && (route === undefined || isMeant(route))
    }
    case 'reason':
      return ({ reason }) => match.reason === reason?.split(';', 1)[0]
    case 'headers': {
      const wanted = Object.entries(match.headers ?? {}).map(
        ([key, value]) => [key.toLowerCase(), valueTest(value)] as const,
      )
      return (exchange) => {
        for (const [key, test] of wanted) {
          const shown = headerOf(exchange, key)
          if (shown === undefined) return false
          if (!test(shown) && !test(headerOf(exchange.asSent?.('headers') ?? {}, key))) return false
        }
        return true
      }
    }
    case 'query': {
      const wanted = Object.entries(match.query ?? {}).map(
        ([key, value]) => [key, parameterTest(value)] as const,
      )
      return ({ query = {} }) =>
        wanted.every(([key, test]) => Object.hasOwn(query, key) && test([query[key]].flat()))
    }
    case 'body': {
      const test = valueTest(match.body)
      const inText = operatorTest(match.body)
      return (exchange) =>
        !exchange.bodyLost &&
        (test(exchange.body) ||
          (inText !== undefined && exchange.rawBody !== undefined && inText(exchange.rawBody)))
    }
    default:
      return (exchange) => match[name] === exchange[name]
  }
}

const special = /[.*+?^${}()|[\]\\]/g

/** `:name` is any one segment; a route says whether it is an id there. Capitals and a last slash do not matter, as to the API. */
function pathPattern(path: string): RegExp {
  const segments = path.replace(/\/$/, '').split('/')
  const source = segments.map((one) =>
    one.startsWith(':') ? '[^/]+' : one.replace(special, '\\$&'),
  )
  return new RegExp(`^${source.join('/')}/?$`, 'i')
}

/**
 * Whether a value has everything that `wanted` names, however deep; lists match entry by entry. For text,
 * `{ contains }` and `{ matches }` say how.
 */
function valueTest(wanted: unknown): (found: unknown) => boolean {
  if (typeof wanted !== 'object' || wanted === null) return (found) => found === wanted
  const inText = operatorTest(wanted)
  const isList = Array.isArray(wanted)
  const entries = Object.entries(wanted).map(([key, value]) => ({ key, test: valueTest(value) }))
  return (found) => {
    if (inText && typeof found === 'string') return inText(found)
    if (typeof found !== 'object' || found === null || Array.isArray(found) !== isList) return false
    if (Array.isArray(found) && found.length !== entries.length) return false
    return entries.every(
      ({ key, test }) => Object.hasOwn(found, key) && test(Reflect.get(found, key)),
    )
  }
}

/** A list means all values of a parameter, in their order; everything else means one of them. */
function parameterTest(wanted: unknown): (values: readonly unknown[]) => boolean {
  const test = valueTest(wanted)
  return Array.isArray(wanted) ? test : (values) => values.some(test)
}

/** The test for `{ contains }` or `{ matches }`; undefined for everything else. */
function operatorTest(wanted: unknown): ((text: string) => boolean) | undefined {
  if (typeof wanted !== 'object' || wanted === null || Object.keys(wanted).length !== 1) return
  // Which of the two it has is asked below.
  const { contains, matches } = wanted as { contains?: unknown; matches?: unknown }
  if (typeof contains === 'string') return (text) => text.includes(contains)
  if (typeof matches !== 'string') return undefined
  const pattern = new Pattern(matches)
  return (text) => pattern.test(text)
}

function headerOf(exchange: Matchable, key: string): string | undefined {
  if (exchange.header) return exchange.header(key)
  const { headers = {} } = exchange
  return Object.hasOwn(headers, key) ? headers[key] : undefined
}

/** What exchanges have in common. Of those that the journal dropped, nothing else is known. */
interface Outline {
  method: string
  /** Empty when there was none. */
  route: string
  status: number
  /** The kind of refusal; empty when there was none. */
  reason: string
}

/** Whether a match can mean exchanges of an outline. */
export const couldMatch = (match: Match, outline: Outline): boolean =>
  decidedBy(match, outline) !== undefined

/** The fields of a match that all exchanges of an outline meet; undefined when none of them can match. */
function decidedBy(match: Match, { method, route, status, reason }: Outline) {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return undefined
  if (match.status !== undefined && match.status !== status) return undefined
  if (match.reason !== undefined && match.reason !== reason) return undefined
  const { path = '' } = match
  const isRoute = match.path !== undefined && route !== ''
  if (isRoute && !means(path, route)) return undefined
  const decided: (keyof Match)[] = ['method', 'status', 'reason']
  return isRoute && isAnyId(path, route) ? [...decided, 'path' as const] : decided
}

/** Whether a path that means a route has a name wherever the route has one. */
function isAnyId(path: string, route: string): boolean {
  const segments = path.split('/')
  return route.split('/').every((one, at) => !one.startsWith(':') || segments[at]?.startsWith(':'))
}
