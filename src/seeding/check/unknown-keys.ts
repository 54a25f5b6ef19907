import type { TObject, TSchema } from '@sinclair/typebox'
import { pluralOf } from '../../lib/plural.js'
import { code } from '../../lib/signs.js'
import { firstWordIn, nearest, suggestion } from '../../lib/suggest.js'
import { quoted, type Violation } from '../../lib/violation.js'
import { contact } from '../../resources/contact/contact.js'
import { keyOf } from '../../resources/custom-field/key.js'
import { resources as all } from '../../resources/index.js'
import type { Resource } from '../../resources/resource.js'
import { subAccount } from '../../resources/sub-account/sub-account.js'
import { Match } from '../../sandbox/exchange.js'
import { Effect, Fault } from '../../sandbox/fault.js'
import { Stub } from '../../sandbox/stub.js'
import { isKeyOf, Seed } from '../fixture-format.js'
import { ownerName } from '../paste/envelope.js'
import { notKept } from '../paste/not-kept.js'
import { isEntry } from '../walk.js'
import { type Case, fieldKeyOf, type Notation, pairIn } from './notation.js'
import { schemaAt } from './schema-at.js'
import { meantBoolean, severalOf, synonyms } from './synonyms.js'
import { wrappedAnswer } from './wrapped-answers.js'

const resources: readonly Resource[] = all

/** What sub-accounts are referred to by. */
const subAccountIds: ReadonlySet<string> = new Set(['locationid', 'subaccountid'])

const appointmentKeys: readonly string[] = contact.fields.appointments.innerKeys

/** The name of a header, such as Retry-After. No key of ours has a hyphen. */
const isHeader = /^[A-Za-z]+(?:-[A-Za-z]+)+$/

const plain = (name: string): string => name.replace(/[\s_-]/g, '').toLowerCase()

type Asked = Pick<Case, 'violation' | 'value' | keyof Notation>

/**
 * The sentence about a key that is not one of `known`.
 *
 * @param taken the keys that its entry has, which it was hardly meant as
 * @param isIndented whether its column says where it belongs, as outside of brackets
 */
export function unknownKey(asked: Asked, taken: ReadonlySet<string>, isIndented: boolean): string {
  const { violation, value, isJson } = asked
  const { path, expected, known } = violation
  const name = String(path.at(-1))
  if (name === '')
    return isJson ? `found "" as a key, expected ${expected}` : 'found ":" without a key before it'
  if (name === '<') return 'found the unknown key "<"; did you mean "<<"?'
  const found = `found the unknown key ${quoted(name)}`
  const [main, one] = (Array.isArray(value) && severalOf[plain(name)]) || []
  if (main !== undefined) {
    return `${found}: write one of them as ${main}, and the others as ${one}`
  }
  if (isEntry(value) && Object.hasOwn(value, 'subAccounts')) {
    return `${found}: remove the line, and indent what is below it less`
  }
  const wrapped = wrappedAnswer(value, known, taken)
  if (wrapped !== undefined) return `${found}: ${wrapped}, without ${quoted(name)}`
  const owner = resourceAt(path.slice(0, -1))
  const isOfEntry = typeof path.at(-2) === 'number'
  if (owner?.parent && isOfEntry && name === ownerName(owner) && typeof value === 'string') {
    return `found ${name} ${quoted(value)}, but the ${owner.noun} is below a ${owner.parent.noun} with another ${owner.parent.key}: remove the line, or move the ${owner.noun} below ${value} if that is in the file`
  }
  if (owner?.shorthand !== undefined && isOfEntry && value === null && taken.size === 1)
    return `${found}; write ${isJson ? `"${name}" without braces` : `"- ${name}" without the colon`}`
  const meant = meaning(name, asked, path.slice(0, -1), taken, isIndented)
  if (meant !== undefined) return `${found}${meant}`
  if (known.includes('headers') && isHeader.test(name))
    return `${found}: headers belong below headers; write ${pairIn(asked, 'headers', `{ ${asked.inside(name)}: ... }`)}`
  const [odd] = /[^ -~]/u.exec(name) ?? []
  const near = odd ? nearest(name.replaceAll(/[^ -~]/gu, ''), known) : undefined
  if (odd && near) {
    const kind = /[\p{L}\p{M}]/u.test(odd) ? 'letter' : /[\p{P}\p{S}]/u.test(odd) ? 'sign' : ''
    const what = kind
      ? `the ${kind} ${/\p{M}/u.test(odd) ? '' : `${odd} `}`
      : 'an invisible character '
    return `${found} with ${what}(${code(odd)}): write ${near} in plain letters`
  }
  const first = firstWordIn(
    known.filter((key) => !taken.has(key)),
    name,
  )
  const alike = first === undefined ? suggestion(name, known) : `; did you mean "${first}"?`
  // Where anchors are kept.
  const own =
    path.length === 1 && typeof value === 'object' ? `; a key of your own begins with x-` : ''
  return alike ? `${found}${alike}` : `${found}, expected ${expected}${own}`
}

