import { unknownOf } from '../sub-account/refusals.js'
import { user } from './user.js'

/** No sub-account has the user. */
export const userUnknown = unknownOf(user)
