import { unknownOf } from '../sub-account/refusals.js'
import { customField } from './custom-field.js'

/** The sub-account has no such custom field. */
export const customFieldUnknown = unknownOf(customField)
