import type { Pseudonyms } from '../record/pseudonyms.js'

type Replace = (text: string, pseudonyms: Pseudonyms) => string | undefined

/** Columns of what is somebody's own, which is left out. */
const secret =
  /\b(?:ssn|social security|tax (?:id|number|no)|vat|tin|passport|iban|bic|swift|licen[cs]e|policy|medicare|medicaid|insurance (?:id|number|no)|credit card|card number|account (?:number|no)|password|pin|latitude|longitude|geo\w*|user agent|click id|fbclid|gclid|fbc|fbp|visitor id)\b/

const namesOf: Replace = (name, to) => to.contact({ name }).name

/** What the name of a column tells of the personal data in it; the first that fits counts. */
const kinds: readonly [column: RegExp, replace: Replace][] = [
  [
    /\b(?:facebook|instagram|linked ?in|twitter|tiktok|skype|telegram|whatsapp|handle|username)\b/,
    (account, to) => to.link(account),
  ],
  [/\b(?:birth\w*|dob|anniversary)\b/, (text) => /\d{4}/.exec(text)?.[0].concat('-01-01')],
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
    /\b(?:names?|owner|user|assigned|assignee|(?:created|modified|updated|added|referred|managed|sold|booked) by|manager|spouse|husband|wife|partner|parent|mother|father|guardian|assistant|child\w*|initials|nickname|agent|rep|salesperson|technician|referr\w+|contact person|emergency contact|employee|doctor|lawyer|attorney|landlord|tenant|buyer|seller|broker|coach|therapist|beneficiary|brother|sister|son|daughter|signature)\b/,
    namesOf,
  ],
]

/** `MailingStreet`, `OPTIN_IP` and `Contact owner` in words. */
const wordsOf = (column: string): string =>
  column
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z\d]+/g, ' ')
    .toLowerCase()

/** Ids and dates of people are not their names. */
const harmless = /\b(?:id|date|time|count|status|type|source)$/
/** Answers to whether there is somebody. */
const answer = /^\s*(?:n\W?\/?\W?a\W?|none|no|yes|true|false|unknown|ja|nein|\W)?\s*$/i

/** The replacement for what a column has of a person; the text itself when its name does not tell. */
export function withoutPersonIn(
  column: string,
  text: string,
  pseudonyms: Pseudonyms,
): string | undefined {
  const words = wordsOf(column)
  if (secret.test(words)) return undefined
  const [, replace] = harmless.test(words)
    ? []
    : (kinds.find(([pattern]) => pattern.test(words)) ?? [])
  if (!replace || answer.test(text)) return text
  if (!/\S@\S/.test(text)) return replace(text, pseudonyms)
  // It is replaced as such, wherever it is, and so are the names beside it, once they are known.
  if (replace === namesOf) replace(text.replace(/\S+@\S+/g, ''), pseudonyms)
  return text
}
