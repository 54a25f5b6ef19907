import {
  type Static,
  type StringOptions,
  type TOptional,
  type TString,
  Type,
} from '@sinclair/typebox'
import { type IdName, resources } from '../resources/index.js'
import { maxPattern } from './pattern.js'

/** An optional property for the id of each resource that paths contain: `contactId`, `noteId`. */
const ids = (describe: (noun: string) => StringOptions) =>
  // The list has exactly these names.
  Object.fromEntries(
    resources
      .filter(({ param }) => param !== undefined)
      .map(({ param, noun }) => [param, Type.Optional(Type.String(describe(noun)))]),
  ) as Record<IdName, TOptional<TString>> // `IdName` are the params of the resources

/** One request that a sandbox has answered, as its journal keeps it. */
export const Exchange = Type.Object(
  {
    id: Type.Integer({
      description: 'Counts up from 1 in each sandbox, in the order in which requests come.',
    }),
    at: Type.String({ description: "When it came, by the sandbox's clock." }),
    endedAt: Type.Optional(
      Type.String({ description: "When it was answered, by the sandbox's clock." }),
    ),
    method: Type.String(),
    path: Type.String({ description: 'Without the query.' }),
    query: Type.Record(Type.String(), Type.Union([Type.String(), Type.Array(Type.String())])),
    headers: Type.Record(Type.String(), Type.String(), {
      description: "As sent; a token is shown as its private integration's name.",
    }),
    body: Type.Optional(
      Type.Unknown({
        description:
          'The parsed body, or its text when it cannot be parsed; words in parentheses where it is not kept; absent when there was none.',
      }),
    ),
    rawBody: Type.Optional(
      Type.String({
        description: 'The text of the body, as it was sent; absent where it is not kept.',
      }),
    ),
    bodyType: Type.Optional(Type.String({ description: "The body's Content-Type." })),
    ...ids(() => ({})),
    by: Type.Optional(
      Type.String({ description: 'The private integration whose token was sent.' }),
    ),
    status: Type.Integer({
      description:
        '0 when no answer was sent: a fault or the client itself had ended the connection.',
    }),
    stub: Type.Optional(Type.String({ description: 'The stub that answered.' })),
    stored: Type.Optional(
      Type.Boolean({
        description: 'True when the route wrote, although its answer was lost or replaced.',
      }),
    ),
    fault: Type.Optional(Type.String({ description: 'The fault that hit.' })),
    effect: Type.Optional(Type.String({ description: 'The effect of that fault.' })),
    responseHeaders: Type.Optional(
      Type.Record(Type.String(), Type.String(), { description: 'The headers of the answer.' }),
    ),
    response: Type.Unknown({
      description:
        'The parsed body of the answer, or its text; words in parentheses where it is not kept.',
    }),
    rawResponse: Type.Optional(
      Type.String({ description: 'The text of the answer; absent where it is not kept.' }),
    ),
    reason: Type.Optional(Type.String({ description: 'Why the request was refused.' })),
    durationMs: Type.Number(),
    repeats: Type.Optional(
      Type.Integer({
        description:
          'How many exchanges just before it were the same request with the same refusal. Some clients repeat one for ever.',
      }),
    ),
  },
  { title: 'an exchange' },
)
export type Exchange = Static<typeof Exchange>

/** What Node accepts as the name of a header (RFC 9110), as a regular expression. */
export const headerName = "^[\\w!#$%&'*+.^`|~-]+$"

/** A condition for text: the text itself, a part of it, or a regular expression. */
const Text = Type.Union(
  [
    Type.String(),
    Type.Object(
      {
        contains: Type.String({
          title: 'text',
          description: 'A part of the text.',
          examples: ['ghl'],
        }),
      },
      { additionalProperties: false, title: 'a part' },
    ),
    Type.Object(
      {
        matches: Type.String({
          maxLength: maxPattern,
          title: 'a regular expression',
          description: 'What is found somewhere in the text.',
          examples: ['^2021-'],
        }),
      },
      { additionalProperties: false, title: 'a regular expression' },
    ),
  ],
  { title: 'text, { contains: text } or { matches: regular expression }' },
)

/** Conditions for an exchange. It may have any value in the fields that are left out. */
export const Match = Type.Partial(
  Type.Object({
    method: Type.String({
      title: 'a method',
      description: "The request's method.",
      examples: ['POST'],
    }),
    path: Type.String({
      title: 'a path',
      description: 'The path; `:name` matches any one segment.',
      examples: ['/contacts/:contactId/notes'],
    }),
    ...ids((noun) => ({
      minLength: 1,
      title: `a ${noun}'s id`,
      description: `The ${noun} in the path.`,
      examples: [noun === 'contact' ? 'contact-xyz789' : `${noun.replaceAll(' ', '-')}-abc123`],
    })),
    status: Type.Integer({ title: 'a status', description: '0: no answer was sent.' }),
    reason: Type.String({ description: 'The kind of refusal.', examples: ['scope-missing'] }),
    by: Type.String({
      title: 'a name',
      description: "The private integration's name.",
      examples: ['full'],
    }),
    headers: Type.Record(Type.String(), Text, {
      title: 'headers',
      description: 'Headers by name, each with its text, `{ contains }` or `{ matches }`.',
      examples: [{ version: '2021-07-28' }],
    }),
    query: Type.Record(Type.String(), Type.Union([Text, Type.Array(Type.String())]), {
      title: 'query parameters',
      description:
        'Query parameters by name, each with its text, `{ contains }` or `{ matches }`, which one of several values has, or with the list of all its values.',
      examples: [{ limit: '20' }],
    }),
    body: Type.Unknown({
      title: 'a body',
      description:
        'The fields given must be equal; others may have any value. In place of text, `{ contains }` gives a part of it and `{ matches }` a regular expression; in place of the body, they are about its text.',
      examples: [{ pinned: true }],
    }),
  }),
  { additionalProperties: false, title: 'what to match' },
)
export type Match = Static<typeof Match>
