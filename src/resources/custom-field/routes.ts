import { ownedRoutes } from '../sub-account-owned/routes.js'
import {
  CustomFieldInput,
  CustomFieldPatch,
  CustomFieldsQuery,
  customField,
  rowOfBody,
} from './custom-field.js'
import { customFieldQueries } from './queries.js'

/** The custom fields of a sub-account. A path may name one by its key (OpenAPI). */
export const customFieldRoutes = ownedRoutes({
  resource: customField,
  scope: 'locations/customFields',
  idName: 'id',
  created: 201,
  input: CustomFieldInput,
  patch: CustomFieldPatch,
  query: CustomFieldsQuery,
  isListed: ({ model }, query) => (query.model ?? 'all') === 'all' || query.model === model,
  find: (key, { sandbox, credential }) =>
    sandbox.queries(customFieldQueries).byKey(credential.subAccountId, key),
  toRow: rowOfBody,
})
