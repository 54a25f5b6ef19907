import { type Static, Type } from '@sinclair/typebox'
import { formatInstant } from '../lib/instant.js'
import type { Entry } from './entry.js'
import { Exchange } from './exchange.js'
import type { Secrets } from './redact.js'

const { id, at, method, status, by, stub, fault, reason, durationMs } = Exchange.properties

/** An exchange without headers and bodies. */
export const Summary = Type.Object({
  id,
  at,
  method,
  path: Exchange.properties.path,
  status,
  reason,
  by,
  durationMs,
  stub,
  fault,
  writes: Type.Array(Type.String(), {
    description: 'The rows that it wrote, each once: `note:note-abc123`.',
  }),
})
export type Summary = Static<typeof Summary>

/** @param path without tokens */
export function summaryOf(
  id: number,
  path: string,
  entry: Readonly<Entry>,
  secrets: Secrets,
): Summary {
  const { arrival, method, status, hint, by, stub, hit } = entry
  return {
    id,
    at: formatInstant(arrival.at),
    method,
    path,
    status,
    ...(hint !== undefined && { reason: secrets.redact(hint) }),
    ...(by !== undefined && { by }),
    durationMs: durationOf(entry),
    ...(stub !== undefined && { stub }),
    ...(hit && { fault: hit.fault }),
    writes: [...new Set(arrival.rows)].map((row) => secrets.redact(row)),
  }
}

/** In milliseconds, to the microsecond. */
export const durationOf = ({ startedAt, endedAt }: Entry): number =>
  Math.round((endedAt - startedAt) * 1000) / 1000
