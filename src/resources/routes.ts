import { routesOf } from '../api/routes.js'
import type { ApiPlugin } from '../api/types.js'
import { noteRoutes } from './note/routes.js'
import { taskRoutes } from './task/routes.js'

/** The routes of every resource that has some. */
export const resourceRoutes: readonly ApiPlugin[] = [noteRoutes, taskRoutes]

/** Every route of the API that is emulated. */
export const apiRoutes = routesOf(resourceRoutes)
