import { Type } from '@sinclair/typebox'
import { serve, serveOnly } from './groups.js'

/** The options of HTTPS and the proxy. */
export const tlsOptions = {
  tls: Type.Boolean({
    commands: serveOnly,
    default: false,
    description:
      'Serve HTTPS too, with a certificate for services.leadconnectorhq.com and this machine.',
  }),
  tlsPort: Type.Integer({
    commands: serveOnly,
    default: 4451,
    minimum: 0,
    maximum: 65_535,
    description: 'Port of HTTPS; 0 selects a free one.',
  }),
  proxy: Type.Boolean({
    commands: serveOnly,
    default: false,
    description:
      'Serve an HTTP proxy that leads to the mock what is sent to services.leadconnectorhq.com, and refuses every other host.',
  }),
  proxyPort: Type.Integer({
    commands: serveOnly,
    default: 4452,
    minimum: 0,
    maximum: 65_535,
    description: 'Port of the proxy; 0 selects a free one.',
  }),
  tlsDir: Type.Optional(
    Type.String({
      commands: [...serve, 'env'],
      minLength: 1,
      placeholder: 'FOLDER',
      defaultText: '~/.ghl-mock/tls',
      description:
        'Folder that keeps the CA, made once, and what makes clients trust it. /data/tls inside a container.',
    }),
  ),
  tlsCert: Type.Optional(
    Type.String({
      commands: serve,
      minLength: 1,
      placeholder: 'FILE',
      defaultText: 'made by the CA',
      description: 'Certificate in PEM format for HTTPS and the proxy, with its chain.',
    }),
  ),
  tlsKey: Type.Optional(
    Type.String({
      commands: serve,
      minLength: 1,
      placeholder: 'FILE',
      defaultText: 'made by the CA',
      description: 'Private key of that certificate.',
    }),
  ),
}
