import { firstNames, lastNames } from './names.js'
import type { UpstreamContact } from './upstream.js'

// A text may be one word of a megabyte: no expression looks at much of it again from each of its letters.
const email = /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu
/** Links with or without a scheme: a path or a query may contain a name. */
const link =
  /(?:[a-z][a-z0-9+.-]{0,30}:\/\/|\bwww\.)[^\s"'<>]+|(?<![@\w])(?:[a-z0-9-]{1,63}\.){1,10}[a-z]{2,24}\/[^\s"'<>]*/giu
/** Seven to fifteen digits with the separators that people use. */
const phone = /(?<![\p{L}\p{N}])\+?\(?\d(?:[\s().\-/]{0,3}\d){6,14}(?![\p{L}\p{N}])/gu
/** Digits that are a date or a sum of money, not a phone number. */
const notPhone =
  /^(?:\d{4}-\d\d?-\d\d?(?:\s.*)?|\d\d?[./-]\d\d?[./-]\d{4}(?:\s.*)?|\d{1,3}(?:[. ]\d{3})+)$/
/** Typed, typographic, and escaped as in rich text. */
const apostrophe = /(?:['\u2019]|&(?:#39|#x27|apos|#8217|rsquo);)/
/** A word, including `O'Connor`, that is not the name of an HTML tag. */
const word = new RegExp(
  `(?<!<\\/?)[\\p{L}\\p{M}\\p{N}]+(?:${apostrophe.source}[\\p{L}\\p{M}\\p{N}]+)*`,
  'gu',
)
const possessive = new RegExp(`${apostrophe.source}s?$`)
/** Scripts that write words without spaces between them. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u
/** Parts of names that are also ordinary words of their languages. */
const particles = new Set('van von der den del dos das des bin ibn the zum zur ter'.split(' '))

/**
 * Replaces names, addresses and numbers of people. Equal originals get equal replacements, numbered in order of first
 * use, so a person stays one person everywhere and the replacement reveals nothing of the original.
 */
export class Pseudonyms {
  readonly #words = new Map<string, string>()
  /** Those of `#words` that are not words between spaces: other scripts, companies and addresses. */
  readonly #phrases: string[] = []
  readonly #used = { firstName: 0, lastName: 0, company: 0, address: 0 }
  readonly #emails = new Map<string, string>()
  /** The values of `#emails`. */
  readonly #madeEmails = new Set<string>()
  readonly #phones = new Map<string, string>()
  readonly #links = new Map<string, string>()
  readonly #users = new Map<string, string>()
  readonly #postalCodes = new Map<string, string>()

  /** @param names of people who are not contacts: first names, last names or both */
  constructor(names: readonly string[] = []) {
    for (const name of names) this.#name(name, 'firstName')
  }

  /** Replacements for a contact. Call it for all contacts before the first text, which may name any of them. */
  contact(person: UpstreamContact) {
    const { firstName, lastName, name, email, phone, companyName, address1, postalCode } = person
    const other = {
      ...(firstName && { firstName: this.#name(firstName, 'firstName') }),
      ...(lastName && { lastName: this.#name(lastName, 'lastName') }),
    }
    const names = Object.values(other)
    // For handles such as janedoe.
    if (names.length === 2) this.#words.set(fold(`${firstName}${lastName}`), names.join(''))
    const local = names.join('.').toLowerCase().replaceAll(' ', '-')
    return {
      ...other,
      ...(name && { name: this.#name(name, 'lastName') }),
      ...(email && { email: this.#email(email, local) }),
      ...(phone && { phone: this.#phone(phone) }),
      ...(companyName && { companyName: this.#phrase(companyName, 'company') }),
      ...(address1 && { address1: this.#phrase(address1, 'address') }),
      ...(postalCode && {
        postalCode: entry(this.#postalCodes, postalCode, (n) => `${n}`.padStart(5, '0')),
      }),
    }
  }

  /** Replaces known names in a text, and everything that looks like a link, an address or a number. */
  text(text: string): string {
    const spaced = text
      .replace(link, (found) => this.link(found))
      .replace(email, (found) => this.#email(found))
      .replace(phone, (found) => (notPhone.test(found) ? found : this.#phone(found)))
      .replace(word, (found) => this.#known(found))
    return this.#phrases.reduce(
      (rest, name) => rest.replaceAll(name, this.#words.get(fold(name)) ?? name),
      spaced,
    )
  }

  user(id: string): string {
    return entry(this.#users, id, (n) => `user-${n}`)
  }

  link(url: string): string {
    return entry(this.#links, url, (n) => `https://example.com/link-${n}`)
  }

  #phrase(found: string, kind: 'company' | 'address'): string {
    return entry(this.#words, fold(found), () => {
      this.#phrases.push(found)
      const number = ++this.#used[kind]
      return kind === 'company' ? `Company ${number}` : `${number} Example Street`
    })
  }

  #known(found: string): string {
    const whole = this.#words.get(fold(found))
    if (whole !== undefined) return inCaseOf(found, whole)
    const owner = found.replace(possessive, '')
    const owned = this.#words.get(fold(owner))
    return owned === undefined ? found : inCaseOf(owner, owned) + found.slice(owner.length)
  }

  #name(name: string, kind: 'firstName' | 'lastName'): string {
    return name
      .split(/([\s-]+)/)
      .map((part) => (isName(part, name) ? this.#wordFor(part, kind) : part))
      .join('')
  }

  #wordFor(part: string, kind: 'firstName' | 'lastName'): string {
    if (unspaced.test(part)) this.#phrases.push(part)
    const pool = kind === 'firstName' ? firstNames : lastNames
    return entry(this.#words, fold(part), () => {
      const number = this.#used[kind]++
      const round = Math.floor(number / pool.length)
      return `${pool[number % pool.length]}${round > 0 ? round + 1 : ''}`
    })
  }

  #email(found: string, local = ''): string {
    return entry(this.#emails, found.toLowerCase(), (n) => {
      const wanted = `${local || `person-${n}`}@example.com`
      const made = this.#madeEmails.has(wanted) ? wanted.replace('@', `-${n}@`) : wanted
      this.#madeEmails.add(made)
      return made
    })
  }

  /** Compares the last nine digits, because a number may be written with or without its country code. */
  #phone(found: string): string {
    const digits = found.replace(/\D/g, '').slice(-9)
    return entry(this.#phones, digits, (n) => `+1555555${String(n).padStart(4, '0')}`)
  }
}

/** The replacement of `key`, made on first use. */
function entry(known: Map<string, string>, key: string, make: (number: number) => string): string {
  const before = known.get(key)
  if (before !== undefined) return before
  const made = make(known.size + 1)
  known.set(key, made)
  return made
}

const isName = (part: string, name: string): boolean =>
  /\p{L}/u.test(part) &&
  !particles.has(part.toLowerCase()) &&
  (part.length > 2 || part === name || unspaced.test(part))

/** Removes letter case and accents, in which spellings of a name may differ. */
const fold = (text: string): string =>
  text
    .replace(new RegExp(apostrophe, 'g'), "'")
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()

function inCaseOf(found: string, replacement: string): string {
  if (found === found.toLowerCase() && found !== found.toUpperCase()) {
    return replacement.toLowerCase()
  }
  return found.length > 1 && found === found.toUpperCase() && found !== found.toLowerCase()
    ? replacement.toUpperCase()
    : replacement
}
