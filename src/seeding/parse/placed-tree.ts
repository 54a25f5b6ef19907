import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, Scalar, type YAMLSeq } from 'yaml'
import { maxKeys, maxLevels } from '../../lib/levels.js'
import { describe, quoted, shortened, type Violation } from '../../lib/violation.js'
import { anchorAt, anchorForAlias, anchorTwice, missingAnchor, unusedAnchor } from './anchors.js'
import { Damage } from './damage.js'
import type { FixtureDocument } from './document.js'
import { maxValues, tooDeep, tooManyKeys, tooManyValues } from './limits.js'
import { isMergeKey, pairOf } from './merge-keys.js'
import { isPlain, type Oddity, odditiesOf, pairsWithoutBraces } from './oddities.js'
import {
  formatPlace,
  maxReported,
  type Place,
  type Problem,
  type Source,
  unreadable,
} from './source.js'
import { type Entry, mendOfTwin, moveHyphen } from './twins.js'
import { hyphenAbove } from './yaml-hyphens.js'
import { isWritten } from './yaml-scalars.js'

/**
 * The value of a tree of nodes and the places in it. The library can make a value too, but looks for duplicate keys
 * and the targets of aliases in quadratic time, gives no places, and follows aliases without a bound on the total.
 */
export class PlacedTree implements FixtureDocument {
  readonly value: unknown
  readonly problems: Problem[]
  readonly mended: FixtureDocument['mended']
  readonly #source: Source
  readonly #root: Node | null
  readonly #damage: Damage
  readonly #anchors = new Map<string, Node>()
  /** Names of aliases without an anchor above. */
  readonly #missing = new Set<string>()
  /** Nodes with an anchor that no alias has named so far. */
  readonly #unused = new Set<Node>()
  readonly #targets = new Map<Alias, Node>()
  /** Nodes with an anchor that are being read: an alias of one would never end. */
  readonly #open = new Set<Node>()
  /** The alias that is being read. What it repeats was checked at its anchor. */
  #alias: Alias | undefined
  #count = 0

