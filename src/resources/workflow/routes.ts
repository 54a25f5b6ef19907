import { listRoute } from '../sub-account-owned/routes.js'
import { workflow } from './workflow.js'

/** The workflows of a sub-account (OpenAPI `GetWorkflowSuccessfulResponseDto`). */
export const workflowRoutes = listRoute({ resource: workflow, scope: 'workflows' })
