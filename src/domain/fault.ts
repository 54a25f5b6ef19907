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
    description: "truncate and drip spoil the route's own answer, so the route acts.",
  },
)

const Status = Type.Integer({ minimum: 200, maximum: 599, title: 'a status from 200 to 599' })
const Milliseconds = Type.Number({ minimum: 0, maximum: 600_000 })

const Delay = Type.Union([
  Type.Object(
    { uniform: Type.Tuple([Milliseconds, Milliseconds]) },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      lognormal: Type.Object(
        { medianMs: Milliseconds, sigma: Type.Number({ minimum: 0, maximum: 5 }) },
        { additionalProperties: false },
      ),
    },
    { additionalProperties: false },
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
      Type.Unknown({ description: "In place of the profile's own; text is sent as it is." }),
    ),
    headers: Type.Optional(
      Type.Record(HeaderName, HeaderValue, { additionalProperties: false, title: 'headers' }),
    ),
    delayMs: Type.Optional(Milliseconds),
    delay: Type.Optional(Delay),
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
    id: Type.Optional(Type.String({ minLength: 1, description: 'Made, if left out.' })),
    match: Type.Optional(Type.Object(asked, { additionalProperties: false })),
    when: Type.Optional(
      Type.Union([Type.Literal('before'), Type.Literal('afterCommit')], {
        description:
          'before: nothing is stored. afterCommit: the route has acted, and its answer is lost.',
      }),
    ),
    then: Type.Union([Step, Type.Array(Step, { minItems: 1 })], {
      description: 'What happens; a list happens in turn, one entry a request, and is spent then.',
      title: 'a status, an effect such as reset, an object with effects, or a list of these',
    }),
    times: Type.Optional(
      Type.Integer({ minimum: 1, description: 'How many requests it hits at most.' }),
    ),
    probability: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
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
