import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { version } from '../../lib/package.js'
import { resources } from '../../resources/index.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import type { AdminOptions } from '../types.js'

/** All metrics. Their values are read from the sandboxes when Prometheus asks. */
export function registryOf({ sandboxes, profile }: AdminOptions): Registry {
  const registry = new Registry()
  const registers = [registry]
  const { counters } = sandboxes

  /** A number that only grows; `read` returns its value for each set of labels. */
  function counter<L extends string>(
    name: string,
    help: string,
    labelNames: readonly L[],
    read: () => [labels: Partial<Record<L, string | number>>, value: number][],
  ): void {
    new Counter({
      name: `ghl_mock_${name}`,
      help,
      labelNames,
      registers,
      collect() {
        this.reset()
        for (const [labels, value] of read()) this.inc(labels, value)
      },
    })
  }

  function gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name: `ghl_mock_${name}`,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  }

  const sum = (read: (sandbox: Sandbox) => number): number =>
    sandboxes.all().reduce((total, sandbox) => total + read(sandbox), 0)

  new Gauge({
    name: 'ghl_mock_info',
    help: 'Version and profile of ghl-mock.',
    labelNames: ['version', 'profile'],
    registers,
  }).set({ version, profile }, 1)
  counter(
    'requests_total',
    'Answered API requests; status 0 means that no answer was sent.',
    ['method', 'route', 'status', 'reason'],
    () =>
      counters
        .list()
        .map(({ method, route, status, reason, count }) => [
          { method, route, status, reason },
          count,
        ]),
  )
  counter('request_seconds_total', 'Time spent on answering requests.', [], () => [
    [{}, counters.spentMs / 1000],
  ])
  counter('fault_hits_total', 'Injected faults by effect.', ['effect'], () =>
    counters
      .list()
      .filter(({ effect }) => effect !== '')
      .map(({ effect, count }) => [{ effect }, count]),
  )
  const first = () => sandboxes.default
  const gauges: [name: string, help: string, read: () => number | undefined][] = [
    ['sandboxes', 'Sandboxes besides the default one.', () => sandboxes.list().length],
    ['sandboxes_limit', 'Maximum number of sandboxes.', () => sandboxes.limit],
    ['journal_entries', 'Exchanges in all journals.', () => sum(({ journal }) => journal.size)],
    ['journal_limit', 'Maximum per journal.', () => first()?.journal.capacity],
    [
      'snapshots',
      'Snapshots in all sandboxes.',
      () => sum(({ snapshots }) => snapshots.list().length),
    ],
    ['snapshots_limit', 'Maximum per sandbox.', () => first()?.snapshots.limit],
    ['faults', 'Faults in all sandboxes, used up or not.', () => sum(({ faults }) => faults.size)],
    ['faults_limit', 'Maximum per sandbox.', () => first()?.faults.limit],
  ]
  for (const [name, help, read] of gauges) gauge(name, help, () => read() ?? 0)
  for (const { plural, noun } of resources.filter(({ counted, setting }) => counted && !setting)) {
    // A metric's name has no capital letters.
    const name = plural.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    gauge(name, `The ${noun}s in the default sandbox.`, () => {
      const counts: Readonly<Record<string, number>> = sandboxes.default?.database.counts() ?? {}
      return counts[plural] ?? 0
    })
  }
  collectDefaultMetrics({ register: registry })
  return registry
}
