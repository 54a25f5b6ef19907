import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair, Scalar } from 'yaml'
import { quoted, shortened } from '../../lib/violation.js'
import { maxLevels, maxValues, tooDeep, tooManyValues } from './bounds.js'
import { formatPlace, maxReported, type Problem, type Source, unreadable } from './source.js'

/** A node with an anchor, and the size that each alias of it adds. */
interface Anchored {
  node: Node
  value: unknown
  /** The number of keys and values in it; undefined until it is complete. */
  size?: number
  /** The number of levels in it. */
  levels: number
}

/**
 * Turns the nodes of a YAML document into plain values. The library can do that too, but looks for duplicate keys and
 * the targets of aliases in quadratic time, gives no places, and follows aliases without a bound on the total.
 */
export class YamlValues {
  readonly problems: Problem[] = []
  readonly #source: Source
  readonly #anchors = new Map<string, Anchored>()
  readonly #targets = new Map<Alias, Node>()
  #count = 0
  #deepest = 0

  constructor(source: Source) {
    this.#source = source
  }

  /** The node that an alias refers to; any other node itself. */
  resolve<T>(node: T): T | Node | undefined {
    return isAlias(node) ? this.#targets.get(node) : node
  }

  /** @throws Unreadable when the document has too many values or levels */
  read(node: Node | null, level = 0): unknown {
    if (isAlias(node)) return this.#follow(node, level)
    this.#add(node, 1, level)
    if (!node?.anchor) return this.#content(node, level)

    const anchored: Anchored = { node, value: undefined, levels: 0 }
    this.#anchors.set(node.anchor, anchored)
    const [count, deepest] = [this.#count, this.#deepest]
    this.#deepest = level
    anchored.value = this.#content(node, level)
    anchored.size = this.#count - count + 1
    anchored.levels = this.#deepest - level
    this.#deepest = Math.max(this.#deepest, deepest)
    return anchored.value
  }

  #content(node: Node | null, level: number): unknown {
    if (isSeq<Node | null>(node)) return node.items.map((item) => this.read(item, level + 1))
    if (isMap<Node, Node | null>(node)) return this.#object(node.items, level + 1)
    return isScalar(node) ? node.value : null
  }

  #object(pairs: readonly Pair<Node, Node | null>[], level: number): object {
    const object = {}
    const keys = new Map<string, Node>()
    for (const { key, value: node } of pairs) {
      const name = String(this.read(key, level))
      const value = this.read(node, level)
      if (isMergeKey(key)) {
        this.#merge(object, value, node ?? key)
        continue
      }
      const twin = keys.get(name)
      if (twin) this.#duplicate(name, key, twin)
      else keys.set(name, key)
      define(object, name, value)
    }
    return object
  }

  /** `<<` adds the keys of one object or of several, the first of which wins. */
  #merge(object: object, value: unknown, node: Node): void {
    const sources: unknown[] = Array.isArray(value) ? value : [value]
    for (const source of sources) {
      if (typeof source !== 'object' || source === null || Array.isArray(source)) {
        this.#problem(node, 'found << with another value, expected an object or a list of objects')
        return
      }
      for (const [name, one] of Object.entries(source)) {
        if (!Object.hasOwn(object, name)) define(object, name, one)
      }
    }
  }

  #follow(alias: Alias, level: number): unknown {
    const name = shortened(alias.source)
    const anchored = this.#anchors.get(alias.source)
    if (!anchored) {
      const message = `found *${name}, expected &${name} somewhere above: text that begins with * needs quotes`
      this.#problem(alias, message)
      return undefined
    }
    const { node, value, size, levels } = anchored
    if (size === undefined) {
      const message = `found *${name} inside of &${name}, which never ends: write out the value in place of the alias`
      throw unreadable(this.#place(alias), message)
    }
    this.#targets.set(alias, node)
    this.#add(alias, size, level + levels)
    return value
  }

  #add(node: Node | null, values: number, level: number): void {
    this.#count += values
    this.#deepest = Math.max(this.#deepest, level)
    if (this.#count > maxValues) {
      const found = `more than ${maxValues.toLocaleString('en')} keys and values, with aliases resolved,`
      throw tooManyValues(this.#place(node), found)
    }
    if (level > maxLevels) throw tooDeep(this.#place(node))
  }

  #duplicate(name: string, key: Node, twin: Node): void {
    const other = this.#place(twin)
    const message = `the key ${quoted(name)} is already at ${formatPlace(other)}, expected it once`
    this.#problem(key, message, { other })
  }

  #problem(node: Node, message: string, more?: Pick<Problem, 'other'>): void {
    if (this.problems.length >= maxReported) return
    this.problems.push({ severity: 'error', place: this.#place(node), message, ...more })
  }

  #place(node: Node | null) {
    const [start, end] = node?.range ?? [0, 1]
    return this.#source.at(start, end - start)
  }
}

const isMergeKey = (key: unknown): boolean =>
  isScalar(key) && key.value === '<<' && key.type === Scalar.PLAIN

/** Sets a key; `__proto__` is a key like any other. */
function define(object: object, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(object, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  } else Reflect.set(object, name, value)
}
