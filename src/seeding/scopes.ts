import { apiRoutes } from '../resources/routes.js'

/** The scopes of every route that is emulated: what opens all that a fixture can hold. */
export const everyScope: string[] = [
  ...new Set(apiRoutes.flatMap(({ scope }) => scope ?? [])),
].toSorted()
