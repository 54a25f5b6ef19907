import { isDeepStrictEqual } from 'node:util'
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
import type { Seed } from '../seed.js'
import { toWorld } from '../to-world.js'
import { excerpts, moment, nowMs, plainClock, sameMoment } from './diff-words.js'

/** A world with its clock and faults, ready to be compared. */
export interface Comparable {
  world: World
  clock?: ClockSettings | undefined
  faults?: readonly Fault[] | undefined
}

/** Completes a seed with the ids that `idSeed` generates, and with relative dates marked as relative. */
export const toComparable = (
  { clock, faults, ...seed }: Seed,
  idSeed: string,
  resources: readonly Resource[] = all,
): Comparable => ({ world: toWorld(seed, idSeed, nowMs, resources), clock, faults })

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

/** All differences between two worlds, parents before children. */
export function differences(
  before: Comparable,
  after: Comparable,
  resources: readonly Resource[] = all,
): Difference[] {
  return [
    ...resources.flatMap((resource) => compareRows(before.world, after.world, resource, resources)),
    ...compareFaults(before.faults ?? [], after.faults ?? []),
    ...compareClocks(before.clock ?? {}, after.clock ?? {}),
  ]
}

/** `+2 contacts, ~1 note` */
export function summary(found: readonly Difference[]): string {
  const nouns = new Set(found.map(({ noun }) => noun))
  const counts = [...nouns].flatMap((noun) =>
    (['+', '-', '~'] as const).flatMap((sign) => {
      const count = found.filter((one) => one.noun === noun && one.sign === sign).length
      return count === 0 ? [] : [`${sign}${count} ${noun}${count === 1 ? '' : 's'}`]
    }),
  )
  return counts.join(', ') || 'no difference'
}

/** The fields by which rows are matched: a unique combination, or else the key. */
const identityOf = ({ key, unique: [names] = [] }: Resource): readonly string[] => names ?? [key]

function compareRows(
  before: World,
  after: World,
  resource: Resource,
  resources: readonly Resource[],
): Difference[] {
  const { plural, noun, parent, parentKey = '' } = resource
  const [old, now] = [before[plural] ?? [], after[plural] ?? []]
  const identity = (row: Row) => JSON.stringify(identityOf(resource).map((name) => row[name]))
  const nameOf = namer(resource, before, after)
  const detail = {
    '-': detailer(resource, before, resources),
    '+': detailer(resource, after, resources),
  }
  const parents = { '+': keysOf(before, parent), '-': keysOf(after, parent) }
  const whole = (row: Row, sign: '+' | '-'): Difference => ({
    sign,
    noun,
    words: `${nameOf(row)} is ${sign === '+' ? 'new' : 'gone'}${detail[sign](row)}`,
    implied: parent?.parent !== undefined && !parents[sign].has(row[parentKey]),
  })

  const left = new Map(old.map((row) => [identity(row), row]))
  const found: Difference[] = []
  for (const row of now) {
    const known = left.get(identity(row))
    left.delete(identity(row))
    if (!known) {
      found.push(whole(row, '+'))
      continue
    }
    const changes = changesOf(resource, known, row)
    if (changes.length > 0) {
      found.push({ sign: '~', noun, words: `${nameOf(known)}: ${changes.join('; ')}` })
    }
  }
  return [...found, ...[...left.values()].map((row) => whole(row, '-'))]
}

const keysOf = (world: World, resource: Resource | undefined): Set<unknown> =>
  new Set(resource ? (world[resource.plural] ?? []).map((row) => row[resource.key]) : [])

/** Names rows: `sub-account loc-main (Acme)`, `contact c1 (Jane Doe): note n1`. */
function namer(resource: Resource, before: World, after: World): (row: Row) => string {
  const { noun, key, parent, parentKey = '', unique } = resource
  if (unique && parent) {
    return (row) => `${noun} ${resource.label?.(row)} of ${parent.noun} ${row[parentKey]}`
  }
  const own = (row: Row) => {
    const label = resource.label?.(row)
    return `${noun} ${row[key]}${label ? ` (${label})` : ''}`
  }
  if (!parent?.parent) return own
  const owners = new Map(
    [...(before[parent.plural] ?? []), ...(after[parent.plural] ?? [])].map((row) => [
      row[parent.key],
      row,
    ]),
  )
  const ownerName = namer(parent, before, after)
  return (row) => {
    const owner = owners.get(row[parentKey])
    return `${owner ? ownerName(owner) : row[parentKey]}: ${own(row)}`
  }
}

/** Details of a row that was added or removed: the number of its children, or the beginning of its text. */
function detailer(
  resource: Resource,
  world: World,
  resources: readonly Resource[],
): (row: Row) => string {
  const { key, parent } = resource
  if (!parent) return () => ''
  const owned = childrenOf(resource, resources).map(({ plural, noun, parentKey = '' }) => {
    const counts = new Map<unknown, number>()
    for (const row of world[plural] ?? []) {
      counts.set(row[parentKey], (counts.get(row[parentKey]) ?? 0) + 1)
    }
    return { noun, counts }
  })
  if (owned.length > 0) {
    return (row) => {
      const words = owned.flatMap(({ noun, counts }) => {
        const count = counts.get(row[key]) ?? 0
        return count > 0 ? [`${count} ${noun}${count === 1 ? '' : 's'}`] : []
      })
      return words.length > 0 ? `, with ${words.join(', ')}` : ''
    }
  }
  const text = textField(resource)
  return (row) => (text === undefined ? '' : `: ${excerpts(row[text], undefined)[0]}`)
}

/** The required text of a resource: the body of a note. */
const textField = (resource: Resource): string | undefined =>
  resource.unique
    ? undefined
    : fieldsOf(resource).find(
        ([, { column, required, made, parent }]) =>
          column === 'TEXT' && required && made === undefined && !parent,
      )?.[0]

function changesOf(resource: Resource, before: Row, after: Row): string[] {
  const identity = identityOf(resource)
  return fieldsOf(resource)
    .filter(([name]) => !identity.includes(name))
    .flatMap(([name, field]) => {
      const [old, now] = [before[name], after[name]]
      if (field.date) return sameMoment(old, now) ? [] : changed(name, moment(old), moment(now))
      const title = name === resource.parentKey ? (resource.parent?.noun ?? name) : name
      return changed(title, comparable(field, old), comparable(field, now))
    })
}

/** A list of strings is a set: its order does not matter. */
const comparable = ({ column }: Field, value: unknown): unknown =>
  column === 'JSON' && Array.isArray(value) && value.every((one) => typeof one === 'string')
    ? [...value].sort().join(', ')
    : value

/** Faults are compared without their ids, which may be generated. */
function compareFaults(before: readonly Fault[], after: readonly Fault[]): Difference[] {
  const effects = (faults: readonly Fault[]) => faults.map(({ id: _, ...effect }) => effect)
  const missing = (from: readonly object[], effect: object) =>
    !from.some((one) => isDeepStrictEqual(one, effect))
  const [old, now] = [effects(before), effects(after)]
  const whole = (sign: '+' | '-', effect: object): Difference => ({
    sign,
    noun: 'fault',
    words: `fault ${JSON.stringify(effect)} is ${sign === '+' ? 'new' : 'gone'}`,
  })
  return [
    ...old.filter((effect) => missing(now, effect)).map((effect) => whole('-', effect)),
    ...now.filter((effect) => missing(old, effect)).map((effect) => whole('+', effect)),
  ]
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
