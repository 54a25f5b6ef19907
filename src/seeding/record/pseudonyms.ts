import { isoBirthday } from '../../lib/birthday.js'
import { fold, KnownNames } from './known-names.js'
import { type Kind, namesIn, type Part, partsOf, peopleIn, standsAlone } from './name-parts.js'
import { firstNames, isOrdinary, lastNames } from './names.js'
import { Phones } from './phones.js'
import type { UpstreamContact } from './upstream.js'

// A text may be one word of a megabyte: no expression looks at much of it again from each of its letters.
const host = /[\p{L}\p{N}-]+/u.source
/** As people write an address for people alone: `jane (at) example (dot) com`, `jane at example dot com`. */
const at = `(?:[@\uff20]|\\s?[[({]\\s?(?:at|@)\\s?[\\])}]\\s?|\\s@\\s(?=\\S+\\.\\p{L}{2})|\\sat\\s(?=${host}\\sdot\\s\\p{L}))`
const dot = /(?:\.|\s?[[({]\s?(?:dot|\.)\s?[\])}]\s?|\sdot\s(?=\p{L}))/u.source
const email = new RegExp(
  `(?<![\\p{L}\\p{N}._%+'-])[\\p{L}\\p{N}._%+'-]+${at}${host}(?:${dot}${host})+`,
  'giu',
)
/** Links with or without a scheme: a path or a query may contain a name. */
const link =
  /(?:[a-z][a-z0-9+.-]{0,30}:\/\/|\bwww\.)[^\s"'<>]+|(?<![@\p{L}\p{N}_])(?:[\p{L}\p{N}-]{1,63}\.){1,10}[a-z]{2,24}\/[^\s"'<>]*/giu
/** Names of sites alone, in domains that are not words of a text: it may lack the space behind a full stop. */
const site =
  /(?<![@/\p{L}\p{N}_.-])(?:[\p{L}\p{N}-]{1,63}\.){1,10}(?:com|net|org|biz|info|io|app|dev|shop|eu|de|uk|ch|fr|nl|ca|au|nz|jp|br|mx|za)(?![\p{L}\p{N}_-])/giu
/** Seven digits or more with the separators that people use, those of cards and accounts too. */
const phone =
  /(?<![\p{L}\p{N}])\+?\(?\d(?:[\s().\-/\p{Pd}]{0,3}\d){6,32}(?:\s?(?:x|ext\.?)\s?\d{1,5})?(?![\p{L}\p{N}])/giu
/** Digits that are a date or a sum of money, not a phone number. */
const notPhone =
  /^(?:\d{4}-\d\d?-\d\d?(?:\s.*)?|\d\d?[./-]\d\d?[./-]\d{4}(?:\s.*)?|\d{1,3}(?:[. ]\d{3})+)$/
/** The end of a company or a street that people leave out, or write in another way. */
const ending =
  /(?:[\s,.&+]+(?:inc|incorporated|llc|llp|ltd|limited|corp|corporation|company|co|gmbh|mbh|ag|ug|kg|ohg|gbr|e\.?\s?k|plc|pty|pvt|s\.?a\.?(?:r\.?l|s)?|s\.?r\.?l|b\.?v|n\.?v|street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|place|pl|square|sq)\.?){1,4}$/i
/** What people write who have no company, folded. */
const nothing = /^(?:|na|no|none|null|nil|unknown|self|selfemployed|private|privat|home|test)$/
/**
 * Replaces names, addresses and numbers of people. Equal originals get equal replacements, numbered in order of first
 * use, so a person stays one person everywhere and the replacement reveals nothing of the original.
 */
export class Pseudonyms {
  readonly #names = new KnownNames()
  readonly #used = { firstName: 0, lastName: 0, company: 0, address: 0 }
  readonly #emails = new Map<string, string>()
  /** The values of `#emails`. */
  readonly #madeEmails = new Set<string>()
  readonly #phones = new Phones()
  /** Words of names that are none by themselves in a text, folded. */
  readonly #shortNames = new Map<string, string>()
  readonly #links = new Map<string, string>()
  readonly #users = new Map<string, string>()
  readonly #postalCodes = new Map<string, string>()
  /** What is replaced wherever it is, in order; undefined for what only looks like it. */
  readonly #kinds: readonly (readonly [RegExp, (found: string) => string | undefined])[] = [
    [link, (found) => this.link(found)],
    [email, (found) => this.email(found)],
    [site, (found) => this.link(found)],
    [phone, (found) => this.#phoneIn(found)],
  ]

  /** @param names of people who are not contacts: first names, last names or both */
  constructor(names: readonly string[] = []) {
    for (const name of names) {
      const parts = namesIn(this.#name(name, 'firstName'))
      const [only] = parts
      if (only && parts.length === 1) this.#names.spelled(only.word, only.made)
    }
  }

  /** Replacements for a contact. Call it for all contacts before the first text, which may name any of them. */
  contact(person: UpstreamContact) {
    const { firstName, lastName, name, email, phone, companyName, address1, postalCode } = person
    const first = firstName ? this.#name(firstName, 'firstName') : []
    const last = lastName ? this.#name(lastName, 'lastName') : []
    const other = {
      ...(firstName && { firstName: textOf(first) }),
      ...(lastName && { lastName: textOf(last) }),
    }
    const names = Object.values(other)
    if (firstName && lastName) {
      this.#whole([...first, between, ...last])
      this.#whole([...last, between, ...first])
      // For handles such as janedoe, but not also for Al So.
      const isHandle = fold(firstName + lastName).length > 3
      if (isHandle && ![firstName, lastName].every((one) => isOrdinary(fold(one)))) {
        this.#names.word(firstName + lastName, () => names.join(''))
        this.#names.word(lastName + firstName, () => names.toReversed().join(''))
      }
    }
    const local = localOf(names)
    if (email) this.#handle(email, local, [firstName, lastName])
    this.#birthday(person.dateOfBirth)
    if (typeof person.website === 'string') this.#host(person.website)
    return {
      ...other,
      ...(name && { name: textOf(this.#name(name, 'name')) }),
      ...(email && { email: this.email(email, local) }),
      ...(phone && { phone: this.phone(phone) }),
      ...(companyName && { companyName: this.#company(companyName) }),
      ...(address1 && { address1: this.#address(address1) }),
      ...(postalCode && { postalCode: this.#postalCode(postalCode) }),
    }
  }

  /** Replaces known names in a text, and everything that looks like a link, an address or a number. */
  text(text: string): string {
    return this.#without(text, 0)
  }

  /** Replaces known names alone. */
  names(text: string): string {
    return this.#names.replacedIn(text)
  }

  user(id: string): string {
    return entry(this.#users, id, (n) => `user-${n}`)
  }

  link(url: string): string {
    return entry(this.#links, url, (n) => `https://example.com/link-${n}`)
  }

  email(written: string, local = ''): string {
    const found = written.replace(new RegExp(at, 'iu'), '@').replace(new RegExp(dot, 'giu'), '.')
    return entry(this.#emails, found.toLowerCase(), (n) => {
      const wanted = `${local || `person-${n}`}@example.com`
      const made = this.#madeEmails.has(wanted) ? wanted.replace('@', `-${n}@`) : wanted
      this.#madeEmails.add(made)
      return made
    })
  }

  phone(found: string): string {
    return this.#phones.replacement(found)
  }

  /** A number that is a telephone number of a contact, as another one. */
  number(found: number): number {
    const other = this.#phones.known(`${found}`)
    return other === undefined ? found : Number(other)
  }

  /** A text without the first of the kinds and those after it. What replaces something is not read again. */
  #without(text: string, first: number): string {
    const kind = this.#kinds[first]
    if (!kind) return this.names(text)
    const [pattern, replacement] = kind
    let made = ''
    let done = 0
    for (const { 0: found, index } of text.matchAll(pattern)) {
      const other = replacement(found)
      if (other === undefined) continue
      made += this.#without(text.slice(done, index), first + 1) + other
      done = index + found.length
    }
    return made + this.#without(text.slice(done), first + 1)
  }

  #company(found: string): string {
    const make = () => `Company ${++this.#used.company}`
    const name = found.replace(ending, '')
    if (nothing.test(fold(name))) return make()
    const made = this.#names.phrase(name, make)
    const [both, sign] = [name.replace(/\s*[&+]\s*/, ' and '), name.replace(/\sand\s/i, ' ')]
    for (const spelling of [found, both, sign]) this.#names.phrase(spelling, () => made)
    return made
  }

  #address(found: string): string {
    const make = () => `${++this.#used.address} Example Street`
    if (!isPlace(found)) return /\p{L}{4}/u.test(found) ? this.#names.phrase(found, make) : make()
    const made = this.#names.phrase(found, make)
    for (const part of found.split(/[,;\n]/).flatMap((one) => [one, one.replace(ending, '')]))
      if (isPlace(part)) this.#names.phrase(part, () => made)
    return made
  }

  #postalCode(found: string): string {
    const made = entry(this.#postalCodes, found, (n) => `${n}`.padStart(5, '0'))
    // Fewer digits are a year or a house.
    return fold(found).length < 5 ? made : this.#names.phrase(found, () => made)
  }

  #birthday(written: unknown): void {
    const date = isoBirthday(String(written))
    const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? []
    if (year === undefined || month === undefined || day === undefined) return
    const name = new Date(date).toLocaleString('en', { month: 'long', timeZone: 'UTC' })
    for (const m of [month, `${Number(month)}`, name, name.slice(0, 3)])
      for (const d of [day, `${Number(day)}`])
        for (const y of [year, year.slice(2)])
          for (const spelling of [y + m + d, m + d + y, d + m + y])
            this.#names.phrase(spelling, () => `${year}-01-01`)
  }

  /** The parts of an e-mail address; its first one may be a name elsewhere, if it is not that of an office. */
  #handle(email: string, local: string, names: readonly unknown[]): void {
    const [handle = '', host = ''] = email.split('@')
    const [made = ''] = this.email(email, local).split('@')
    const isNamed = names.some(
      (one) => typeof one === 'string' && standsAlone(one) && fold(handle).includes(fold(one)),
    )
    if ((isNamed || /\d/.test(handle)) && fold(handle).length > 3)
      this.#names.word(handle, () => made)
    this.#host(host)
  }

  #host(url: string): void {
    const [host = ''] = url.replace(/^\w+:\/\//, '').split(/[/?#:]/)
    if (host.includes('.')) this.#names.phrase(host.replace(/^www\./i, ''), () => 'example.com')
  }

  #phoneIn(found: string): string | undefined {
    return notPhone.test(found) ? undefined : this.phone(found)
  }

  #name(written: string, kind: Kind): Part[] {
    // People without a name have their number in its place.
    const name = written.replace(phone, (found) => this.#phoneIn(found) ?? found)
    const parts = partsOf(name, kind, (word) => this.#wordFor(word, kind))
    for (const names of peopleIn(parts)) {
      const [only] = names
      if (names.length > 1) this.#whole(names)
      else if (only && !isOrdinary(fold(only.word)) && !standsAlone(only.word))
        this.#names.spelled(only.word, only.made)
    }
    const at = kind === 'name' ? parts.findLastIndex(({ word }) => /\s/.test(word)) : -1
    if (at > 0) this.#whole([...parts.slice(at + 1), between, ...parts.slice(0, at)])
    return parts
  }

  /** For names with words that are none by themselves: together they are. */
  #whole(parts: readonly Part[]): void {
    const names = namesIn(parts)
    if (names.every(({ word, made }) => word === made || standsAlone(word))) return
    this.#names.whole(
      names.map(({ word }) => word).join(' '),
      names.map(({ made }) => made).join(' '),
    )
  }

  #wordFor(part: string, kind: Kind): string {
    const used = kind === 'firstName' ? kind : 'lastName'
    const pool = used === 'firstName' ? firstNames : lastNames
    const make = (): string => {
      const number = this.#used[used]++
      const round = Math.floor(number / pool.length)
      const made = `${pool[number % pool.length]}${round > 0 ? round + 1 : ''}`
      // A person never gets the name that they have.
      return fold(made) === fold(part) ? make() : made
    }
    return standsAlone(part)
      ? this.#names.word(part, make)
      : entry(this.#shortNames, fold(part), make)
  }
}

const between: Part = { word: ' ', made: ' ' }

const textOf = (parts: readonly Part[]): string => parts.map(({ made }) => made).join('')

/** The first part of an e-mail address, with letters that all mail servers take and no more than they do. */
const localOf = (names: readonly string[]): string =>
  names
    .map((name) => name.toLowerCase().replace(/[^a-z\d]+/g, '-'))
    .join('.')
    .slice(0, 50)
    .replace(/-?\.-?/g, '.')
    .replace(/^[.-]+|[.-]+$/g, '')

/** The replacement of `key`, made on first use. */
function entry(known: Map<string, string>, key: string, make: (number: number) => string): string {
  const before = known.get(key)
  if (before !== undefined) return before
  const made = make(known.size + 1)
  known.set(key, made)
  return made
}

/** A street with a number. */
const isPlace = (text: string): boolean => /\p{N}/u.test(text) && /\p{L}{3}/u.test(text)
