import type { Sandbox } from '../sandbox/sandbox.js'
import { Complaint } from './complaint.js'
import type { AdminOptions } from './types.js'

/**
 * The sandbox that a call is about.
 *
 * @throws Complaint 503 while there is none
 */
export function worldOf({ sandboxes }: AdminOptions): Sandbox {
  const sandbox = sandboxes.default
  if (!sandbox)
    throw new Complaint(503, 'The mock is still reading its seed: wait for 200 from /readyz.')
  return sandbox
}
