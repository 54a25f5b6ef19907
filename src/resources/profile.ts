import { type Static, Type } from '@sinclair/typebox'

/** Whose word counts where documents and wire disagree: the quick start and OpenAPI, or what people recorded. */
export const Profile = Type.Union([Type.Literal('documented'), Type.Literal('observed')])
export type Profile = Static<typeof Profile>

/** Whether a `Version` header says v3, whose fields are spelt otherwise here and there (OpenAPI). */
export const isV3 = (version: unknown): boolean => version === 'v3'
