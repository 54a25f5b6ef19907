import { createStore, useStore } from './store.js'

/** An address within the page: `#/contacts/contact-xyz789?tab=tasks`. */
export interface Address {
  screen: string
  /** The segments after the name of the screen. */
  ids: readonly string[]
  query: Readonly<Record<string, string>>
}

function parse(hash: string): Address {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  const [screen = '', ...ids] = path.split('/').map(decoded)
  return {
    screen: screen || 'contacts',
    ids,
    query: Object.fromEntries(new URLSearchParams(query)),
  }
}

/** A part of an address; one that is not encoded as it should be stays as it is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The address of a screen, as a link has it. */
export function href(
  screen: string,
  ids: readonly (string | number)[] = [],
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const path = [screen, ...ids].map((one) => encodeURIComponent(one)).join('/')
  const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1])
  const text = new URLSearchParams(given).toString()
  return `#/${path}${text && `?${text}`}`
}

const address = createStore(parse(location.hash))
addEventListener('hashchange', () => address.set(parse(location.hash)))

export const useAddress = (): Address => useStore(address)

export function go(to: string): void {
  location.hash = to
}

/** Changes the address without a step in the history: for what is typed into a search box. */
export function replace(to: string): void {
  if (location.hash === to) return
  history.replaceState(null, '', to)
  address.set(parse(to))
}
