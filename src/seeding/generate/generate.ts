import type { Faker } from '@faker-js/faker'
import { parseInstant } from '../../lib/instant.js'
import type { SeedContact, SeedNote, SeedSubAccount } from '../seed.js'
import { fakerFor } from './faker.js'
import {
  type Amount,
  type ContactsGeneration,
  type NotesGeneration,
  parseAmount,
} from './generation.js'
import { languageOf } from './phrases.js'

/** The day before which all generated notes are dated: fixed, so that every run is the same. */
export const latest = '2026-03-07'
const dayMs = 86_400_000
/** From eight to six, in milliseconds of a day. */
const workingDay = { min: dayMs / 3, max: 0.75 * dayMs }

/** A sub-account with contacts and a token, without ids. Equal options generate equal data. */
export const generateSubAccount = (
  { contacts, notes = 0, ...cast }: ContactsGeneration,
  before: string,
): SeedSubAccount => {
  const writer = new Writer(cast, before)
  return {
    name: writer.company(),
    privateIntegrations: [{ name: 'generated', scopes: ['contacts'] }],
    contacts: writer.contacts(contacts, notes),
  }
}

/** Contacts with their notes, without ids. */
export const generateContacts = ({
  contacts,
  notes = 0,
  ...cast
}: ContactsGeneration): SeedContact[] => new Writer(cast).contacts(contacts, notes)

/** Notes for an existing contact, oldest first, without ids; they differ from those of other contacts. */
export const generateNotes = (
  { notes, ...cast }: NotesGeneration,
  { firstName }: Pick<SeedContact, 'firstName'>,
  index: number,
): SeedNote[] => new Writer(cast).notes(index, notes, firstName ?? 'Alex')

type Cast = Pick<NotesGeneration, 'users' | 'seed' | 'locale'>

class Writer {
  readonly #faker: Faker
  readonly #seed: number
  readonly #users: readonly string[]
  readonly #language: ReturnType<typeof languageOf>
  readonly #lastDayMs: number

  constructor({ users = 3, seed = 42, locale = 'en' }: Cast, before = latest) {
    this.#faker = fakerFor(locale)
    this.#seed = seed
    this.#language = languageOf(locale)
    this.#lastDayMs = Math.floor(parseInstant(before) / dayMs) * dayMs
    this.#reseed('users')
    this.#users = Array.from({ length: users }, () => this.#faker.string.alphanumeric(20))
  }

  company(): string {
    this.#reseed('sub-account')
    return this.#faker.company.name()
  }

  contacts(amount: Amount, notesEach: Amount): SeedContact[] {
    this.#reseed('contacts')
    const emails = new Set<string>()
    return Array.from({ length: this.#lengthOf(amount) }, (_, index) => {
      const { email, ...contact } = this.#contact(index)
      // Two people may share a name, but HighLevel treats two with one address as one contact.
      const unique = emails.has(email) ? email.replace('@', `.${index + 1}@`) : email
      emails.add(unique)
      const notes = this.notes(index, notesEach, contact.firstName)
      return { ...contact, email: unique, ...(notes.length > 0 && { notes }) }
    })
  }

  /** Oldest first, written in the working hours of the year before. */
  notes(index: number, amount: Amount, name: string): SeedNote[] {
    this.#reseed('notes', index)
    const { number } = this.#faker
    const moment = () =>
      this.#lastDayMs - number.int({ min: 1, max: 365 }) * dayMs + number.int(workingDay)
    return Array.from({ length: this.#lengthOf(amount) }, moment)
      .sort((a, b) => a - b)
      .map((ms) => this.#note(name, new Date(ms).toISOString()))
  }

  #contact(index: number) {
    this.#reseed('contact', index)
    const { person, internet, string } = this.#faker
    const firstName = person.firstName()
    const lastName = person.lastName()
    // Neither reaches a real person: example.com is reserved, and 555 is not an area code.
    const email = internet.email({ firstName, lastName, provider: 'example.com' }).toLowerCase()
    return { firstName, lastName, email, phone: `+1555${string.numeric(7)}` }
  }

  #note(name: string, dateAdded: string): SeedNote {
    const { helpers, datatype, color } = this.#faker
    const { title, bodies } = helpers.arrayElement(this.#language.occasions)
    const body = this.#fill(helpers.arrayElement(bodies), name)
    const often = (probability: number) => datatype.boolean({ probability })
    return {
      body: often(0.1) ? asHtml(body) : body,
      ...(often(0.4) && { title }),
      ...(often(0.85) && { userId: helpers.arrayElement(this.#users) }),
      ...(often(0.1) && { color: color.rgb({ casing: 'upper' }) }),
      ...(often(0.03) && { pinned: true }),
      dateAdded,
    }
  }

  #fill(text: string, name: string): string {
    const { company, date, number } = this.#faker
    const words: Record<string, () => string> = {
      name: () => name,
      company: () => company.name(),
      day: () => date.weekday(),
      month: () => date.month(),
      money: () =>
        this.#language.money.replace('{amount}', String(number.int({ min: 2, max: 90 }) * 50)),
    }
    return text.replace(/\{(\w+)\}/g, (whole, word) => words[word]?.() ?? whole)
  }

  #lengthOf(amount: Amount): number {
    const [min, max] = parseAmount(amount) ?? [0, 0]
    return this.#faker.number.int({ min, max })
  }

  /** Each topic has its own sequence of random numbers, so an additional note does not change other people. */
  #reseed(topic: (typeof topics)[number], index = 0): void {
    this.#faker.seed([this.#seed, topics.indexOf(topic), index])
  }
}

const topics = ['users', 'sub-account', 'contacts', 'contact', 'notes'] as const

const asHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('')
