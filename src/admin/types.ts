import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import type { Profile } from '../resources/profile.js'
import type { Route } from '../resources/route.js'
import type { Sandboxes } from '../sandbox/registry.js'

export interface AdminOptions {
  sandboxes: Sandboxes
  profile: Profile
  /** The id of the sandbox in the address of a request. */
  sandboxId(request: FastifyRequest): string | undefined
  /** The routes of the API. */
  routes: readonly Route[]
  /** Values of the `Version` header that the API accepts. */
  versions: readonly string[]
}

/** A group of routes. */
export type AdminPlugin = FastifyPluginCallbackTypebox<AdminOptions>
