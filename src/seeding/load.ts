import { Failure } from '../lib/failure.js'
import { clockProblem, startOf } from '../sandbox/clock-settings.js'
import { clashes } from './check/clashes.js'
import { withDefaults } from './check/defaults.js'
import { duplicates } from './check/duplicates.js'
import { oddParts } from './check/inner.js'
import { withoutNulls } from './check/nulls.js'
import { oddOptions } from './check/options.js'
import { ownersOf } from './check/owners.js'
import { dangling } from './check/references.js'
import { unreferred } from './check/referred.js'
import { neverHit, unknownCallers } from './check/rules.js'
import { shadowed } from './check/shadowed.js'
import { withTemplates } from './check/templates.js'
import { triedMend } from './check/tried.js'
import { validate } from './check/validate.js'
import { unusualValues } from './check/values.js'
import { warnings } from './check/warnings.js'
import { Seed } from './fixture-format.js'
import { expand } from './generate/expand.js'
import { merge } from './merge.js'
import { withBases, withoutBases } from './parse/bases.js'
import { documentInForce, documentOf, type FixtureDocument, type Read } from './parse/document.js'
import { filesOf, type LeftOut, once } from './parse/files.js'
import { readText } from './parse/read.js'
import { byPlace, collect, formatPlace, isError, type Place, type Problem } from './parse/source.js'
import { Openers } from './paste/access.js'
import { readPasted } from './paste/paste.js'
import { asText, counted } from './write/report.js'
import type { Format } from './write/write.js'

/** A seed and the files that it was read from. */
export interface LoadedSeed {
  seed: Seed
  files: string[]
}

/** The problems of fixtures; there is a seed when none of them is an error. */
export interface ValidatedFixtures {
  seed?: Seed
  files: string[]
  /** Files of the folders that are not read. */
  leftOut?: LeftOut[]
  problems: Problem[]
}

/** A fixture that is not a file. */
export interface FixtureText {
  /** Takes the place of the path in messages: `--seed`. */
  name: string
  text: string
  format: Format
}

export interface LoadOptions {
  /** Freezes the clock at this moment, whatever the fixtures say. */
  clock?: string | undefined
  /** Fixtures that are not files; they are read after the files. */
  texts?: readonly FixtureText[] | undefined
  /** Receives the warnings about valid fixtures, and what is left out of folders, ready to be printed. */
  warn?: ((text: string) => void) | undefined
}

/**
 * Reads fixtures, which add up to one seed: files as given, folders in lexical order.
 *
 * @throws Failure `fixtures` with every error in them
 */
export function loadFixtures(
  paths: readonly string[],
  { warn, ...options }: LoadOptions = {},
): LoadedSeed {
  const validated = validateFixtures(paths, options)
  const loaded = assertValid(validated)
  if (validated.problems.length > 0) warn?.(asText(validated.problems))
  const { leftOut = [] } = validated
  const names = leftOut.map(({ file }) => file).join(', ')
  if (names !== '') warn?.(`Left out of the fixtures: ${names}; ghl-mock validate says why.`)
  return loaded
}

/**
 * Checks a seed that was written in code as if it came from a file.
 *
 * @throws Failure `fixtures` with every error in it
 */
export const checkSeed = (value: unknown): LoadedSeed =>
  assertValid(validateDocuments([withoutBases(() => documentOf(value))], []))

/**
 * Reads a fixture from text.
 *
 * @param base a seed that is in force and that the text adds to
 * @throws Failure `fixtures` with every error in the text, and everything that the text repeats of `base`
 */
export function loadText(text: FixtureText, base?: Seed): LoadedSeed {
  const { clock, ...world } = base ?? {}
  const inForce = base ? [() => documentInForce({ subAccounts: [], ...world })] : []
  const { seed, files } = assertValid(validateDocuments([...inForce, readerOf(text)], []))
  return { seed: { ...(clock && { clock }), ...seed }, files }
}