  /**
   * @throws Unreadable for an alias inside of its anchor, and for too many values or levels
   */
  constructor(
    source: Source,
    root: Node | null,
    { problems, damage, mended }: TreeOptions = { problems: [], damage: new Damage() },
  ) {
    this.#source = source
    this.#root = root
    this.#damage = damage
    this.problems = problems
    this.mended = mended
    this.value = this.#read(root, 0)
    for (const node of this.#unused) {
      // A collection is no text that was meant to begin with &.
      if (this.#missing.has(node.anchor ?? '') || !isScalar(node)) continue
      this.#warnOf(unusedAnchor(source.text, node))
    }
  }

  place(path: Violation['path'], of: 'key' | 'value' = 'value'): Place {
    return this.#placeOf(this.#find(path, of).found)
  }

  alias(path: Violation['path']): { name: string; place: Place } | undefined {
    const { alias } = this.#find(path, 'value')
    return alias && { name: alias.source, place: this.#placeOf(alias) }
  }

  isDoubtful({ path, kind }: Pick<Violation, 'path' | 'kind'>): boolean {
    if (this.#damage.isNone) return false
    const { found, node, parent, alias } = this.#find(path, kind === 'unknown' ? 'key' : 'value')
    const [start = 0, end = 0] = found?.range ?? []
    if (this.#damage.has(this.#source.lineAt(start))) return true
    if (alias && this.#isOfDamage(alias)) return true
    if (isScalar(found) && this.#damage.hasSpot(start, end)) return true
    const owner = kind === 'missing' ? this.#find(path.slice(0, -1), 'key').found : null
    if (owner && this.#damage.has(this.#source.lineAt(owner.range?.[0] ?? 0))) return true
    if (kind !== 'unknown') return this.#isDamaged(node)
    // A key that is in line with its siblings is where it was meant to be.
    const [first] = isMap<Node>(parent) && !parent.flow ? parent.items : []
    const { column } = this.#placeOf(found)
    return this.#isDamaged(parent) && column !== this.#placeOf(first?.key ?? null).column
  }

  /** True for an alias of what may be read in another way than it was meant. */
  #isOfDamage(alias: Alias): boolean {
    return this.#damage.has(this.#placeOf(this.#targets.get(alias) ?? alias).line ?? 1)
  }

  #isDamaged(node: Node | null): boolean {
    const [start = 0, end = 0] = node?.range ?? []
    return this.#damage.within(this.#source.lineAt(start), this.#source.lineAt(end))
  }

  /** The last node on a path that exists, what is marked for it, and the collection that it is in. */
  #find(path: Violation['path'], of: 'key' | 'value') {
    let node = this.#root
    let parent: Node | null = node
    let found = isWritten(node) ? node : null
    let alias: Alias | undefined
    for (const part of path) {
      if (isAlias(node)) alias ??= node
      const owner: Node | null = isAlias(node) ? (this.#targets.get(node) ?? null) : node
      let key: Node | null | undefined
      let value: Node | null = null
      if (isSeq<Node | null>(owner)) key = value = owner.items[Number(part)] ?? null
      else if (isMap<Node, Node | null>(owner)) {
        const pair = pairOf(owner, String(part), this.#targets)
        key = pair?.key
        value = pair?.value ?? null
      }
      if (!key) break
      parent = owner
      node = value
      found = of === 'value' && (isWritten(node) || node?.anchor) ? node : key
    }
    return { found, node, parent, alias }
  }

  #read(node: Node | null, level: number): unknown {
    if (isAlias(node)) return this.#follow(node, level)
    if (++this.#count > maxValues) {
      throw tooManyValues(this.#placeOf(this.#alias ?? node), ', with aliases resolved,')
    }
    if (level > maxLevels) throw tooDeep(this.#placeOf(this.#alias ?? node))
    if (!node?.anchor) return this.#content(node, level)

    if (!this.#alias) {
      const first = this.#anchors.get(node.anchor)
      if (first) {
        this.#unused.delete(first)
        this.#warnOf(anchorTwice(this.#source, node, first))
      }
      this.#anchors.set(node.anchor, node)
      this.#unused.add(node)
    }
    this.#open.add(node)
    const value = this.#content(node, level)
    this.#open.delete(node)
    return value
  }

  #follow(alias: Alias, level: number): unknown {
    const name = shortened(alias.source)
    const target = this.#targets.get(alias) ?? this.#anchors.get(alias.source)
    if (!target) {
      const place = this.#placeOf(alias)
      this.#problem(place, () => missingAnchor(this.#source, alias, [...this.#anchors.keys()]))
      this.#damage.add(place.line ?? 1)
      this.#missing.add(alias.source)
      return undefined
    }
    if (this.#open.has(target)) {
      const message = `found *${name} inside of &${name}, which never ends: write out the value in place of the alias`
      throw unreadable(this.#placeOf(alias), message)
    }
    this.#targets.set(alias, target)
    this.#unused.delete(target)
    const outer = this.#alias
    this.#alias ??= alias
    const value = this.#read(target, level)
    this.#alias = outer
    return value
  }

  #content(node: Node | null, level: number): unknown {
    if (isScalar(node)) {
      const odd = this.#alias ? [] : odditiesOf(this.#source.text, node)
      for (const one of odd) this.#warnOf(one)
      return node.value
    }
    if (isSeq<Node | null>(node)) {
      if (node.flow) this.#checkPairs(node)
      return node.items.map((item) => this.#read(item, level + 1))
    }
    if (!isMap<Node, Node | null>(node)) return null
    const excess = node.items[maxKeys]?.key
    if (excess) throw tooManyKeys(this.#placeOf(this.#alias ?? excess))
    return this.#object(node.items, level + 1)
  }

  #checkPairs(list: YAMLSeq<Node | null>): void {
    const message = pairsWithoutBraces(this.#source.text, list)
    if (message === undefined) return
    this.#problem(this.#placeOf(list), message)
    this.#damage.add(this.#placeOf(list).line ?? 1)
  }

  #warnOf(oddity: Oddity | undefined): void {
    if (!oddity || this.problems.length >= maxReported) return
    const { at, length, message, other } = oddity
    const place = this.#source.at(at, length)
    if (this.#damage.has(place.line ?? 1)) return
    this.problems.push({ severity: 'warning', place, message, ...(other && { other }) })
  }

  #object(pairs: readonly Entry[], level: number): object {
    const values = new Map<string, unknown>()
    const written = new Map<string, Entry>()
    let hasTwins = false
    for (const pair of pairs) {
      const { key, value: node } = pair
      const name = String(this.#read(key, level))
      if (isMergeKey(key) && node && !isWritten(node) && this.#anchors.has(node.anchor ?? '')) {
        const { at, length, message } = anchorForAlias(this.#source, node)
        this.#problem(this.#source.at(at, length), message)
        this.#damage.add(this.#source.lineAt(at))
        continue
      }
      const value = this.#read(node, level)
      const twin = written.get(name)
      // A hyphen that is missing doubles several keys.
      if (twin && !hasTwins) this.#twin(pair, twin, pairs, level)
      if (twin) hasTwins = true
      else written.set(name, pair)
      if (isMergeKey(key)) this.#merge(values, value, node ?? key)
      else if (!twin) values.set(name, value)
    }
    return Object.fromEntries(values)
  }

  /** Reports a key that is in an object already. */
  #twin(pair: Entry, twin: Entry, pairs: readonly Entry[], level: number): void {
    if (this.problems.length >= maxReported) return
    const { key } = pair
    const hyphen = isPlain(key) ? hyphenAbove(this.#source, key) : undefined
    if (hyphen) {
      this.#problem(this.#source.at(hyphen.at), hyphen.message)
      this.#damage.add(this.#source.lineAt(hyphen.at))
      return
    }
    const other = this.#placeOf(twin.key)
    const mend = mendOfTwin(this.#source, pair, twin, pairs, level > 1)
    const message = `the key ${quoted(String(key))} is already at ${formatPlace(other)}, expected it once${mend}`
    const place = this.#placeOf(key)
    this.#problem(place, message, { other })
    // The entry that begins there lacks what is in this line.
    if (mend === moveHyphen) this.#damage.add((place.line ?? 0) + 1)
  }

  /** `<<` adds the keys of one object or of several, the first of which wins. */
  #merge(values: Map<string, unknown>, value: unknown, node: Node): void {
    const place = this.#placeOf(node)
    const aliases = (isSeq<Node>(node) ? node.items : [node]).filter(isAlias)
    const isKnown = aliases.some((alias) => this.#isOfDamage(alias))
    for (const source of Array.isArray(value) ? value : [value]) {
      if (isKnown || typeof source !== 'object' || source === null || Array.isArray(source)) {
        const meant = this.#anchors.get(String(source))
        if (meant) this.#unused.delete(meant)
        const isName = typeof source === 'string' && /^[\w-]+$/.test(source)
        const template = isName ? `, or "like: ${source}" for a template` : ''
        const advice = meant ? `: write *${source}` : template
        const found = isAlias(node) ? `*${node.source}, which is ${kindOf(value)}` : kindOf(value)
        const message = `found << with ${found}, expected an alias of an object, or a list of them${advice}`
        if (!isKnown) this.#problem(place, message)
        // What it was to add may be missing.
        this.#damage.add(place.line ?? 1)
        return
      }
      for (const [name, one] of Object.entries(source)) {
        if (!values.has(name)) values.set(name, one)
      }
    }
  }

  /** @param say makes the message, which may take its time */
  #problem(place: Place, say: string | (() => string), more?: Pick<Problem, 'other'>): void {
    if (this.#alias || this.#damage.has(place.line ?? 1)) return
    if (this.problems.length >= maxReported) return
    const message = typeof say === 'string' ? say : say()
    this.problems.push({ severity: 'error', place, message, ...more })
  }

  /** The start of a node and the length to mark: of a collection and of a block of text, the first character. */
  #placeOf(node: Node | null): Place {
    if (node?.anchor && !isWritten(node)) {
      return this.#source.at(anchorAt(this.#source.text, node), node.anchor.length + 1)
    }
    const [start, end] = node?.range ?? [0, 1]
    const isBlock =
      isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED)
    return this.#source.at(start, isBlock || isSeq(node) || isMap(node) ? 1 : end - start)
  }
}

interface TreeOptions extends Pick<FixtureDocument, 'mended'> {
  /** The problems of the text so far; those of the tree are added. */
  problems: Problem[]
  damage: Damage
}

const kindOf = (value: unknown): string => (typeof value === 'string' ? 'text' : describe(value))
