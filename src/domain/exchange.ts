import { type Static, Type } from '@sinclair/typebox'

/** One request that a sandbox has answered, as its journal keeps it. */
export const Exchange = Type.Object(
  {
    id: Type.Integer({ description: 'Counts up from 1 in each sandbox.' }),
    at: Type.String({ description: "When it came, by the sandbox's clock." }),
    method: Type.String(),
    path: Type.String({ description: 'Without the query.' }),
    query: Type.Record(Type.String(), Type.Union([Type.String(), Type.Array(Type.String())])),
    headers: Type.Record(Type.String(), Type.String(), {
      description: "As sent; a token is shown as its private integration's name.",
    }),
    body: Type.Optional(
      Type.Unknown({
        description:
          'As parsed, or the text of what could not be; absent when there was none or nobody looked.',
      }),
    ),
    contactId: Type.Optional(Type.String()),
    noteId: Type.Optional(Type.String()),
    by: Type.Optional(Type.String({ description: 'The private integration that asked.' })),
    status: Type.Integer({ description: '0 when there was no answer.' }),
    fault: Type.Optional(Type.String({ description: 'The fault that hit.' })),
    effect: Type.Optional(Type.String({ description: 'How its answer was spoiled.' })),
    response: Type.Unknown({ description: 'The body answered.' }),
    reason: Type.Optional(Type.String({ description: 'Why it was refused.' })),
    durationMs: Type.Number(),
  },
  { title: 'an exchange' },
)
export type Exchange = Static<typeof Exchange>

/** What an exchange must be like; what is not mentioned does not matter. */
export const Match = Type.Object(
  {
    method: Type.Optional(
      Type.String({
        title: 'a method',
        description: "The request's method.",
        examples: ['POST'],
      }),
    ),
    path: Type.Optional(
      Type.String({
        title: 'a path',
        description: 'The path; `:name` stands for any one segment.',
        examples: ['/contacts/:contactId/notes'],
      }),
    ),
    contactId: Type.Optional(
      Type.String({
        title: "a contact's id",
        description: 'The contact in the path.',
        examples: ['contact-xyz789'],
      }),
    ),
    noteId: Type.Optional(
      Type.String({
        title: "a note's id",
        description: 'The note in the path.',
        examples: ['note-abc123'],
      }),
    ),
    status: Type.Optional(Type.Integer()),
    reason: Type.Optional(
      Type.String({ description: 'The kind of refusal.', examples: ['scope-missing'] }),
    ),
    by: Type.Optional(Type.String({ description: "The private integration's name." })),
    body: Type.Optional(
      Type.Unknown({
        title: 'a body',
        description: 'Every field named must be equal; others do not matter.',
        examples: [{ pinned: true }],
      }),
    ),
  },
  { additionalProperties: false, title: 'what to match' },
)
export type Match = Static<typeof Match>
