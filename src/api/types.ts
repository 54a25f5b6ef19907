import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import type { PrivateIntegration, Scope } from '../domain/private-integration.js'
import type { Profile } from '../domain/profile.js'
import type { Route } from '../domain/route.js'
import type { Sandboxes } from '../sandbox/registry.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { OpenExchange } from './journal.js'

export interface ApiOptions {
  sandboxes: Sandboxes
  /** The id of the sandbox whose address a request came to. */
  sandboxId(request: FastifyRequest): string | undefined
  profile: Profile
  /** Whether a token over its rate limit is refused. It is counted either way. */
  rateLimit: boolean
  /** Where the routes enter themselves. */
  routes: Route[]
}

/** What HighLevel answers to one group of paths. */
export type ApiPlugin = FastifyPluginCallbackTypebox<ApiOptions>

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a token must carry. A route of the API without one stops the boot. */
    scope?: Scope
  }
  interface FastifyRequest {
    /** The world of this request, set before anything else looks at it. API routes only. */
    sandbox: Sandbox
    /** What the journal will say of it. API routes only. */
    exchange: OpenExchange
    /** Who asks, set before any route runs. API routes only. */
    token: PrivateIntegration
  }
}
