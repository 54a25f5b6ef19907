import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import type { Log } from '../lib/log.js'
import type { Outbox } from '../lib/outbox.js'
import type { Credential } from '../resources/credential.js'
import type { Profile } from '../resources/profile.js'
import type { Resource } from '../resources/resource.js'
import type { Route } from '../resources/route.js'
import type { Sandboxes } from '../sandbox/registry.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { OpenExchange } from './exchange.js'

export interface ApiOptions {
  sandboxes: Sandboxes
  /** The id of the sandbox whose address a request came to. */
  sandboxId(request: FastifyRequest): string | undefined
  profile: Profile
  /** Whether a token over its rate limit is refused. It is counted either way. */
  rateLimit: boolean
  /** The routes to register. */
  plugins: readonly ApiPlugin[]
  /** The list that routes are added to as they are registered. */
  routes: Route[]
  /** The answers that are not read yet. */
  outbox: Outbox
  /** Silent, if there is none. */
  log?: Log | undefined
}

/** The routes of one group of paths. */
export type ApiPlugin = FastifyPluginCallbackTypebox<ApiOptions>

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a token must carry. A route of the API with neither a scope nor `public` stops the boot. */
    scope?: string
    /** The route needs neither a version nor a token. */
    public?: true
    /** What a route of the API is about. */
    resource?: Resource
    /** How well a route is known that HighLevel's OpenAPI files do not have: grade and row of docs/wire.md. */
    source?: string
  }
  interface FastifyRequest {
    /** The sandbox of this request, set before anything else looks at it. API routes only. */
    sandbox: Sandbox
    /** What the journal will say of it. API routes only. */
    exchange: OpenExchange
    /** What it authenticates with, set before any route runs. API routes only. */
    credential: Credential
  }
}