/** The format of a text: by its media type, or else by how it begins. Keys without quotes are those of YAML. */
export function formatOf(text: string, mediaType = ''): Format {
  if (/json/i.test(mediaType)) return 'json'
  return /^\uFEFF?\s*\{\s*["}]/.test(text) && !/yaml/i.test(mediaType) ? 'json' : 'yaml'
}

const readerOf = ({ name, text, format }: FixtureText) =>
  withoutBases(() => readText(name, text, format))

/** Reads fixtures as `loadFixtures` does, and returns the problems instead of throwing. */
export function validateFixtures(
  paths: readonly string[],
  { clock, texts = [] }: LoadOptions = {},
): ValidatedFixtures {
  const problems: Problem[] = []
  const given = paths.flatMap((path) => collect(problems, () => filesOf(path)) ?? [])
  const leftOut = given.flatMap((one) => one.leftOut)
  const found = withBases(once(given.flatMap((one) => one.files)))
  const files = found.map(({ file }) => file)
  const readers = [...found.map(({ read }) => read), ...texts.map(readerOf)]
  const validated = validateDocuments(readers, files, clock)
  if (problems.length === 0) return { ...validated, leftOut }
  return { files, leftOut, problems: [...problems, ...validated.problems] }
}

function validateDocuments(
  readers: readonly (() => FixtureDocument)[],
  files: string[],
  freeze?: string,
): ValidatedFixtures {
  const problems: Problem[] = []
  const documents: FixtureDocument[] = []
  const reads: Read[] = []
  /** Those that are not valid too: what is wrong with some entries does not hide what is unusual about others. */
  const judged: Read[] = []
  const openers = new Openers()
  for (const read of readers) {
    const given = collect(problems, read)
    if (!given) continue
    const { document, seed, problems: found } = validateMended(given, openers)
    documents.push(document)
    const inText = document.problems ?? []
    const own = [...inText, ...found]
    const tried = triedMend(given, own, problemsOf)
    problems.push(...(tried ? [tried] : own))
    const isSound = !tried && !inText.some(isError)
    if (seed && isSound) reads.push({ seed, document })
    if (isSound) judged.push({ seed: seed ?? seedIn(document), document })
  }
  for (const { seed, document } of reads) {
    const message = seed.clock && clockProblem(seed.clock)
    if (message) problems.push({ severity: 'error', place: document.place(['clock']), message })
  }
  const isComplete = reads.length === readers.length
  problems.push(...clashes(documents))
  problems.push(...dangling(reads, judged, isComplete))
  // A file that cannot be read may have what the others refer to.
  if (judged.length === readers.length) {
    const owners = ownersOf(judged)
    problems.push(...unreferred(judged, owners), ...unusualValues(judged, owners))
    problems.push(...duplicates(owners))
    problems.push(...unknownCallers(documents))
  }
  if (isComplete) problems.push(...neverHit(reads))
  problems.push(...shadowed(judged), ...oddParts(judged), ...oddOptions(judged))
  const isValid = !problems.some(isError)
  const clock = freeze === undefined ? reads.find(({ seed }) => seed.clock)?.seed.clock : { freeze }
  problems.push(...warnings(judged, startOf(clock ?? {}, Date.now()), isComplete))
  if (!isValid) return { files, problems: inOrder(problems) }
  const seeds = reads.flatMap((read) => collect(problems, () => expand(read)) ?? [])
  const isExpanded = seeds.length === reads.length
  return { files, problems: inOrder(problems), ...(isExpanded && { seed: merge(seeds) }) }
}

/**
 * Problems file by file in the order of their lines; those of an entry that aliases repeat, once. A warning about
 * a text that is an error is left out.
 */
function inOrder(problems: readonly Problem[]): Problem[] {
  const files = new Map<string, number>()
  const once = new Map<string, Problem>()
  for (const problem of problems) {
    const { place, message } = problem
    if (!files.has(place.file)) files.set(place.file, files.size)
    const id = `${formatPlace(place)} ${message}`
    if (!once.has(id)) once.set(id, problem)
  }
  const rank = ({ place }: Problem) => files.get(place.file) ?? 0
  const errors = new Map<string, Place[]>()
  for (const { severity, place } of problems) {
    if (severity !== 'error') continue
    const line = lineOf(place)
    errors.set(line, [...(errors.get(line) ?? []), place])
  }
  const warned = new Set<string>()
  const isEcho = ({ severity, place }: Problem) => {
    if (severity !== 'warning') return false
    const at = formatPlace(place)
    // What the text itself shows is found first, and the rest follows from it.
    if (warned.has(at)) return true
    warned.add(at)
    const { column: from = 0 } = place
    return errors
      .get(lineOf(place))
      ?.some(({ column = 1, length = 1 }) => from >= column && from < column + length)
  }
  const all = [...once.values()].filter((problem) => !isEcho(problem))
  return all.sort((a, b) => rank(a) - rank(b) || byPlace(a, b))
}

const lineOf = ({ file, line }: Place): string => `${file}:${line}`

/** What is wrong with a text by itself; undefined if it cannot be read. */
function problemsOf(read: () => FixtureDocument | undefined): readonly Problem[] | undefined {
  const given = collect([], read)
  if (!given) return undefined
  const { document, problems: found } = validateMended(given, new Openers())
  return [...(document.problems ?? []), ...found]
}

/** Validates a document. If it is not valid, its text is searched for mistakes besides syntax errors. */
function validateMended(given: FixtureDocument, openers: Openers) {
  const validated = validatePasted(given, openers)
  const mended = validated.seed ? undefined : given.mended?.()
  return mended ? validatePasted(mended, openers) : validated
}

/** What a fixture says that is not valid; its readers pass over what they do not expect. */
const seedIn = ({ value }: FixtureDocument): Seed =>
  withoutNulls(withDefaults(withTemplates(value)), Seed).value as Seed

function validatePasted(given: FixtureDocument, openers: Openers) {
  const { document, problems: notKept, isRefusal } = readPasted(given, openers)
  if (isRefusal) return { document, problems: notKept }
  const { problems, ...validated } = validate(document, (one) => validatePasted(one, openers))
  return { ...validated, problems: [...notKept, ...problems] }
}

function assertValid({ seed, files, problems }: ValidatedFixtures): LoadedSeed {
  if (seed) return { seed, files }
  const errors = problems.filter(isError)
  throw new Failure('fixtures', `The fixtures have ${counted(errors)}.\n\n${asText(errors)}\n`)
}
