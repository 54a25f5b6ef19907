import type { Faker } from '@faker-js/faker'
import { makeUuid } from '../../lib/ids.js'
import { formatInstant, parseInstant, withinYears } from '../../lib/instant.js'
import { contact as contactResource } from '../../resources/contact/contact.js'
import { contentOf } from '../entry-ids.js'
import type { SeedContact, SeedNote, SeedSubAccount, SeedTask } from '../fixture-format.js'
import { valuesOf } from './custom-values.js'
import { fakerFor } from './faker.js'
import {
  type Amount,
  type ContactsGeneration,
  type NotesGeneration,
  parseAmount,
} from './generation.js'
import { languageOf } from './phrases.js'

/** The day before which generated notes are dated by default: fixed, so that every run is the same. */
export const latest = '2026-03-07'
const minuteMs = 60_000
const dayMs = 86_400_000
/** From eight to six, in milliseconds of a day. */
const workingDay = { min: dayMs / 3, max: 0.75 * dayMs }

/** A sub-account with contacts and a token, without ids. Equal options generate equal data. */
export const generateSubAccount = (wishes: ContactsGeneration): SeedSubAccount => ({
  name: new Writer(wishes).company(),
  privateIntegrations: [{ name: 'generated', scopes: ['contacts'] }],
  contacts: generateContacts(wishes, {}),
})

/** Contacts with their notes and tasks, without ids. */
export const generateContacts = (
  { customFields = false, ...wishes }: ContactsGeneration,
  subAccount: Pick<SeedSubAccount, 'customFields'>,
): SeedContact[] =>
  new Writer(wishes).contacts(wishes, customFields ? (subAccount.customFields ?? []) : [])

/** Notes and tasks for an existing contact, oldest first, without ids; they differ from those of other contacts. */
export function generateFor({ notes, tasks = 0, ...cast }: NotesGeneration, contact: SeedContact) {
  const writer = new Writer(cast)
  // Not its place, which changes when a contact is inserted above it.
  const who = contact.id ?? contentOf(contactResource, contact)
  const index = Number.parseInt(makeUuid(who).slice(0, 8), 16)
  return {
    notes: writer.notes(index, notes, contact.firstName ?? 'Alex'),
    tasks: writer.tasks(index, tasks, contact.firstName ?? 'Alex'),
  }
}

type Cast = Pick<NotesGeneration, 'users' | 'seed' | 'locale' | 'until'>

class Writer {
  readonly #faker: Faker
  readonly #seed: number
  readonly #users: readonly string[]
  readonly #language: ReturnType<typeof languageOf>
  /** Undefined when dates count from the time of the mock. */
  readonly #lastDayMs: number | undefined

  constructor({ users = 3, seed = 42, locale = 'en', until = latest }: Cast) {
    this.#faker = fakerFor(locale)
    this.#seed = seed
    this.#language = languageOf(locale)
    this.#lastDayMs = until === 'now' ? undefined : Math.floor(parseInstant(until) / dayMs) * dayMs
    this.#reseed('users')
    this.#users = Array.from({ length: users }, () => this.#faker.string.alphanumeric(20))
  }

  company(): string {
    this.#reseed('sub-account')
    return this.#faker.company.name()
  }

  contacts(
    { contacts, notes: notesEach = 0, tasks: tasksEach = 0, tags }: ContactsGeneration,
    fields: NonNullable<SeedSubAccount['customFields']>,
  ): SeedContact[] {
    this.#reseed('contacts')
    const emails = new Set<string>()
    const phones = new Set<string>()
    return Array.from({ length: this.#lengthOf(contacts) }, (_, index) => {
      const { email, phone, ...contact } = this.#contact(index)
      // Two people may share a name, but HighLevel treats two with one address or number as one contact.
      const unique = emails.has(email) ? email.replace('@', `.${index + 1}@`) : email
      emails.add(unique)
      const number = freePhone(phone, phones)
      phones.add(number)
      const notes = this.notes(index, notesEach, contact.firstName)
      const tasks = this.tasks(index, tasksEach, contact.firstName)
      // To start the generator again takes longer than to draw from it.
      if (fields.length > 0 || tags) this.#reseed('details', index)
      const values = valuesOf(fields, this.#faker)
      return {
        ...contact,
        email: unique,
        phone: number,
        ...(tags && { tags: this.#faker.helpers.arrayElements(tags) }),
        ...(values.length > 0 && { customFields: values }),
        ...(notes.length > 0 && { notes }),
        ...(tasks.length > 0 && { tasks }),
      }
    })
  }

  /** Oldest first, written in the working hours of the year before. */
  notes(index: number, amount: Amount, name: string): SeedNote[] {
    if (amount === 0) return []
    this.#reseed('notes', index)
    const { number } = this.#faker
    const moment = () => -number.int({ min: 1, max: 365 }) * dayMs + number.int(workingDay)
    return Array.from({ length: this.#lengthOf(amount) }, moment)
      .sort((a, b) => a - b)
      .map((ms) => this.#note(name, this.#moment(ms)))
  }

  /** Due within a month before or after the last day; most of those that are due are done. */
  tasks(index: number, amount: Amount, name: string): SeedTask[] {
    if (amount === 0) return []
    this.#reseed('tasks', index)
    const { number, helpers, datatype } = this.#faker
    return Array.from({ length: this.#lengthOf(amount) }, () => {
      const dueMs = number.int({ min: -30, max: 30 }) * dayMs + number.int(workingDay)
      const { title } = helpers.arrayElement(this.#language.occasions)
      return {
        title: this.#fill(title, name),
        dueDate: this.#moment(dueMs),
        ...(datatype.boolean({ probability: 0.85 }) && {
          assignedTo: helpers.arrayElement(this.#users),
        }),
        ...(dueMs < 0 && datatype.boolean({ probability: 0.7 }) && { completed: true }),
      }
    })
  }

  /** A date by its distance from the end of the last day. */
  #moment(ms: number): string {
    if (this.#lastDayMs !== undefined) return formatInstant(withinYears(this.#lastDayMs + ms))
    const minutes = Math.round(Math.abs(ms) / minuteMs)
    const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24]
    return `${ms < 0 ? '-' : '+'}${days}d${hours}h${minutes % 60}m`
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

const topics = ['users', 'sub-account', 'contacts', 'contact', 'notes', 'tasks', 'details'] as const

const asHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('')

/** The number itself, or the next one that is free; its last seven digits are made up. */
function freePhone(phone: string, taken: ReadonlySet<string>): string {
  let free = phone
  while (taken.has(free)) {
    const next = (Number(free.slice(-7)) + 1) % 10_000_000
    free = free.slice(0, -7) + String(next).padStart(7, '0')
  }
  return free
}
