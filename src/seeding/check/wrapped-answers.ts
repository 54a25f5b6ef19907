import { isEntry } from '../walk.js'

/** The keys of an answer, and what other tools call them. */
const answerKeys: Readonly<Record<string, readonly string[]>> = {
  status: ['statuscode', 'code'],
  headers: [],
  body: ['jsonbody', 'json', 'data', 'content'],
}

const meantBy = (name: string): string | undefined =>
  Object.keys(answerKeys).find(
    (key) => key === name || answerKeys[key]?.includes(name.replace(/[_-]/g, '').toLowerCase()),
  )

/**
 * Where the keys of an answer belong that are written in an object around them: `response: { status: 200 }`.
 *
 * @param known the keys of what the object is in
 * @param taken those of them that are there
 */
export function wrappedAnswer(
  value: unknown,
  known: readonly string[],
  taken: ReadonlySet<string>,
): string | undefined {
  if (!isEntry(value) || !Object.keys(answerKeys).every((key) => known.includes(key)))
    return undefined
  const keys = Object.keys(value).map(meantBy)
  if (keys.length === 0 || keys.some((key) => key === undefined || taken.has(key))) return undefined
  const [are, them] = keys.length > 1 ? ['are keys', 'them'] : ['is a key', 'it']
  const [whole, where] = known.includes('match') ? ['the stub', 'beside match'] : ['then', 'there']
  return `${keys.join(' and ')} ${are} of ${whole} itself: write ${them} ${where}`
}
