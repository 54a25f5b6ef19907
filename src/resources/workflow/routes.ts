import { Type } from '@sinclair/typebox'
import { traced } from '../../api/answers.js'
import type { ApiPlugin } from '../../api/types.js'
import { locationSchema, OfLocation, toLocation } from '../sub-account/owned.js'
import { requireLocation } from '../sub-account/require-location.js'
import { rowsOf } from '../sub-account/require-row.js'
import { workflow } from './workflow.js'

/** The workflows of a sub-account. */
export const workflowRoutes: ApiPlugin = (app, { profile }, done) => {
  const close = traced(profile)
  app.get(
    '/workflows/',
    {
      config: { scope: 'workflows.readonly', resource: workflow },
      schema: {
        summary: 'The workflows of a sub-account',
        querystring: OfLocation,
        // OpenAPI `GetWorkflowSuccessfulResponseDto`.
        response: { 200: Type.Object({ workflows: Type.Array(locationSchema(workflow)) }) },
      },
    },
    (request) => {
      requireLocation(request.query.locationId, request)
      return close({ workflows: rowsOf(workflow, request).map((row) => toLocation(row)) }, request)
    },
  )
  done()
}
