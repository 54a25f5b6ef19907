import { type Static, Type } from '@sinclair/typebox'
import { bodyOf, Headers, statusOf } from './fault.js'

/** An answer to a route that HighLevel publishes and the mock does not emulate. */
export const Stub = Type.Object(
  {
    id: Type.Optional(
      Type.String({
        minLength: 1,
        title: 'an id',
        description: 'Made, if left out.',
        examples: ['free-slots'],
      }),
    ),
    match: Type.Object(
      {
        method: Type.String({
          title: 'a method',
          description: "The request's method.",
          examples: ['GET'],
        }),
        path: Type.String({
          title: 'a path',
          description: 'The path; `:name` matches any one segment.',
          examples: ['/calendars/:calendarId/free-slots'],
        }),
        query: Type.Optional(
          Type.Record(Type.String(), Type.String(), {
            title: 'query parameters',
            description: 'Those that a request must have; others do not matter.',
            examples: [{ timezone: 'UTC' }],
          }),
        ),
      },
      {
        additionalProperties: false,
        title: 'what to match',
        description: 'The requests that it answers.',
        examples: [{ method: 'GET', path: '/calendars/' }],
      },
    ),
    status: Type.Optional(statusOf('Default: 200.', 200)),
    headers: Type.Optional(Headers),
    body: Type.Optional(bodyOf('JSON; text is sent as it is.', { calendars: [] })),
  },
  { additionalProperties: false, title: 'a stub' },
)
export type Stub = Static<typeof Stub>

/** A stub as it is shown: with its id. */
export const ActiveStub = Type.Object(
  { ...Stub.properties, id: Type.String() },
  { title: 'a stub and its id' },
)
export type ActiveStub = Static<typeof ActiveStub>
