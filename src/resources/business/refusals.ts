import { unknownOf } from '../sub-account/refusals.js'
import { business } from './business.js'

/** No sub-account has the business. */
export const businessUnknown = unknownOf(business)
