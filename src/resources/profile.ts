import { type Static, Type } from '@sinclair/typebox'

/**
 * Whose word counts where documents and wire disagree: the quick start and OpenAPI, or what people recorded.
 *
 * What the two differ in: `docs/wire.md` lists it, a row for each fact. A refusal words both (`refusals.ts` of `api/` and
 * of each resource), `api/answers.ts` ends answers, and a resource's `wire.ts` shapes them.
 */
export const Profile = Type.Union([Type.Literal('documented'), Type.Literal('observed')])
export type Profile = Static<typeof Profile>

/** Whether a `Version` header says v3, whose fields are spelt otherwise here and there (OpenAPI). */
export const isV3 = (version: unknown): boolean => version === 'v3'
