import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import type { Profile } from '../domain/profile.js'
import type { Route } from '../domain/route.js'
import type { Sandboxes } from '../sandbox/registry.js'

export interface AdminOptions {
  sandboxes: Sandboxes
  profile: Profile
  /** The id of the sandbox whose address a request came to. */
  sandboxId(request: FastifyRequest): string | undefined
  /** The routes of the API. */
  routes: readonly Route[]
}

/** What we answer under one group of paths. */
export type AdminPlugin = FastifyPluginCallbackTypebox<AdminOptions>
