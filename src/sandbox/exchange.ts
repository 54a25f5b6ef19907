import { type Static, type TOptional, type TString, Type } from '@sinclair/typebox'
import { type IdName, resources } from '../resources/index.js'

/** An optional id for each resource that a path can name: `contactId`, `noteId`. */
const ids = (describe: (noun: string) => object) =>
  // The list has exactly these names.
  Object.fromEntries(
    resources
      .filter(({ param }) => param !== undefined)
      .map(({ param, noun }) => [param, Type.Optional(Type.String(describe(noun)))]),
  ) as Record<IdName, TOptional<TString>>

/** The ids in the path of a request, by their names. */
export type Ids = { [name in IdName]?: string }

/** The ids in a path, by their names. A route calls the id of its own resource `id`; `own` is that id's name. */
export function idsIn(params: unknown, own: string | undefined): Ids {
  const ids: Record<string, string> = {}
  for (const [name, value] of Object.entries(params ?? {})) {
    const known = name === 'id' ? own : name
    if (known !== undefined && known !== '*') ids[known] = String(value)
  }
  return ids
}

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
          'As parsed, or the text of what could not be parsed; absent when there was no body or nothing read it.',
      }),
    ),
    ...ids(() => ({})),
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
        description: 'The path; `:name` matches any one segment.',
        examples: ['/contacts/:contactId/notes'],
      }),
    ),
    ...ids((noun) => ({
      title: `a ${noun}'s id`,
      description: `The ${noun} in the path.`,
      examples: [noun === 'contact' ? 'contact-xyz789' : `${noun}-abc123`],
    })),
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
