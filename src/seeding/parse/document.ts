import type { Violation } from '../../lib/violation.js'
import type { Seed } from '../fixture-format.js'
import type { Format } from '../write/write.js'
import type { Place, Problem, Source } from './source.js'

/** The value of a fixture, and the places in it. */
export interface FixtureDocument {
  value: unknown
  /** What is wrong with the text itself, and probable mistakes in it. */
  problems?: readonly Problem[]
  /** The place of a value or of its key; if there is none, the place of its parent. */
  place(path: Violation['path'], of?: 'key' | 'value'): Place
  /** The alias that a path goes through, and its place: what is at the path is written somewhere else. */
  alias?(path: Violation['path']): { name: string; place: Place } | undefined
  /** True for a violation that may follow from a syntax error. */
  isDoubtful?(violation: Pick<Violation, 'path' | 'kind'>): boolean
  /** Reads the text again, and looks for mistakes that keep it from being a fixture without being syntax errors. */
  mended?: (() => FixtureDocument) | undefined
  /** The text that it was read from, and how another one in its place is read, unless it has syntax errors. */
  written?: {
    source: Source
    format: Format
    read: (text: string) => FixtureDocument | undefined
  }
  /** The seed, if it is already in force: it is checked against the others, but not for its own references. */
  inForce?: Seed
  /** True for an answer of the API, which refers to rows that are not in it. */
  isAnswer?: boolean
}

/** A seed and the document that it was read from. */
export interface Read {
  seed: Seed
  document: FixtureDocument
}

/** A seed that was not read from text. Its places are paths: `subAccounts[0].contacts[2].email`. */
export const documentOf = (value: unknown): FixtureDocument => ({
  value,
  place: (path) => ({ file: inWords(path) }),
})

/** The seed of a world that another seed is added to. Its places are `the seed's subAccounts[0].id`. */
export const documentInForce = (seed: Seed): FixtureDocument => ({
  value: seed,
  place: (path) => ({ file: `the seed's ${inWords(path)}` }),
  inForce: seed,
})

const inWords = (path: Violation['path']): string =>
  path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : index > 0 ? `.${part}` : part))
    .join('') || 'the seed'
