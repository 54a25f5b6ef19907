import { normalPhone } from '../../lib/phone.js'
import { quoted } from '../../lib/violation.js'
import { contact } from '../../resources/contact/contact.js'
import { identityOf, settingIn } from '../../resources/contact-duplicate/duplicates.js'
import { customField } from '../../resources/custom-field/custom-field.js'
import { customValue } from '../../resources/custom-value/custom-value.js'
import { subAccount } from '../../resources/sub-account/sub-account.js'
import { user } from '../../resources/user/user.js'
import { isKeyOf } from '../fixture-format.js'
import { formatPlace, maxReported, type Place, type Problem } from '../parse/source.js'
import { pathOf, textOf } from '../walk.js'
import { fieldKey } from './field-keys.js'
import { countryOf, type Identity, type Owned, type Owners, settingOf, sourceOf } from './owners.js'
import { meantKey } from './unknown-keys.js'

/**
 * Warns about contacts that have the e-mail address or the telephone number of another one in a sub-account that
 * refuses this, and about custom fields and custom values with the key of another one.
 */
export function duplicates(owners: Owners): Problem[] {
  const problems: Problem[] = []
  for (const [identity, lists] of owners) {
    const contacts = lists.get(contact.plural) ?? []
    const setting = settingsOf(owners, identity)
    if (!setting.allowed) {
      for (const name of setting.identifiers) {
        const identify = ({ visit }: Owned) =>
          identityOf[name]({
            email: visit.entry.email,
            phone: phoneOf(visit.entry.phone, owners, identity),
          })
        const advice = [
          'the API refuses two contacts of a sub-account with it',
          'write another',
          ', or allowDuplicateContact: true in the sub-account',
        ] as const
        problems.push(...repeated(contacts, name, 'contact', identify, advice))
      }
    }
    const emailOf = ({ visit }: Owned) => textOf(visit.entry, 'email')?.toLowerCase()
    const once = ['a user of HighLevel has an address alone', 'write another'] as const
    problems.push(...repeated(lists.get(user.plural) ?? [], 'email', user.noun, emailOf, once))
    const fields = lists.get(customField.plural) ?? []
    const keyOf = ({ visit }: Owned) => fieldKey(visit.entry)
    const advice = [
      'a value with this key is one of the first field',
      'write another fieldKey',
    ] as const
    problems.push(...repeated(fields, 'fieldKey', customField.noun, keyOf, advice))
    const values = lists.get(customValue.plural) ?? []
    const valueKeyOf = ({ visit: { entry } }: Owned) =>
      textOf(entry, 'fieldKey') ??
      (textOf(entry, 'name') === undefined ? '' : customValue.fields.fieldKey.from(entry))
    const other = [
      'a template with this key gets one of them',
      'write another name, or remove one',
    ] as const
    problems.push(...repeated(values, 'fieldKey', customValue.noun, valueKeyOf, other))
  }
  return problems.slice(0, maxReported)
}

const settings = ['allowDuplicateContact', 'contactUniqueIdentifiers']

/** How a sub-account distinguishes its contacts. When its settings are invalid, no duplicate is reported. */
function settingsOf(owners: Owners, identity: Identity) {
  const isMisspelt = owners
    .get(identity)
    ?.get(subAccount.plural)
    ?.flatMap(({ visit }) => Object.keys(visit.entry))
    .some((key) => !isKeyOf(subAccount, key) && meantKey({ path: [key], known: settings }))
  const named = settingOf(owners, identity, 'contactUniqueIdentifiers')
  const allowed = settingOf(owners, identity, 'allowDuplicateContact')
  return settingIn({
    // Text such as `yes` is reported where it stands.
    allowDuplicateContact:
      isMisspelt || typeof allowed === 'string' || !Array.isArray(named ?? []) || allowed,
    contactUniqueIdentifiers: Array.isArray(named)
      ? named.filter((one) => Object.hasOwn(identityOf, one))
      : undefined,
  })
}

const phoneOf = (phone: unknown, owners: Owners, identity: Identity): string | undefined =>
  typeof phone === 'string'
    ? normalPhone(phone.trim(), countryOf(owners, identity) ?? 'US')
    : undefined

/** Why a value is to be there once, and what to do about the second one. */
type Advice = readonly [reason: string, mend: string, other?: string]

/** The entries whose value an entry before them has. */
function repeated(
  list: readonly Owned[],
  name: string,
  noun: string,
  identify: (one: Owned) => string | undefined,
  [reason, mend, more = '']: Advice,
): Problem[] {
  const first = new Map<string, Owned>()
  const found: Problem[] = []
  for (const one of list) {
    const value = identify(one)
    const before = value ? first.get(value) : undefined
    if (value && !before) first.set(value, one)
    if (!before || one.read.document.inForce || found.length >= maxReported) continue
    // That an entry is there twice is an error, which its id shows.
    const id = textOf(one.visit.entry, 'id')
    if (id !== undefined && id === textOf(before.visit.entry, 'id')) continue
    const place = placeOf(one, writtenIn(one, name))
    const other = placeOf(before, writtenIn(before, name))
    const isSame = formatPlace(place) === formatPlace(other)
    const written = textOf(one.visit.entry, name) ?? value ?? ''
    const read = written.toLowerCase() === value?.toLowerCase() ? '' : `${value}, `
    const whose = isSame
      ? `which several ${noun}s have from here`
      : `which is ${read}that of the ${noun} at ${formatPlace(other)}`
    const own = isSame ? `leave it out here, and write one in each ${noun}` : mend
    const message = `${name}: found ${quoted(written)}, ${whose}; ${reason}: ${own}${more}`
    found.push({ severity: 'warning', place, message, ...(!isSame && { other }) })
  }
  return found
}

const placeOf = ({ visit, read: { document } }: Owned, name: string): Place =>
  document.place(sourceOf(document.value, [...pathOf(visit), name]))

/** The key of a value, or the name that it is made of. */
const writtenIn = ({ visit: { entry } }: Owned, name: string): string =>
  Object.hasOwn(entry, name) || !Object.hasOwn(entry, 'name') ? name : 'name'
