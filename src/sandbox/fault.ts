import { type Static, Type } from '@sinclair/typebox'
import { headerName, Match } from './exchange.js'
import { longestDelayMs } from './timers.js'

const strict = { additionalProperties: false }

/** What a fault can do besides answering with a status. */
const Word = Type.Union(
  [
    Type.Literal('pass'),
    Type.Literal('reset'),
    Type.Literal('hang'),
    Type.Literal('empty'),
    Type.Literal('truncate'),
    Type.Literal('drip'),
    Type.Literal('rate-limit-burst'),
    Type.Literal('rate-limit-daily'),
  ],
  {
    title: 'an effect',
    description:
      "reset, hang, empty, truncate and drip act on the connection; truncate and drip spoil the route's own answer, so the route acts. rate-limit-burst and rate-limit-daily answer 429 as if the limit were reached. pass has no effect.",
    examples: ['reset'],
  },
)

/** The words for effects. */
export const effectWords: readonly string[] = Word.anyOf.map((one) => one.const)

export const statusOf = (description: string, example: number) =>
  Type.Integer({
    minimum: 200,
    maximum: 599,
    title: 'a status',
    description,
    examples: [example],
  })
const Status = statusOf(
  "The status to answer with; its body is the profile's own, unless one is given.",
  503,
)
const milliseconds = (description: string) =>
  Type.Number({
    minimum: 0,
    maximum: longestDelayMs,
    title: 'a number',
    description,
    examples: [250],
  })
const Milliseconds = milliseconds('Ten minutes at most.')

const Uniform = Type.Tuple([Milliseconds, Milliseconds], {
  title: 'two numbers of milliseconds',
  description: 'The shortest and the longest delay.',
  examples: [[100, 500]],
})

const Lognormal = Type.Object(
  {
    medianMs: milliseconds('Half of the answers take less, half of them more.'),
    sigma: Type.Number({
      minimum: 0,
      maximum: 5,
      title: 'a number',
      description: 'The spread: 0 is a constant delay; larger values make the slowest slower.',
      examples: [0.4],
    }),
  },
  {
    ...strict,
    title: 'a lognormal delay',
    description: 'Most answers are quick and a few are slow, as in real networks.',
    examples: [{ medianMs: 120, sigma: 0.4 }],
  },
)

const Delay = Type.Union(
  [
    Type.Object({ uniform: Uniform }, { ...strict, title: 'a delay from a range' }),
    Type.Object({ lognormal: Lognormal }, { ...strict, title: 'a delay as in real networks' }),
  ],
  {
    title: 'a random delay',
    description: 'A random delay before the effect, drawn for each request.',
    examples: [{ uniform: [100, 500] }],
  },
)
export type Delay = Static<typeof Delay>

const HeaderName = Type.String({ pattern: headerName })
const HeaderValue = Type.String({
  pattern: '^[\\t\\x20-\\x7e\\x80-\\xff]*$',
  title: 'text that a header can carry',
})

export const bodyOf = (description: string, example: object) =>
  Type.Unknown({ title: 'a body', description, examples: [example, 'plain text'] })

export const Headers = Type.Record(HeaderName, HeaderValue, {
  ...strict,
  title: 'headers',
  description:
    'Headers to add or replace, except those that frame the body, such as content-length.',
  examples: [{ 'retry-after': '2' }],
})

/** An object with effects: a delay, then `effect`, or an answer when there is a status or a body. */
export const Effect = Type.Partial(
  Type.Object({
    status: Status,
    body: bodyOf("Replaces the profile's own body; text is sent as it is.", {
      message: 'Service Unavailable',
    }),
    headers: Headers,
    delayMs: milliseconds('Delay before the effect, in milliseconds.'),
    delay: Delay,
    effect: Word,
  }),
  { ...strict, minProperties: 1, title: 'an object with effects' },
)
export type Effect = Static<typeof Effect>

/** Whether an effect answers as if a rate limit were reached. */
export const isLimit = ({ effect }: Effect): boolean =>
  effect === 'rate-limit-burst' || effect === 'rate-limit-daily'

/** Whether an effect has an answer of its own. */
export const hasAnswer = (what: Effect): boolean =>
  what.status !== undefined || what.body !== undefined || isLimit(what)

/** Whether an effect ends the exchange without an answer. */
export const isCut = ({ effect }: Effect): boolean =>
  effect === 'reset' || effect === 'hang' || effect === 'empty'

/** Whether an effect cuts the route's own answer short. */
export const isTruncated = (what: Effect): boolean => what.effect === 'truncate' && !hasAnswer(what)

/** A number is a status. */
const Step = Type.Union([Status, Word, Effect])
export type Step = Static<typeof Step>

// A fault strikes before there is an answer.
const { status: _status, reason: _reason, ...asked } = Match.properties

/** A rule that makes matching requests fail in a chosen way. */
export const Fault = Type.Object(
  {
    id: Type.Optional(
      Type.String({
        minLength: 1,
        title: 'an id',
        description: 'Generated when left out.',
        examples: ['flaky-create'],
      }),
    ),
    match: Type.Optional(
      Type.Object(asked, {
        ...strict,
        title: 'what to match',
        description: 'The requests that it hits. Default: all.',
        examples: [{ method: 'POST', path: '/contacts/:contactId/notes' }],
      }),
    ),
    when: Type.Optional(
      Type.Union([Type.Literal('before'), Type.Literal('afterCommit')], {
        title: 'when it strikes',
        description:
          'before: nothing is stored. afterCommit: the route has acted and its answer is lost.',
        examples: ['afterCommit'],
      }),
    ),
    then: Type.Union([Step, Type.Array(Step, { minItems: 1 })], {
      description:
        'The effect. Entries of a list apply to one request each; then the fault is used up.',
      title:
        'a status from 200 to 599, an effect such as reset, an object with effects, or a list of these',
      examples: [503, 'reset', [503, 503, 'pass'], { status: 503, delayMs: 250 }],
    }),
    times: Type.Optional(
      Type.Integer({
        minimum: 1,
        title: 'a whole number',
        description: 'The largest number of requests that it hits.',
        examples: [2],
      }),
    ),
    probability: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        title: 'a number',
        description: 'The share of requests that it hits; the same requests on every run.',
        examples: [0.2],
      }),
    ),
  },
  { ...strict, title: 'a fault' },
)
export type Fault = Static<typeof Fault>

/** A fault as it is listed: with its id, its number of hits and whether it still works. */
export const ActiveFault = Type.Object(
  {
    ...Fault.properties,
    id: Type.String(),
    hits: Type.Integer(),
    tooSlow: Type.Optional(
      Type.Boolean({
        description:
          'True when its regular expression took too long for a request: it no longer hits. Add the fault again with another one.',
      }),
    ),
  },
  { title: 'a fault and its hits' },
)
export type ActiveFault = Static<typeof ActiveFault>
