import { isMap, isScalar, isSeq, type Node, Pair, YAMLMap, YAMLSeq } from 'yaml'
import { quoted } from '../../lib/violation.js'
import { JsonKeys } from './json-keys.js'
import { mayBe } from './key-names.js'
import { lineFrom } from './yaml-error.js'

/**
 * Parses JSON to nodes with their places. `JSON.parse` is several times faster, but it does not tell the places of
 * values, nor always the place of an error. Mistakes are reported, and read as what was probably meant.
 */
export class JsonParser extends JsonKeys {
  /** Where a bracket is read as one of the other kind that was meant, and so is the one that closes it. */
  readonly #others = new Set<number>()
  /** True when the current list is left without its closing bracket. */
  #isLeft = false

  /** @throws Unreadable for a text that is no JSON at all, such as a template */
  parse(): Node {
    this.begin()
    const root = this.#value()
    const sign = this.next()
    this.notKey(root, sign)
    if (/[\]}]/.test(sign)) this.unbalanced(`found ${sign}, which closes nothing: remove it`)
    else if (sign !== '') {
      const mend = this.mendOfRest(sign)
      const found = `found ${quoted(lineFrom(this.source, this.at))} after the end of the value`
      this.report(`${found}, expected one object in a file: ${mend}`)
    }
    this.cutEchoes()
    this.joinAlike()
    return root
  }

  /** @param isOfEntries true where a list belongs */
  #value(isOfEntries = false): Node {
    const sign = this.next()
    const start = this.at
    const isOpen = /[{[]/.test(sign) && !this.isStandIn()
    const node = !isOpen
      ? this.scalar(sign, this.open.at(-1)?.close === '}')
      : sign === '{'
        ? this.#object()
        : this.#list(new YAMLSeq<Node>(), isOfEntries)
    node.range = [start, this.at, this.at]
    while (this.take('+')) {
      this.report('found + after a text, expected one text: JSON cannot join texts', this.at - 1)
      this.#value()
    }
    return node
  }

  /** Reads the value of a key, whose first bracket may be missing. */
  #valueOf(key: Node): Node {
    const none = this.withoutValue(key)
    if (none) return none
    const name = isScalar(key) ? String(key.value) : ''
    const isOfEntries = mayBe('array', name)
    const sign = this.next()
    const start = this.at
    if (isOfEntries && this.commaForBracket(name)) return this.#listFrom(this.#value(), start)
    const value = this.#value(isOfEntries)
    if (sign === '[' || !(isOfEntries || mayBe('object', name))) return value
    const isKey = isScalar(value) && this.next() === ':'
    if (isKey) {
      const message = `found the key ${quoted(String(value.value))} right after ${name}, expected ${isOfEntries ? '[ and { ' : '{ '}before it`
      this.report(message, start)
    } else if (isOfEntries && this.isEntry(sign)) {
      this.report(`found an entry of ${name} right after its key, expected [ before it`, start)
    } else return value
    const first = isKey ? this.#object(new YAMLMap<Node, Node>(), value) : value
    first.range = [start, this.at, this.at]
    return isOfEntries ? this.#listFrom(first, start) : first
  }

  /** Reads the rest of a list, of which the first entry has been read. */
  #listFrom(first: Node, start: number): Node {
    const list = new YAMLSeq<Node>()
    list.items.push(first)
    this.take(',')
    this.#list(list)
    list.range = [start, this.at, this.at]
    return list
  }

  /**
   * @param list a list that goes on
   * @param isOfEntries true when it is known to be a list, though keys may follow
   */
  #list(list = new YAMLSeq<Node>(), isOfEntries = false): Node {
    const isOpen = list.items.length > 0
    if (
      !isOpen &&
      !isOfEntries &&
      /\[\s*"[^"\n]*"\s*(?::|=>)/y.test(this.text.slice(this.at, this.at + 500))
    ) {
      this.report('found [ before keys, expected {')
      this.#others.add(this.at)
      return this.#object()
    }
    this.#entries(
      ']',
      () => {
        const value = this.#value()
        const last = list.items.at(-1)
        // A key in a list belongs to the object before it, which was closed too early.
        const isKey = isScalar(value) && this.next() === ':'
        const step = isKey && isMap<Node, Node>(last) ? this.stepFrom(last, value) : -1
        const isTwin = step >= 0 && isMap(last) && last.has(value)
        if (isKey && (isTwin || (!last && isOfEntries))) {
          const message = `found the key ${quoted(String(value.value))} in a list, expected { before it`
          const [start = 0] = value.range ?? []
          this.report(message, start)
          const entry = this.#object(new YAMLMap<Node, Node>(), value)
          entry.range = [start, this.at, this.at]
          list.items.push(entry)
        } else if (step > 0 && isMap<Node, Node>(last) && this.gain(1, ['}']) >= 0) {
          this.report(this.endedEarly(last.range?.[0] ?? 0), (last.range?.[1] ?? 1) - 1)
          this.#object(last, value)
          last.range = [last.range?.[0] ?? 0, this.at, this.at]
        } else if (isKey && !isMap(last) && this.withoutBraces(value)) list.items.push(value)
        else if (isKey) {
          // A key of the object around: the list has no end.
          this.at = value.range?.[0] ?? this.at
          this.#isLeft = true
        } else if (!/[.…]/.test(this.text.charAt(value.range?.[0] ?? 0))) list.items.push(value)
      },
      isOpen,
      undefined,
      isOpen ? list.range?.[0] : undefined,
    )
    return list
  }

  /**
   * @param object an object that goes on
   * @param first the key that it goes on with, which has been read
   */
  #object(object = new YAMLMap<Node, Node>(), first?: Node): Node {
    if (!first && /^\{\s+\{/.test(this.text.slice(this.at, this.at + 500))) {
      this.report('found { before a list, expected [')
      this.#others.add(this.at)
      return this.#list(new YAMLSeq<Node>(), true)
    }
    let [read, isList] = [first, false]
    this.#entries(
      '}',
      () => {
        if (this.spread()) return
        const open = this.openKey()
        if (open) return void object.items.push(new Pair(open, this.#value()))
        const key = read ?? this.#key()
        read = undefined
        const last = object.items.at(-1)
        if (isScalar(key) && isSeq<Node>(last?.value) && this.isEntry('"')) {
          this.#reopen(last.value, key)
          return
        }
        const isEntry = /[,}]/.test(this.next()) || (isList && this.next() === ']')
        if (isScalar(key) && isEntry && !this.isColon(key)) {
          if (this.pairInQuotes(key)) return
          if (last) return this.alone(key, last.key)
          const { at = 0 } = this.open.at(-1) ?? {}
          const isEnded = /^[^{}[\]]*\]/.test(this.text.slice(this.at, this.at + 2000))
          if (isEnded) this.#others.add(at)
          const message = isEnded
            ? 'found { before a list, expected ['
            : `found { before ${quoted(String(key.value))}, which is no key, expected [ and ] around a list`
          if (!isList) this.report(message, at)
          isList = true
          return
        }
        this.twinOf(key, object)
        if (this.colonOf(key)) object.items.push(new Pair(key, this.#valueOf(key)))
      },
      first !== undefined,
      (sign) => {
        if (sign === '}') return this.rejoin(object)
        const list = object.items.at(-1)?.value
        const entry = isSeq<Node>(list) ? list.items.at(-1) : undefined
        if (isSeq<Node>(list) && isMap(entry)) {
          if (
            !this.isFurther(this.open.at(-1)?.at) &&
            this.alikeNext(object) > this.alikeNext(entry)
          )
            return false
          if (this.isOther(entry)) this.#list(this.behind(list))
          else this.#reopen(list)
        } else if (list && this.isFurther(list.range?.[0])) this.#list(this.behind(list))
        else return false
        this.take(',')
        return true
      },
    )
    return object
  }

  /**
   * Goes on with a list that was closed too early.
   *
   * @param entry its next entry, which has been read
   */
  #reopen(list: YAMLSeq<Node>, entry?: Node): void {
    this.endedList(list)
    if (entry) {
      list.items.push(entry)
      this.take(',')
    }
    this.#list(list)
    list.range = [list.range?.[0] ?? 0, this.at, this.at]
  }

  #key(): Node {
    const sign = this.next()
    const key = this.bareKey()
    if (key) return key
    if (/[{[]/.test(sign))
      this.report(`found ${sign}, expected a key: the objects of a list are between [ and ]`)
    return this.#value()
  }

  /**
   * @param isOpen when the sign that opens it has been read
   * @param start where the sign is
   * @param goOn reads an object where a key belongs, or the end of another one, if it knows where it belongs
   */
  #entries(
    close: string,
    readEntry: () => void,
    isOpen = false,
    goOn?: (sign: string) => boolean,
    start = this.at,
  ): void {
    this.open.push({ close, at: start })
    if (!isOpen) this.at++
    const around = this.open.at(-2)?.close
    for (let sign = this.next(); sign !== ''; sign = this.next()) {
      const before = this.at
      if (/[\]}]/.test(sign) && this.#others.has(start)) break
      if (this.straySign(close === ']')) continue
      if (this.stray(close)) {
        this.take(',')
        continue
      }
      if (sign === '}' && close === '}' && goOn?.(sign)) continue
      if (this.open.some((around) => around.close === sign)) break
      if (/[\]}]/.test(sign) && this.gain(1) < 0) break
      // An object where a key belongs is the next entry of the list before it, or of the list around.
      if (sign === '{' && close === '}' && goOn?.(sign)) continue
      if (sign === '{' && close === '}' && around === ']') break
      if (/[\]}]/.test(sign)) {
        const begin = sign === ']' ? '[' : '{'
        this.unbalanced(
          `found ${sign}, which closes nothing: remove it, or write the ${begin} before it`,
        )
      } else if (sign === ',') this.report('found a comma, expected an entry before it: remove one')
      else readEntry()
      // A key on a line of its own is one of the object around: the list has no end.
      if (this.#isLeft || (close === ']' && this.next() === '"' && this.isKeyOfLine())) break
      const next = this.next()
      const isOther = /[;.]/.test(next) || (close === '}' && next === ':' && this.isComma())
      if (isOther) this.report(`found ${next}, expected a comma`)
      const comma = isOther || next === ',' ? this.at : undefined
      if (comma !== undefined) {
        this.at++
        const bracket = this.next()
        if (/[\]}]/.test(bracket)) this.commaBefore(bracket, comma)
      } else if (/[^\]}]/.test(this.next()) && this.at !== this.resumed) {
        this.missingComma(close === '}' && around === ']' ? start : undefined)
      }
      if (this.at === before) this.at++
    }
    this.#isLeft = false
    this.#close(close)
  }

  #close(close: string): void {
    const { at = 0 } = this.open.at(-1) ?? {}
    this.open.pop()
    const sign = this.next()
    if (this.take(close) || this.isCutOff) return
    if (this.#others.has(at) && this.take(close === '}' ? ']' : '}')) return
    const owner = this.owner(close, at)
    const isOfOther = this.open.some((around) => around.close === sign)
    if (/[\]}]/.test(sign) && (!isOfOther || this.gain(1) > 0)) {
      this.report(`found ${sign}, expected ${close} in its place, which ends ${owner}`)
      this.at++
      return
    }
    const more = sign === '' && this.open.length > 0 ? ': is the file complete?' : ''
    const isNext = /[{"]/.test(sign)
    const comma = isNext ? this.commaAbove() : undefined
    const found = comma === undefined ? sign || 'the end' : 'a comma'
    const message = `found ${found}, expected ${close}${sign && ' before it'}, which ends ${owner}${more}`
    if (isNext && comma === undefined) this.unbalanced(this.unended(close, at), this.lastSign())
    else this.unbalanced(message, comma ?? Math.min(this.at, this.text.trimEnd().length))
    // What has one line may end anywhere in it.
    if (this.owner(close, this.lastSign()) === owner) this.damage.add(this.source.lineAt(at))
    this.resumed = this.at
  }
}
