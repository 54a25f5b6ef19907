import { type Static, type TSchema, type TUnsafe, Type } from '@sinclair/typebox'

declare const shape: unique symbol

/**
 * JSON text that says a `T`. The store makes it when a row is written, so a read sends stored text and builds
 * no object; the type keeps track of what the text says, so that a route cannot send the wrong one.
 */
export type Wire<T> = string & { readonly [shape]: T }

/** The response schema of a route that answers stored text: the handler must return `Wire` of that schema. */
export const wire = <S extends TSchema>(schema: S): TUnsafe<Wire<Static<S>>> =>
  Type.Unsafe<Wire<Static<S>>>(schema)
