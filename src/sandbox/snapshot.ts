import { type Static, Type } from '@sinclair/typebox'
import { Counts } from '../resources/index.js'

/** A named copy of a sandbox's state to go back to, as it is listed. */
export const SnapshotInfo = Type.Intersect([
  Type.Object({
    name: Type.String(),
    at: Type.String({ description: "When it was taken, by the sandbox's clock." }),
  }),
  Counts,
])
export type SnapshotInfo = Static<typeof SnapshotInfo>
