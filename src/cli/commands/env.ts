import { posix } from 'node:path'
import { Type } from '@sinclair/typebox'
import { isLoopback } from '../../lib/address.js'
import { withFlags } from '../command.js'
import { languages, type Reach, variablesFor } from '../environment/environment.js'
import { reachOf } from '../environment/reach.js'
import { trustIn } from '../environment/trust.js'
import { print, printError } from '../output/print.js'
import { targetOf } from '../target.js'

/** What can be written: the variables for a language, or a file for containers. */
const targets = [...languages, 'docker' as const]

export const env = withFlags({
  summary: 'Print the variables by which programs reach a running mock, for a shell to evaluate.',
  example: 'ghl-mock env --for python > mock.env && . ./mock.env && pytest',
  exits: [0, 2, 4],
  flags: {
    for: Type.Optional(
      Type.Union(
        targets.map((target) => Type.Literal(target)),
        {
          defaultText: 'all languages',
          description: 'Language of the programs; docker gives a file for docker run --env-file.',
        },
      ),
    ),
  },

  async run(line) {
    const { for: target } = line.flags
    const reach = await reachOf(targetOf(line), line)
    if (!reach.proxyUrl) {
      printError(
        'ghl-mock: the mock has no proxy, so it is reached by programs on Node and by programs with a base URL alone; --tls --proxy adds the others.\n',
      )
    }
    if (target === 'docker' && isLoopback(reach.host)) {
      printError(
        `ghl-mock: the mock listens on ${reach.host} alone, where containers on Linux do not reach it: start it with --host 0.0.0.0, which opens it to your network.\n`,
      )
    }
    print(target === 'docker' ? asEnvFile(reach) : asShell(variablesFor(reach, line.env, target)))
    return 0
  },
})

/** Lines that a shell evaluates. */
const asShell = (variables: Readonly<Record<string, string>>): string =>
  Object.entries(variables)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", `'\\''`)}'\n`)
    .join('')

/** Where containers find the files that make clients trust the mock. */
const mounted = '/ghl-mock'

/** A file for containers. There the mock is on another host, and the variables of the user do not count. */
function asEnvFile({ url, proxyUrl, trust, ...reach }: Reach): string {
  const inContainer = trust && trustIn(mounted, posix.join)
  const variables = variablesFor(
    {
      ...reach,
      url: fromContainer(url),
      proxyUrl: proxyUrl && fromContainer(proxyUrl),
      trust: inContainer && (() => inContainer),
      register: inContainer?.register,
    },
    {},
  )
  const options = [
    '--env-file FILE',
    ...(trust ? [`--volume ${trust().folder}:${mounted}:ro`] : []),
    '--add-host host.docker.internal:host-gateway',
  ]
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`)
  return [`# docker run ${options.join(' ')} IMAGE\n`, ...lines].join('')
}

/** An address on this machine, as a container calls it. */
function fromContainer(url: string): string {
  const address = new URL(url)
  if (isLoopback(address.hostname) || address.hostname === '0.0.0.0') {
    address.hostname = 'host.docker.internal'
  }
  return address.href.replace(/\/$/, '')
}
