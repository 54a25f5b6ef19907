import { type Static, Type } from '@sinclair/typebox'
import { Match } from './exchange.js'

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
      "reset, hang, empty, truncate, drip: what becomes of the connection. truncate and drip spoil the route's own answer, so the route acts. rate-limit-burst, rate-limit-daily: 429, as over the limit. pass: as if there were no fault.",
    examples: ['reset'],
  },
)

const Status = Type.Integer({
  minimum: 200,
  maximum: 599,
  title: 'a status',
  description: "The status to answer with; its body is the profile's own, unless one is given.",
  examples: [503],
})
const milliseconds = (description: string) =>
  Type.Number({ minimum: 0, maximum: 600_000, title: 'a number', description, examples: [250] })
const Milliseconds = milliseconds('Ten minutes at most.')

const Delay = Type.Union([
  Type.Object(
    {
      uniform: Type.Tuple([Milliseconds, Milliseconds], {
        title: 'two numbers of milliseconds',
        description: 'The least and the most.',
        examples: [[100, 500]],
      }),
    },
    { additionalProperties: false, title: 'a delay from a range' },
  ),
  Type.Object(
    {
      lognormal: Type.Object(
        {
          medianMs: milliseconds('Half of the answers take less, half of them more.'),
          sigma: Type.Number({
            minimum: 0,
            maximum: 5,
            title: 'a number',
            description: '0 is none; the larger, the slower are the slowest.',
            examples: [0.4],
          }),
        },
        {
          additionalProperties: false,
          title: 'a lognormal delay',
          description: 'Most answers are quick, a few are slow: as networks are.',
          examples: [{ medianMs: 120, sigma: 0.4 }],
        },
      ),
    },
    { additionalProperties: false, title: 'a delay as networks have it' },
  ),
])
export type Delay = Static<typeof Delay>

// What Node lets into a head (RFC 9110).
const HeaderName = Type.String({ pattern: "^[\\w!#$%&'*+.^`|~-]+$" })
const HeaderValue = Type.String({
  pattern: '^[\\t\\x20-\\x7e\\x80-\\xff]*$',
  title: 'text that a header can carry',
})

/** An effect in full: waits, then does `effect`, or answers when there is a status or a body. */
const Effect = Type.Object(
  {
    status: Type.Optional(Status),
    body: Type.Optional(
      Type.Unknown({
        title: 'a body',
        description: "In place of the profile's own; text is sent as it is.",
        examples: [{ message: 'Service Unavailable' }, 'plain text'],
      }),
    ),
    headers: Type.Optional(
      Type.Record(HeaderName, HeaderValue, {
        additionalProperties: false,
        title: 'headers',
        description:
          'Besides those that every answer has, or in place of them; none that say where it ends.',
        examples: [{ 'retry-after': '2' }],
      }),
    ),
    delayMs: Type.Optional(milliseconds('How long it waits first.')),
    delay: Type.Optional(
      Type.Union(Delay.anyOf, {
        title: 'a delay',
        description: 'How long it waits first, drawn anew for each request.',
        examples: [{ uniform: [100, 500] }],
      }),
    ),
    effect: Type.Optional(Word),
  },
  { additionalProperties: false, minProperties: 1, title: 'an effect in full' },
)
export type Effect = Static<typeof Effect>

/** A number is a status. */
const Step = Type.Union([Status, Word, Effect])
export type Step = Static<typeof Step>

// A fault strikes before there is an answer, and before anybody has looked who asks.
const { status: _status, reason: _reason, by: _by, ...asked } = Match.properties

/** A rule that makes matching requests fail in a chosen way. */
export const Fault = Type.Object(
  {
    id: Type.Optional(
      Type.String({
        minLength: 1,
        title: 'an id',
        description: 'Made, if left out.',
        examples: ['flaky-create'],
      }),
    ),
    match: Type.Optional(
      Type.Object(asked, {
        additionalProperties: false,
        title: 'what to match',
        description: 'The requests that it hits: those that are like this; all, if left out.',
        examples: [{ method: 'POST', path: '/contacts/:contactId/notes' }],
      }),
    ),
    when: Type.Optional(
      Type.Union([Type.Literal('before'), Type.Literal('afterCommit')], {
        title: 'when it strikes',
        description:
          'before: nothing is stored. afterCommit: the route has acted, and its answer is lost.',
        examples: ['afterCommit'],
      }),
    ),
    then: Type.Union([Step, Type.Array(Step, { minItems: 1 })], {
      description: 'What happens; a list happens in turn, one entry a request, and is spent then.',
      title: 'a status, an effect such as reset, an object with effects, or a list of these',
      examples: [503, 'reset', [503, 503, 'pass'], { status: 503, delayMs: 250 }],
    }),
    times: Type.Optional(
      Type.Integer({
        minimum: 1,
        title: 'a whole number',
        description: 'How many requests it hits at most.',
        examples: [2],
      }),
    ),
    probability: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        title: 'a number',
        description: 'The share of requests that it hits, the same ones on every run.',
        examples: [0.2],
      }),
    ),
  },
  { additionalProperties: false, title: 'a fault' },
)
export type Fault = Static<typeof Fault>

/** A fault as it is shown: with its id, and how often it has hit. */
export const ActiveFault = Type.Object(
  { ...Fault.properties, id: Type.String(), hits: Type.Integer() },
  { title: 'a fault and its hits' },
)
export type ActiveFault = Static<typeof ActiveFault>