/** The key that was meant by another one. */
export const meantKey = ({
  path,
  known,
}: Pick<Violation, 'path' | 'known'>): string | undefined => {
  const name = String(path.at(-1))
  return synonymOf(name, known, path.at(-2)) ?? firstWordIn(known, name) ?? nearest(name, known)
}

const synonymOf = (
  name: string,
  known: readonly string[],
  around: Violation['path'][number] | undefined,
): string | undefined =>
  // What is generated has the number for its value.
  name === 'key' && known.includes('fieldKey')
    ? 'fieldKey'
    : // The day of an appointment is that of its beginning.
      name === 'date' && known.includes('startTime')
      ? 'startTime'
      : around === 'generate' && /^(?:count|number|amount|size|total)$/.test(plain(name))
        ? known[0]
        : known.find((key) => plain(key) === plain(name) || synonyms[key]?.includes(plain(name)))

function meaning(
  name: string,
  asked: Asked,
  around: Violation['path'],
  taken: ReadonlySet<string>,
  isIndented: boolean,
): string | undefined {
  const { value, inside: write } = asked
  const { known } = asked.violation
  const bare = plain(name)
  const free = known.filter((key) => !taken.has(key))
  const inside = [...taken].find((key) => hasKey(schemaAt(Seed, [...around, key]), name))
  if (inside !== undefined && !isRule(around))
    return `, which is a key of ${inside}: ${isIndented ? `indent it below "${inside}:"` : 'move it there'}`
  const same = known.find((key) => plain(key) === bare)
  if (same) return `; did you mean "${same}"?`
  const inCommon =
    around[0] === 'defaults' && Array.isArray(value) ? nearest(name, known) : undefined
  if (inCommon !== undefined)
    return `; did you mean "${inCommon}", and below it the keys that all ${name} have, without a list?`
  const isDefault = around.length === 0 && isEntry(value) && taken.has('defaults')
  if (isDefault && hasKey(schemaAt(Seed, ['defaults']), name))
    return `, which is a key of defaults: indent it below "defaults:"`
  const synonym = synonymOf(name, free, around.at(-1))
  if (isRule(around)) {
    const list = [Effect, Match].find((one) => Object.hasOwn(one.properties, name))
    if (around[0] === 'faults' && list === Effect) {
      return `: it belongs below then: ${pairIn(asked, 'then', `{ ${write(name)}: ... }`)}`
    }
    const own = [...taken].filter((key) => list && Object.hasOwn(list.properties, key))
    const keys = own.filter((key) => !known.includes(key)).map((key) => `${write(key)}: ...`)
    if (list && !synonym)
      return `: it belongs below match: ${pairIn(asked, 'match', `{ ${keys.join(', ')} }`)}`
  }
  if (name === 'like' && (around[0] === 'templates' || around[0] === 'defaults')) {
    return around[0] === 'templates'
      ? ': a template cannot be like another one; write its keys'
      : `: defaults cannot be like a template; write their keys, or ${pairIn(asked, 'like', write(value))} in each contact`
  }
  if (around[0] === 'templates' && around.length === 2 && name === contact.key) {
    return ': a template has no id, because several contacts would get it; leave it out, or write it in the contact'
  }
  const owner = resourceAt(around)
  const inEntry = around.length === 0 || typeof around.at(-1) === 'number'
  const isValue = around.at(-2) === 'customFields' && around.length > 4
  if (isValue && free.length === known.length && !isEntry(value)) {
    return `; write { ${write('key')}: ${write(fieldKeyOf(name))}, ${write('value')}: ${write(value)} }`
  }
  const isPair = owner !== undefined && free.includes('name') && free.includes('value')
  if (isPair && typeof around.at(-1) === 'number' && taken.size === 1 && !isEntry(value)) {
    return `; write { ${write('name')}: ${write(name)}, ${write('value')}: ${write(value)} }`
  }
  if (isValue && bare === 'name') {
    const by = ['id', 'key'].find((one) => taken.has(one))
    return by === undefined
      ? `; write ${pairIn(asked, 'key', write(keyOf(value)))}`
      : `: the ${by} says which field it is; remove it`
  }
  const named = resources.find(({ param = '' }) => plain(param) === bare)
  const resource = resources.find((one) =>
    [one.plural, one.name].some((key) => plain(key) === bare),
  )
  const referred = resource ?? named
  const isId = [value].flat().every((one) => typeof one === 'string')
  const reference = free.find(
    (key) => isId && referred !== undefined && owner?.fields[key]?.refersTo === referred.plural,
  )
  if (reference) return `; did you mean "${reference}"?`
  if (synonym && resource && typeof value === 'string') return `; did you mean "${synonym}"?`
  if (resource && inEntry && Object.hasOwn(owner?.fields ?? {}, resource.plural))
    return `; did you mean "${resource.plural}", a list?`
  if (resource && inEntry) return placeOf(resource, owner, isIndented)
  const parent = owner?.fields[owner.parentKey ?? '']
  if (owner && [owner.parentKey, parent?.wireName].includes(name)) {
    return `: where a ${owner.noun} is in the file says which ${owner.parent?.noun} it belongs to; remove the line`
  }
  if (inEntry && owner && subAccountIds.has(bare)) {
    if (owner === subAccount && !free.includes(owner.key))
      return `: it is the ${owner.key}, which the entry has already; remove the line`
    if (ownersOf(owner).includes(subAccount))
      return `: where a ${owner.noun} is in the file says which ${subAccount.noun} it belongs to; remove the line`
  }
  // The id of the entry itself is taken when it is not among those that are known.
  if (inEntry && owner && named && (named !== owner || !free.includes(owner.key))) {
    return named === owner
      ? ': the entry has an id already; remove it'
      : `: a ${owner.noun} does not name a ${named.noun}; remove it`
  }
  if (around[0] === 'defaults' && owner && Object.hasOwn(owner.fields, name)) {
    return `: entries have no ${name} in common; write it in the entry`
  }
  const { type }: TSchema = schemaAt(Seed, around)?.properties?.[synonym ?? ''] ?? {}
  const meant = type === 'boolean' && typeof value === 'string' ? meantBoolean(value) : undefined
  const [, first, last] = /^(\S+) (\S.*)$/.exec(String(value)) ?? []
  if (synonym === 'firstName' && first !== undefined && free.includes('lastName'))
    return `; write ${pairIn(asked, synonym, write(first))} and ${pairIn(asked, 'lastName', write(last))}`
  if (synonym) return `; did you mean "${synonym}${meant === undefined ? '' : `: ${meant}`}"?`
  if (around.length > 0 && Object.hasOwn(Seed.properties, name))
    return `: it is a key of the file: ${isIndented ? 'move it above "subAccounts:", without indentation' : 'move it beside subAccounts'}`
  if (around.length === 1 && around[0] === 'defaults') {
    const one = resources.find((each) => each.defaults && Object.hasOwn(each.fields, name))
    if (one) return `: write it below the entries that have it, such as ${one.name}`
  }
  if (suggestion(name, known)) return undefined
  if (around.length === 0 && isKeyOf(subAccount, name)) {
    return ', which is a key of sub-accounts: write it below "subAccounts:", in an entry that begins with "- "'
  }
  const inner =
    around.length === 0
      ? ['clock', 'defaults'].find((one) => hasKey(schemaAt(Seed, [one]), name))
      : undefined
  if (inner) return `, which is a key of ${inner}: indent it below "${inner}:"`
  if (around.length === 2 && around[0] === 'defaults' && hasKey(Seed.properties.defaults, name))
    return `, which is a key of defaults, not of its ${String(around[1])}: indent it less`
  if (around.at(-1) === 'generate' && resource?.name === contact.name) {
    return ': contacts are generated by the "generate:" of a sub-account, which has no hyphen and is in line with its "contacts:"'
  }
  const rule = ruleAround(around)
  if (rule && Object.hasOwn(rule.properties, name)) {
    return `, which is a key of the ${String(around[0]).slice(0, -1)}, not of its ${String(around.at(-1))}: ${isIndented ? 'indent it less' : `move it out of the braces of ${String(around.at(-1))}, to a line of its own if ${String(around.at(-1))} has one`}`
  }
  const others = resources.filter((one) => isNear(one, owner) && isKeyOf(one, name))
  if (inEntry && others.length > 0 && others.length < 4) {
    const plurals = others.map(({ noun }) => pluralOf(noun)).join(' and ')
    const [only] = others.length === 1 ? others : []
    return `, which is a key of ${plurals}${owner ? `, not of a ${owner.noun}` : ''}: ${
      only && owner && only.parent === owner
        ? `write it in an entry of ${only.plural}`
        : 'is the line indented as it should be?'
    }`
  }
  if (!inEntry) return undefined
  if (appointmentKeys.includes(name) && !resources.some((one) => isKeyOf(one, name))) {
    return `, which is a key of appointments${owner ? `, not of a ${owner.noun}` : ''}: a contact has them below "appointments:"`
  }
  return notKept.test(name) ? `: ghl-mock keeps no ${name}; stubs: answers their routes` : undefined
}

