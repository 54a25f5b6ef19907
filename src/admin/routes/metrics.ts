import { Type } from '@sinclair/typebox'
import type { Registry } from 'prom-client'
import { version } from '../../lib/package.js'
import { resources } from '../../resources/index.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { type AdminOptions, type AdminPlugin, beforeSeed, route } from '../route.js'

const Text = Type.String({ contentMediaType: 'text/plain' })

/** Metrics for Prometheus. */
export const metrics: AdminPlugin = async (app, options) => {
  let registry: Registry | undefined

  app.get(
    '/metrics',
    { ...route('Metrics in the text format of Prometheus', Text), ...beforeSeed },
    async (_request, reply) => {
      // Built with the first call; until then only counters are kept.
      registry ??= registryOf(options)
      reply.header('content-type', registry.contentType)
      return registry.metrics()
    },
  )
}

/** Loaded with the first request for metrics. */
const library = (): typeof import('prom-client') => require('prom-client')

/** A value for each set of labels. */
type Samples = [labels: Record<string, string | number>, value: number][]

/** All metrics. Their values are read from the sandboxes when Prometheus asks. */
function registryOf({ sandboxes, profile }: AdminOptions): Registry {
  const { Counter, collectDefaultMetrics, Gauge, Registry } = library()
  const registry = new Registry()
  const { counters } = sandboxes

  function metric(
    Kind: typeof Counter | typeof Gauge,
    name: string,
    help: string,
    read: () => Samples,
    labelNames: string[] = [],
  ): void {
    new Kind({
      name: `ghl_mock_${name}`,
      help,
      labelNames,
      registers: [registry],
      collect() {
        this.reset()
        for (const [labels, value] of read()) this.inc(labels, value)
      },
    })
  }

  const info = () => [[{ version, profile }, 1]] satisfies Samples
  metric(Gauge, 'info', 'Version and profile of ghl-mock.', info, ['version', 'profile'])

  const answered = 'Answered API requests; status 0 means that no answer was sent.'
  const byRoute = (): Samples =>
    counters.list().map(({ count, effect, ...labels }) => [labels, count])
  metric(Counter, 'requests_total', answered, byRoute, ['method', 'route', 'status', 'reason'])

  const seconds = () => [[{}, counters.spentMs / 1000]] satisfies Samples
  metric(Counter, 'request_seconds_total', 'Time spent on answering requests.', seconds)

  const byEffect = (): Samples =>
    counters.list().flatMap(({ count, effect }) => (effect === '' ? [] : [[{ effect }, count]]))
  metric(Counter, 'fault_hits_total', 'Injected faults by effect.', byEffect, ['effect'])

  const first = () => sandboxes.default
  const sum = (read: (sandbox: Sandbox) => number): number =>
    sandboxes.all().reduce((total, sandbox) => total + read(sandbox), 0)
  const gauges: [name: string, help: string, read: () => number | undefined][] = [
    ['sandboxes', 'Sandboxes besides the default one.', () => sandboxes.ids.length],
    ['sandboxes_limit', 'Maximum number of sandboxes.', () => sandboxes.limit],
    ['journal_entries', 'Exchanges in all journals.', () => sum(({ journal }) => journal.size)],
    ['journal_limit', 'Maximum per journal.', () => first()?.journal.capacity],
    ['snapshots', 'Snapshots in all sandboxes.', () => sum((one) => one.snapshots.names.length)],
    ['snapshots_limit', 'Maximum per sandbox.', () => first()?.snapshots.limit],
    ['faults', 'Faults in all sandboxes, used up or not.', () => sum(({ faults }) => faults.size)],
    ['faults_limit', 'Maximum per sandbox.', () => first()?.faults.limit],
    ...resources
      .filter(({ counted, setting }) => counted && !setting)
      .map(({ plural, noun }): (typeof gauges)[number] => [
        // A metric's name has no capital letters.
        plural.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        `The ${noun}s in the default sandbox.`,
        () => new Map(Object.entries(first()?.database.counts() ?? {})).get(plural),
      ]),
  ]
  for (const [name, help, read] of gauges) metric(Gauge, name, help, () => [[{}, read() ?? 0]])

  collectDefaultMetrics({ register: registry })
  return registry
}
