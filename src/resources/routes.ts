import { routesOf } from '../api/routes.js'
import type { ApiPlugin } from '../api/types.js'
import { businessRoutes } from './business/routes.js'
import { campaignRoutes } from './campaign/routes.js'
import { contactDuplicateRoutes } from './contact-duplicate/routes.js'
import { bulkRoutes } from './contact-membership/bulk-routes.js'
import { membershipRoutes } from './contact-membership/routes.js'
import { contactReadRoutes } from './contact-read/routes.js'
import { contactListRoutes } from './contact-search/list-routes.js'
import { contactSearchRoutes } from './contact-search/search-routes.js'
import { contactWriteRoutes } from './contact-write/routes.js'
import { customFieldRoutes } from './custom-field/routes.js'
import { customValueRoutes } from './custom-value/routes.js'
import { noteRoutes } from './note/routes.js'
import { subAccountRoutes } from './sub-account/routes.js'
import { tagRoutes } from './tag/routes.js'
import { taskRoutes } from './task/routes.js'
import { userRoutes } from './user/routes.js'
import { workflowRoutes } from './workflow/routes.js'

/** The routes of every resource that has some. */
export const resourceRoutes: readonly ApiPlugin[] = [
  noteRoutes,
  taskRoutes,
  contactReadRoutes,
  contactWriteRoutes,
  contactDuplicateRoutes,
  contactSearchRoutes,
  contactListRoutes,
  membershipRoutes,
  bulkRoutes,
  subAccountRoutes,
  tagRoutes,
  customFieldRoutes,
  customValueRoutes,
  userRoutes,
  businessRoutes,
  campaignRoutes,
  workflowRoutes,
]

/** Every route of the API that is emulated. */
export const apiRoutes = routesOf(resourceRoutes)
