import type { Pseudonyms } from '../record/pseudonyms.js'

type Replace = (text: string, pseudonyms: Pseudonyms) => string | undefined

/** What the name of a column tells of the personal data in it; the first that fits counts. */
const kinds: readonly [column: RegExp, replace: Replace][] = [
  [
    /\b(?:ssn|social security|tax id|passport|iban|licen[cs]e|latitude|longitude|geo\w*)\b/,
    () => undefined,
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
    /\b(?:names?|owner|user|assigned|assignee|(?:created|modified|updated|added|referred|managed|sold|booked) by|manager|spouse|husband|wife|partner|parent|mother|father|guardian|assistant|child\w*|initials|nickname|agent|rep|salesperson|technician|referr\w+|contact person|emergency contact)\b/,
    (name, to) => to.contact({ name }).name,
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

/** The replacement for what a column has of a person; the text itself when its name does not tell. */
export function withoutPersonIn(
  column: string,
  text: string,
  pseudonyms: Pseudonyms,
): string | undefined {
  const words = wordsOf(column)
  const kind = harmless.test(words) ? undefined : kinds.find(([pattern]) => pattern.test(words))
  // An e-mail address or a number is replaced as such, wherever it is.
  return kind && !text.includes('@') ? kind[1](text, pseudonyms) : text
}
