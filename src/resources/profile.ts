import { type Static, Type } from '@sinclair/typebox'

/** Whose word counts where documents and wire disagree: the quick start and OpenAPI, or what people recorded. */
export const Profile = Type.Union([Type.Literal('documented'), Type.Literal('observed')])
export type Profile = Static<typeof Profile>
