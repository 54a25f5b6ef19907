import { Failure } from '../domain/failure.js'
import { Complaint } from './complaint.js'

/**
 * Does something with fixtures that a call has sent.
 *
 * @throws Complaint 400 with everything that is wrong with them
 */
export function refusingFixtures<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw error instanceof Failure ? new Complaint(400, error.message) : error
  }
}
