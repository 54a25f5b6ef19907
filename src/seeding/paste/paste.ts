import { subAccount } from '../../resources/sub-account/sub-account.js'
import type { FixtureDocument } from '../parse/document.js'
import type { Problem } from '../parse/source.js'
import type { Path } from '../walk.js'
import { Openers } from './access.js'
import { answerIn, isRefusal, withoutRows } from './envelope.js'
import { isMade, Paste } from './rows.js'

/** True for a place in an entry that was pasted: the API took what it says, and it refers to rows that are not there. */
export function isPasted({ value, isAnswer }: FixtureDocument, path: Path): boolean {
  let node = value
  for (const part of path) {
    node = Reflect.get(Object(node), part)
    if (isMade(node)) return true
  }
  return isAnswer === true
}

/**
 * Reads what was pasted from the API as a fixture: an answer, with or without its envelope, or single entries with the
 * names and values of HighLevel's JSON. Fields that a fixture does not have are left out, with one warning that names
 * them. Anything else is left as it is.
 *
 * @param openers those of the documents that are read together
 */
export function readPasted(
  document: FixtureDocument,
  openers = new Openers(),
): {
  document: FixtureDocument
  problems: Problem[]
  /** True for what was copied and is no fixture. */
  isRefusal?: boolean
} {
  if (document.inForce) {
    openers.addOpened(document.inForce)
    return { document, problems: [] }
  }
  const { file } = document.place([])
  const paste = new Paste((id) => openers.isOpener(file, id))
  const answer = answerIn(document.value)
  const reason = answer ? undefined : withoutRows(document.value)
  if (reason !== undefined) {
    const refused = isRefusal(document.value)
    const severity = refused ? 'error' : 'warning'
    return {
      document: { ...document, value: { [subAccount.plural]: [] }, isAnswer: true },
      problems: [{ severity, place: document.place([]), message: reason }],
      isRefusal: refused,
    }
  }
  const value = answer ? paste.fixtureOf(answer) : paste.fixture(document.value)
  if (value === document.value) return { document, problems: [] }
  const place: FixtureDocument['place'] = (path, of) =>
    document.place(paste.sourceOf(value, path), of)
  const isDoubtful: FixtureDocument['isDoubtful'] = (violation) =>
    document.isDoubtful?.({ ...violation, path: paste.sourceOf(value, violation.path) }) ?? false
  const [first] = paste.leftOut.values()
  const names = [...paste.leftOut.keys()].join(', ')
  const problems: Problem[] = first
    ? [{ severity: 'warning', place: document.place(first, 'key'), message: words(names) }]
    : []
  for (const { path, message } of paste.oddities)
    problems.push({ severity: 'warning', place: document.place(path), message })
  const odd =
    answer?.odd?.filter(({ path }) => !document.isDoubtful?.({ path, kind: 'type' })) ?? []
  for (const { path, of, message } of [...paste.strangers, ...odd])
    problems.push({ severity: 'error', place: document.place(path, of), message })
  return {
    document: {
      ...document,
      value,
      place,
      isDoubtful,
      isAnswer: answer !== undefined || document.isAnswer === true,
    },
    problems,
  }
}

const words = (names: string): string =>
  `this was copied from HighLevel; a fixture does not keep ${names}`
