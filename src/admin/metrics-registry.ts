import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Counts } from '../domain/seed.js'
import { version } from '../package.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { AdminOptions } from './types.js'

/** Everything that is measured, read from what is counted anyway at the moment of the question. */
export function registryOf({ sandboxes, profile }: AdminOptions): Registry {
  const registry = new Registry()
  const registers = [registry]
  const { traffic } = sandboxes

  /** A number that only grows; `read` gives it for each set of labels. */
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

  const held = (): Counts =>
    sandboxes.default?.store.count() ?? { subAccounts: 0, contacts: 0, notes: 0 }
  const sum = (read: (sandbox: Sandbox) => number): number =>
    sandboxes.all().reduce((total, sandbox) => total + read(sandbox), 0)

  new Gauge({
    name: 'ghl_mock_info',
    help: 'Which ghl-mock this is.',
    labelNames: ['version', 'profile'],
    registers,
  }).set({ version, profile }, 1)
  counter(
    'requests_total',
    'Requests of the API that were answered; status 0 is no answer.',
    ['method', 'route', 'status', 'reason'],
    () =>
      traffic
        .list()
        .map(({ method, route, status, reason, count }) => [
          { method, route, status, reason },
          count,
        ]),
  )
  counter('request_seconds_total', 'Time spent on answering them.', [], () => [
    [{}, traffic.spentMs / 1000],
  ])
  counter('fault_hits_total', 'Faults that hit, by what they did.', ['effect'], () =>
    traffic
      .list()
      .filter(({ effect }) => effect !== '')
      .map(({ effect, count }) => [{ effect }, count]),
  )
  gauge('sandboxes', 'Sandboxes besides the default one.', () => sandboxes.list().length)
  gauge('sandboxes_limit', 'How many there may be.', () => sandboxes.limit)
  gauge('journal_entries', 'Exchanges kept by the journals of all sandboxes.', () =>
    sum(({ journal }) => journal.size),
  )
  gauge(
    'journal_limit',
    'How many each journal keeps.',
    () => sandboxes.default?.journal.capacity ?? 0,
  )
  gauge('snapshots', 'Snapshots kept by all sandboxes.', () =>
    sum(({ snapshots }) => snapshots.list().length),
  )
  gauge(
    'snapshots_limit',
    'How many each sandbox keeps.',
    () => sandboxes.default?.snapshots.limit ?? 0,
  )
  gauge('faults', 'Faults of all sandboxes, the spent ones too.', () =>
    sum(({ faults }) => faults.size),
  )
  gauge(
    'faults_limit',
    'How many each sandbox has at most.',
    () => sandboxes.default?.faults.limit ?? 0,
  )
  gauge('contacts', 'Contacts in the default sandbox.', () => held().contacts)
  gauge('notes', 'Notes in the default sandbox.', () => held().notes)
  collectDefaultMetrics({ register: registry })
  return registry
}
