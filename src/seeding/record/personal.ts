import { isEntry } from '../walk.js'
import type { Pseudonyms } from './pseudonyms.js'

type Replace = (text: string, pseudonyms: Pseudonyms) => string | undefined

/** Columns of what is somebody's own, which is left out. */
const secret =
  /\b(?:ssn|social security|tax (?:id|number|no)|vat|tin|passport|iban|bic|swift|licen[cs]e|policy|medicare|medicaid|insurance (?:id|number|no)|credit card|card number|account (?:number|no)|kontonummer|steuernummer|steuer id|versicherungsnummer|sozialversicherung\w*|numero de (?:compte|cuenta)|password|pin|latitude|longitude|geo\w*|user agent|click id|fbclid|gclid|fbc|fbp|visitor id)\b/

const day = /\b(?:birth\w*|dob|anniversary)\b/
const yearOf: Replace = (text) => /\d{4}/.exec(text)?.[0].concat('-01-01')
const namesOf: Replace = (name, to) => to.contact({ name }).name

/** What the name of a column tells of the personal data in it; the first that fits counts. */
const kinds: readonly [column: RegExp, replace: Replace][] = [
  [
    /\b(?:facebook|instagram|linked ?in|twitter|tiktok|skype|telegram|whatsapp|handle|username)\b/,
    (account, to) => to.link(account),
  ],
  [/\bip\b/, () => '192.0.2.1'],
  [
    /\b(?:postal|post|zip)\s?(?:code)?\b/,
    (postalCode, to) => to.contact({ postalCode }).postalCode,
  ],
  [/\b(?:street|address|po box)\b/, (address1, to) => to.contact({ address1 }).address1],
  [
    /\b(?:company|organi[sz]ation|employer|account name)\b/,
    (companyName, to) => to.contact({ companyName }).companyName,
  ],
  [
    /\b(?:name|owner|user|assigned|assignee|(?:created|modified|updated|added|referred|managed|sold|booked) by|manager|spouse|husband|wife|partner|parent|mother|father|guardian|assistant|child\w*|initials|nickname|agent|rep|salesperson|technician|referr\w+|contact person|emergency contact|employee|doctor|lawyer|attorney|landlord|tenant|buyer|seller|broker|coach|therapist|beneficiary|brother|sister|son|daughter|signature|report(?:s|ing) to|relation(?:ship)?(?: \d+ value)?|sales person|vendor|verkaufer\w*|vertreter\w*|betreuer\w*|berater\w*|inhaber\w*|ehepartner\w*|ehemann|ehefrau|ansprechpartner\w*|conjoint\w*|commercial\w*|vendeur\w*|vendeuse|responsable|gestionnaire|vendedor\w*|conyuge)s?\b/,
    namesOf,
  ],
]

/** `MailingStreet`, `OPTIN_IP` and `Contact owner` in words. */
const wordsOf = (column: string): string =>
  column
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z\d]+/g, ' ')
    .toLowerCase()

/** Ids and dates of people are not their names. */
const harmless =
  /(?<!\b(?:skype|telegram|whatsapp|facebook|instagram|twitter) )\b(?:id|date|time|count|status|type|source|label)$/
/** Answers to whether there is somebody. */
const answer = /^\s*(?:n\W?\/?\W?a\W?|none|no|yes|true|false|unknown|ja|nein|\W)?\s*$/i

/** Of what can be chosen only such words are names. */
const fullName = /^\p{Lu}\S+(?:\s\p{Lu}\S+){1,2}$/u

/** What is known of a custom field. */
interface Definition {
  readonly name?: unknown
  readonly dataType?: unknown
  readonly picklistOptions?: unknown
}

/**
 * The replacement for what a custom field has of a person, and undefined for what is left out. It is the value itself
 * where the field does not tell. Call it for all values before the first text, which may have the names in them.
 */
function withoutPersonIn(
  { name, dataType, picklistOptions }: Definition,
  value: unknown,
  pseudonyms: Pseudonyms,
): unknown {
  const words = wordsOf(String(name))
  if (secret.test(words)) return undefined
  const replace = replacementIn(words, dataType)
  const isChosen = Array.isArray(picklistOptions) && picklistOptions.length > 0
  const other = (text: string): string | undefined => {
    if (!replace || answer.test(text) || (isChosen && !fullName.test(text))) return text
    if (dataType === 'EMAIL' || !/\S@\S/.test(text)) return replace(text, pseudonyms)
    // It is replaced as such, wherever it is, and so are the names beside it, once they are known.
    if (replace === namesOf) replace(text.replace(/\S+@\S+/g, ''), pseudonyms)
    return text
  }
  // Options that no contact has chosen are replaced too.
  if (isChosen) for (const option of picklistOptions) other(String(option))
  if (typeof value === 'string') return other(value)
  if (Array.isArray(value))
    return value.flatMap((one) => (typeof one === 'string' ? (other(one) ?? []) : [one]))
  if (dataType !== 'TEXTBOX_LIST' || !isEntry(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([box, one]) => [box, typeof one === 'string' ? other(one) : one]),
  )
}

function replacementIn(words: string, dataType: unknown): Replace | undefined {
  if (dataType === 'PHONE') return (phone, to) => to.phone(phone)
  if (dataType === 'EMAIL') return (email, to) => to.email(email)
  if (day.test(words)) return yearOf
  return harmless.test(words) ? undefined : kinds.find(([pattern]) => pattern.test(words))?.[1]
}

/** Values of custom fields without what the fields tell of persons. */
export const withoutPersonInAll = (
  values: readonly { id: string; value?: unknown }[],
  definitions: ReadonlyMap<unknown, Definition>,
  pseudonyms: Pseudonyms,
): { id: string; value: unknown }[] =>
  values.flatMap(({ id, value }) => {
    const other = withoutPersonIn(definitions.get(id) ?? {}, value, pseudonyms)
    return other === undefined ? [] : [{ id, value: other }]
  })
