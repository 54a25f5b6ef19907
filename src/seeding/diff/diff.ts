import { isDeepStrictEqual } from 'node:util'
import { pluralOf } from '../../lib/plural.js'
import { resources as all } from '../../resources/index.js'
import {
  childrenOf,
  type Field,
  fieldsOf,
  type Resource,
  type Row,
  type World,
} from '../../resources/resource.js'
import type { ClockSettings } from '../../sandbox/clock-settings.js'
import type { Fault } from '../../sandbox/fault.js'
import type { Stub } from '../../sandbox/stub.js'
import type { Seed } from '../fixture-format.js'
import { toWorld } from '../to-world.js'
import { excerpts, moment, nowMs, plainClock, sameMoment } from './diff-words.js'

/** A world with its clock and faults, ready to be compared. */
export interface Comparable {
  world: World
  clock?: ClockSettings | undefined
  faults?: readonly Fault[] | undefined
  stubs?: readonly Stub[] | undefined
}

/** Completes a seed with the ids that `idSeed` generates, and with relative dates marked as relative. */
export const toComparable = (
  { clock, faults, stubs, ...seed }: Seed,
  idSeed: string,
  resources: readonly Resource[] = all,
): Comparable => ({
  world: toWorld(seed, idSeed, nowMs, resources),
  clock,
  faults,
  stubs,
})

/** One difference: a row, fault or clock that was added, removed or changed. */
export interface Difference {
  sign: '+' | '-' | '~'
  /** `contact`, `fault`, `clock`. */
  noun: string
  /** The difference in words. */
  words: string
  /** True when the parent was added or removed too; such differences are counted but not printed. */
  implied?: boolean
}

/** The fields by which the rows of two worlds are matched. */
type Identify = (resource: Resource) => readonly string[]

/** For two fixtures, whose keys may be made: a unique combination, or else the key. */
const byName: Identify = ({ key, unique: [names] = [] }) => names ?? [key]

/** For a world and what has become of it: a row keeps its key when it is renamed. */
export const byKey: Identify = ({ key }) => [key]

/** All differences between two worlds, parents before children. */
export function differences(
  before: Comparable,
  after: Comparable,
  resources: readonly Resource[] = all,
  identify: Identify = byName,
): Difference[] {
  const [old, now] = [new Side(before.world, resources), new Side(after.world, resources)]
  return [
    ...resources.flatMap((resource) => compareRows(old, now, resource, identify(resource))),
    ...compareRules('fault', before.faults, after.faults),
    ...compareRules('stub', before.stubs, after.stubs),
    ...compareClocks(before.clock ?? {}, after.clock ?? {}),
  ]
}

/** `+2 contacts, ~1 note` */
export function summary(found: readonly Difference[]): string {
  const nouns = new Set(found.map(({ noun }) => noun))
  const counts = [...nouns].flatMap((noun) =>
    (['+', '-', '~'] as const).flatMap((sign) => {
      const count = found.filter((one) => one.noun === noun && one.sign === sign).length
      return count === 0 ? [] : [`${sign}${several(count, noun)}`]
    }),
  )
  return counts.join(', ') || 'no difference'
}

/** `2 contacts` */
export const several = (count: number, noun: string): string =>
  `${count} ${count === 1 ? noun : pluralOf(noun)}`

/** A world in which rows are found by key and counted by parent. */
class Side {
  readonly world: World
  readonly resources: readonly Resource[]
  readonly #rows = new Map<Resource, Map<unknown, Row>>()
  readonly #counts = new Map<Resource, Map<unknown, number>>()

  constructor(world: World, resources: readonly Resource[]) {
    this.world = world
    this.resources = resources
    for (const resource of resources) {
      const rows = new Map<unknown, Row>()
      const counts = new Map<unknown, number>()
      for (const row of world[resource.plural] ?? []) {
        const owner = row[resource.parentKey ?? '']
        rows.set(row[resource.key], row)
        counts.set(owner, (counts.get(owner) ?? 0) + 1)
      }
      this.#rows.set(resource, rows)
      this.#counts.set(resource, counts)
    }
  }

  find = (resource: Resource, key: unknown) => this.#rows.get(resource)?.get(key)

  count = (resource: Resource, parentKey: unknown) =>
    this.#counts.get(resource)?.get(parentKey) ?? 0
}

