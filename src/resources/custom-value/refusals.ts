import { unknownOf } from '../sub-account/refusals.js'
import { customValue } from './custom-value.js'

/** The sub-account has no such custom value. */
export const customValueUnknown = unknownOf(customValue)
