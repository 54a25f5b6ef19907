import { ownedRoutes } from '../sub-account-owned/routes.js'
import { CustomValueInput, customValue } from './custom-value.js'

/** The custom values of a sub-account. */
export const customValueRoutes = ownedRoutes({
  resource: customValue,
  scope: 'locations/customValues',
  idName: 'id',
  created: 201,
  input: CustomValueInput,
  patch: CustomValueInput,
})