function compareRows(
  old: Side,
  now: Side,
  resource: Resource,
  names: readonly string[],
): Difference[] {
  const { plural, noun, parent, parentKey = '' } = resource
  const identity = (row: Row) => JSON.stringify(names.map((name) => row[name]))
  const whole = (row: Row, sign: '+' | '-'): Difference => {
    const [side, other] = sign === '+' ? [now, old] : [old, now]
    const verb = sign === '+' ? 'is new' : 'is gone'
    return {
      sign,
      noun,
      words: `${nameOf(resource, row, old, now)} ${verb}${detailOf(resource, row, side)}`,
      implied: parent?.parent !== undefined && !other.find(parent, row[parentKey]),
    }
  }
  const left = new Map((old.world[plural] ?? []).map((row) => [identity(row), row]))
  const found = (now.world[plural] ?? []).flatMap((row): Difference[] => {
    const known = left.get(identity(row))
    if (!known) return [whole(row, '+')]
    left.delete(identity(row))
    const changes = changesOf(resource, known, row, names)
    const words = () => `${nameOf(resource, known, old, now)}: ${changes.join('; ')}`
    return changes.length > 0 ? [{ sign: '~', noun, words: words() }] : []
  })
  return [...found, ...[...left.values()].map((row) => whole(row, '-'))]
}

/** Names a row: `sub-account loc-main (Acme)`, `contact c1 (Jane Doe): note n1`. */
function nameOf(resource: Resource, row: Row, old: Side, now: Side): string {
  const { noun, key, parent, parentKey = '', unique } = resource
  const label = resource.label?.(row)
  if (unique && parent) return `${noun} ${label} of ${parent.noun} ${row[parentKey]}`
  const own = `${noun} ${row[key]}${label ? ` (${label})` : ''}`
  if (!parent?.parent) return own
  const owner = now.find(parent, row[parentKey]) ?? old.find(parent, row[parentKey])
  return `${owner ? nameOf(parent, owner, old, now) : row[parentKey]}: ${own}`
}

/** Details of a row that was added or removed: the number of its children, or the beginning of its text. */
function detailOf(resource: Resource, row: Row, side: Side): string {
  if (!resource.parent) return ''
  const children = childrenOf(resource, side.resources)
  const text = textField(resource)
  if (children.length === 0) return text ? `: ${excerpts(row[text], undefined)[0]}` : ''
  const words = children.flatMap((child) => {
    const count = side.count(child, row[resource.key])
    return count > 0 ? [several(count, child.noun)] : []
  })
  return words.length > 0 ? `, with ${words.join(', ')}` : ''
}

/** The required text of a resource: the body of a note. */
const textField = (resource: Resource): string | undefined =>
  resource.unique
    ? undefined
    : fieldsOf(resource).find(
        ([, { column, required, made, parent }]) =>
          column === 'TEXT' && required && made === undefined && !parent,
      )?.[0]

function changesOf(
  resource: Resource,
  before: Row,
  after: Row,
  identity: readonly string[],
): string[] {
  return fieldsOf(resource)
    .filter(([name]) => !identity.includes(name))
    .flatMap(([name, field]) => {
      const [old, now] = [before[name], after[name]]
      if (field.date) return sameMoment(old, now) ? [] : changed(name, moment(old), moment(now))
      const title = name === resource.parentKey ? (resource.parent?.noun ?? name) : name
      return changed(title, comparable(field, old), comparable(field, now))
    })
}

/** A list of strings is a set, unless its order matters. Text is as SQLite keeps it: without half a character. */
function comparable({ column, ordered }: Field, value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  const isSet = column === 'JSON' && !ordered && Array.isArray(value)
  return isSet && value.every((one) => typeof one === 'string')
    ? [...value].sort().join(', ')
    : value
}

/** Faults and stubs are compared without their ids, which may be generated. */
function compareRules(
  noun: string,
  before: readonly (Fault | Stub)[] = [],
  after: readonly (Fault | Stub)[] = [],
): Difference[] {
  const effects = (rules: readonly (Fault | Stub)[]) => rules.map(({ id: _, ...effect }) => effect)
  const gone = effects(before)
  const added = effects(after).filter((effect) => {
    const same = gone.findIndex((one) => isDeepStrictEqual(one, effect))
    if (same >= 0) gone.splice(same, 1)
    return same < 0
  })
  const whole = (sign: '+' | '-', effect: object): Difference => ({
    sign,
    noun,
    words: `${noun} ${JSON.stringify(effect)} is ${sign === '+' ? 'new' : 'gone'}`,
  })
  return [...gone.map((effect) => whole('-', effect)), ...added.map((effect) => whole('+', effect))]
}

function compareClocks(before: ClockSettings, after: ClockSettings): Difference[] {
  const [old, now] = [plainClock(before), plainClock(after)]
  const changes = (['freeze', 'offset', 'tickMs'] as const).flatMap((field) =>
    old[field] === now[field] ? [] : changed(field, before[field], after[field]),
  )
  return changes.length === 0
    ? []
    : [{ sign: '~', noun: 'clock', words: `clock: ${changes.join('; ')}` }]
}

function changed(field: string, before: unknown, after: unknown): string[] {
  // The API does not distinguish a value that was never set from one that was cleared.
  if (isDeepStrictEqual(before ?? undefined, after ?? undefined)) return []
  const [old, now] = excerpts(before, after)
  return [`${field} changed: ${old} -> ${now}`]
}
