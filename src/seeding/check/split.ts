import { quoted } from '../../lib/violation.js'
import { contact } from '../../resources/contact/contact.js'
import { isEntry, type SeedEntry, type Visit } from '../walk.js'

const names = ['id', 'firstName', 'lastName', 'name']

/** What says who or what an entry is; it may be all that an entry has. */
const known = [...names, 'companyName', 'email', 'phone', 'title', 'body', 'fieldKey', 'like']

/**
 * What to say of an entry that is the rest of the one above it, from which a hyphen too many cuts it off.
 *
 * @param siblings the list that it is in
 */
export function splitSaid(
  { resource, entry, index }: Visit,
  siblings: unknown,
): string | undefined {
  const above: unknown = Array.isArray(siblings) ? siblings[index - 1] : undefined
  const own = Object.keys(entry)
  if (!isEntry(above) || own.length === 0 || own.includes('like')) return undefined
  const found =
    (resource.name === contact.name ? splitInName(Object.keys(above), own) : undefined) ??
    behindId(above, own) ??
    (Object.hasOwn(entry, 'generate') && resource.name === contact.name
      ? undefined
      : onlyRest(above, own))
  return (
    found &&
    `this ${resource.noun} ${found}: is the "- " one too many? write two spaces in its place`
  )
}

/** The name stands in the first half, or in both. */
function splitInName(above: readonly string[], own: readonly string[]): string | undefined {
  if (above.length === 0 || !above.every((key) => names.includes(key))) return undefined
  const ownNames = own.filter((key) => names.includes(key))
  if (ownNames.length === 0) return 'has no name, and the one above it has nothing else'
  return ownNames.join() === 'lastName' && above.at(-1) === 'firstName'
    ? 'has a last name alone, and the one above it a first name'
    : undefined
}

/** The first half has an id and nothing else, and the second one has none. */
const behindId = (above: SeedEntry, own: readonly string[]): string | undefined =>
  Object.keys(above).join() === 'id' && !own.includes('id')
    ? 'has no id, and the one above it has nothing else'
    : undefined

/** Nothing says what the second half is, and the first one has none of its keys. */
export function onlyRest(above: SeedEntry, own: readonly string[]): string | undefined {
  if (own.some((key) => known.includes(key) || Object.hasOwn(above, key))) return undefined
  if (!Object.keys(above).some((key) => known.includes(key))) return undefined
  const [first = '', ...more] = own
  const all = more.length === 0 ? quoted(first) : `${quoted(first)} and ${more.length} more`
  return `has nothing but ${all}, which the one above it lacks`
}
