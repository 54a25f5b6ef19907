import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { Profile } from '../domain/profile.js'
import type { Route } from '../domain/route.js'
import type { Sandboxes } from '../sandbox/registry.js'

export interface AdminOptions {
  sandboxes: Sandboxes
  profile: Profile
  /** The routes of the API. */
  routes: readonly Route[]
}

/** What we answer under one group of paths. */
export type AdminPlugin = FastifyPluginCallbackTypebox<AdminOptions>