const hasKey = (schema: TSchema | undefined, name: string): boolean =>
  Object.hasOwn(schema?.properties ?? {}, name)

const isRule = (path: Violation['path']): boolean =>
  path.length === 2 && (path[0] === 'faults' || path[0] === 'stubs')

/** The schema of the fault or the stub that a path is inside of. */
const ruleAround = ([list, index, ...more]: Violation['path']): TObject | undefined =>
  typeof index !== 'number' || more.length === 0
    ? undefined
    : list === 'faults'
      ? Fault
      : list === 'stubs'
        ? Stub
        : undefined

/** True for resources that entries may be mistaken for: owners, children and siblings. */
const isNear = (one: Resource, owner: Resource | undefined): boolean =>
  owner !== undefined &&
  (one.parent === owner || owner.parent === one || one.parent === owner.parent)

/** The resources whose entries those of another one are below, the nearest first. */
const ownersOf = (resource: Resource | undefined): Resource[] =>
  resource?.parent ? [resource.parent, ...ownersOf(resource.parent)] : []

/** Where the list of a resource belongs that is in the wrong place. */
function placeOf(
  { plural, noun, parent }: Resource,
  owner: Resource | undefined,
  isIndented: boolean,
): string {
  if (parent === owner) return `; did you mean "${plural}", a list?`
  if (!parent) return `: ${plural} belongs at the top of the file`
  const it = noun.includes(' ') ? 'them' : `the ${pluralOf(noun)}`
  const around = ownersOf(owner).find((one) => isKeyOf(one, plural))
  return around
    ? `: ${plural} belong to the ${around.noun}; ${isIndented ? `indent ${it} as its other keys` : `move ${it} out of the braces of the ${owner?.noun}`}`
    : `: ${plural} belong to a ${parent.noun}; move ${it} into an entry of ${parent.plural}`
}

/** The resource whose entry a path ends in. */
function resourceAt(path: Violation['path']): Resource | undefined {
  const [first, name] = path
  if (first === 'defaults') return resources.find((one) => one.name === name)
  const plural = path.findLast((part) => typeof part === 'string')
  return resources.find((one) => one.plural === plural)
}
