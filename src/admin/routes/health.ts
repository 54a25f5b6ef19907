import { type Static, Type } from '@sinclair/typebox'
import { version } from '../../lib/package.js'
import { problemOf } from '../../sandbox/database-health.js'
import type { Endpoints } from '../../tls/listen.js'
import { AdminError } from '../admin-error.js'
import { type AdminPlugin, beforeSeed, route } from '../route.js'
import { Health } from '../schemas.js'

export const health: AdminPlugin = async (
  app,
  { sandboxes, profile, host, builtAt, endpoints },
) => {
  app.get(
    '/health',
    { ...route('State of the mock', Health), ...beforeSeed },
    (): Static<typeof Health> => {
      const origin = sandboxes.default?.origin
      const problem = sandboxes.default && problemOf(sandboxes.default)
      const { failedReload } = sandboxes
      return {
        status: problem !== undefined ? 'unavailable' : origin ? 'ready' : 'starting',
        ...(problem !== undefined && { problem }),
        version,
        uptimeMs: Math.round(performance.now() - builtAt),
        profile,
        host,
        ...(endpoints.tlsUrl && { tlsPort: portIn(endpoints.tlsUrl) }),
        ...(endpoints.proxyUrl && { proxyPort: portIn(endpoints.proxyUrl) }),
        ...(endpoints.ca !== undefined && { ca: endpoints.ca }),
        ...(failedReload !== undefined && { failedReload }),
        ...(origin && { seed: { files: [...origin.files], ...origin.counts } }),
      }
    },
  )

  app.get(
    '/ca.crt',
    { ...route('The CA of HTTPS and the proxy, as PEM', Pem, undefined, [404]), ...beforeSeed },
    (_request, reply) => {
      if (endpoints.ca === undefined) throw noAuthority(endpoints)
      reply.header('content-type', Pem.contentMediaType)
      return endpoints.ca
    },
  )
}

const Pem = Type.String({ contentMediaType: 'application/x-pem-file' })

/** A default port is not in a URL. */
const portIn = (url: string) => Number(new URL(url).port || 443)

const noAuthority = ({ tlsUrl, proxyUrl }: Endpoints) =>
  new AdminError(
    404,
    tlsUrl || proxyUrl
      ? 'There is no CA: the mock uses the certificate of --tls-cert.'
      : 'There is no CA: the mock was started without --tls and --proxy.',
  )
