import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair, Scalar } from 'yaml'
import { maxLevels } from '../../lib/levels.js'
import { quoted, shortened, type Violation } from '../../lib/violation.js'
import type { FixtureDocument } from './document.js'
import {
  formatPlace,
  maxReported,
  type Place,
  type Problem,
  type Source,
  Unreadable,
  unreadable,
} from './source.js'

/** The maximum number of keys and values in a file, with aliases resolved. 100,000 notes with every field have 1,500,000. */
export const maxValues = 2_000_000

const splitOrGenerate =
  'split it into several files, which add up, or generate the data with generate:'

export const tooMany = (place: Place, what: string): Unreadable =>
  unreadable(place, `found more than ${what} up to here, expected fewer: ${splitOrGenerate}`)

export const tooManyValues = (place: Place, more = ''): Unreadable =>
  tooMany(place, `${maxValues.toLocaleString('en')} keys and values${more}`)

export const tooDeep = (place: Place): Unreadable =>
  unreadable(
    place,
    `found more than ${maxLevels} levels of nesting, expected at most the few that a fixture has`,
  )

/**
 * The value of a tree of nodes and the places in it. The library can make a value too, but looks for duplicate keys
 * and the targets of aliases in quadratic time, gives no places, and follows aliases without a bound on the total.
 */
export class Tree implements FixtureDocument {
  readonly value: unknown
  readonly #source: Source
  readonly #root: Node | null
  readonly #problems: Problem[] = []
  readonly #anchors = new Map<string, Node>()
  readonly #targets = new Map<Alias, Node>()
  /** Nodes with an anchor that are being read: an alias of one would never end. */
  readonly #open = new Set<Node>()
  /** The alias that is being read. What it repeats was checked at its anchor. */
  #alias: Alias | undefined
  #count = 0

  /** @throws Unreadable for duplicate keys, aliases without an anchor, and too many values or levels */
  constructor(source: Source, root: Node | null) {
    this.#source = source
    this.#root = root
    this.value = this.#read(root, 0)
    if (this.#problems.length > 0) throw new Unreadable(this.#problems)
  }

  /** The place of the last node on the path that exists. */
  place(path: Violation['path'], of: 'key' | 'value' = 'value'): Place {
    let node = this.#root
    let found = isWritten(node) ? node : null
    for (const part of path) {
      const parent = isAlias(node) ? this.#targets.get(node) : node
      let key: Node | null | undefined
      if (isSeq<Node | null>(parent)) key = node = parent.items[Number(part)] ?? null
      else if (isMap<Node, Node | null>(parent)) {
        const pair = parent.items.find(({ key }) => isScalar(key) && key.value === String(part))
        key = pair?.key
        node = pair?.value ?? null
      }
      if (!key) break
      found = of === 'value' && isWritten(node) ? node : key
    }
    return this.#placeOf(found)
  }

  #read(node: Node | null, level: number): unknown {
    if (isAlias(node)) return this.#follow(node, level)
    if (++this.#count > maxValues) {
      throw tooManyValues(this.#placeOf(this.#alias ?? node), ', with aliases resolved,')
    }
    if (level > maxLevels) throw tooDeep(this.#placeOf(this.#alias ?? node))
    if (!node?.anchor) return this.#content(node, level)

    if (!this.#alias) this.#anchors.set(node.anchor, node)
    this.#open.add(node)
    const value = this.#content(node, level)
    this.#open.delete(node)
    return value
  }

  #follow(alias: Alias, level: number): unknown {
    const name = shortened(alias.source)
    const target = this.#targets.get(alias) ?? this.#anchors.get(alias.source)
    if (!target) {
      const message = `found *${name}, expected &${name} somewhere above: text that begins with * needs quotes`
      this.#problem(alias, message)
      return undefined
    }
    if (this.#open.has(target)) {
      const message = `found *${name} inside of &${name}, which never ends: write out the value in place of the alias`
      throw unreadable(this.#placeOf(alias), message)
    }
    this.#targets.set(alias, target)
    const outer = this.#alias
    this.#alias ??= alias
    const value = this.#read(target, level)
    this.#alias = outer
    return value
  }

  #content(node: Node | null, level: number): unknown {
    if (isSeq<Node | null>(node)) return node.items.map((item) => this.#read(item, level + 1))
    if (isMap<Node, Node | null>(node)) return this.#object(node.items, level + 1)
    return isScalar(node) ? node.value : null
  }

  #object(pairs: readonly Pair<Node, Node | null>[], level: number): object {
    const values = new Map<string, unknown>()
    const keys = new Map<string, Node>()
    for (const { key, value: node } of pairs) {
      const name = String(this.#read(key, level))
      const value = this.#read(node, level)
      if (isMergeKey(key)) {
        this.#merge(values, value, node ?? key)
        continue
      }
      const twin = keys.get(name)
      if (twin) {
        const other = this.#placeOf(twin)
        const message = `the key ${quoted(name)} is already at ${formatPlace(other)}, expected it once`
        this.#problem(key, message, { other })
      }
      keys.set(name, twin ?? key)
      values.set(name, value)
    }
    return Object.fromEntries(values)
  }

  /** `<<` adds the keys of one object or of several, the first of which wins. */
  #merge(values: Map<string, unknown>, value: unknown, node: Node): void {
    for (const source of Array.isArray(value) ? value : [value]) {
      if (typeof source !== 'object' || source === null || Array.isArray(source)) {
        this.#problem(node, 'found << with another value, expected an object or a list of objects')
        return
      }
      for (const [name, one] of Object.entries(source)) {
        if (!values.has(name)) values.set(name, one)
      }
    }
  }

  #problem(node: Node, message: string, more?: Pick<Problem, 'other'>): void {
    if (this.#alias || this.#problems.length >= maxReported) return
    this.#problems.push({ severity: 'error', place: this.#placeOf(node), message, ...more })
  }

  /** The start of a node and the length to mark: of a collection and of a block of text, the first character. */
  #placeOf(node: Node | null): Place {
    const [start, end] = node?.range ?? [0, 1]
    const isBlock =
      isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED)
    return this.#source.at(start, isBlock || isSeq(node) || isMap(node) ? 1 : end - start)
  }
}

/** False for a value that is left out after its key. */
const isWritten = (node: Node | null): boolean =>
  node !== null && !(isScalar(node) && node.range?.[0] === node.range?.[1])

const isMergeKey = (key: unknown): boolean =>
  isScalar(key) && key.value === '<<' && key.type === Scalar.PLAIN
