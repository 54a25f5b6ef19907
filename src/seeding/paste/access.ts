import type { Seed } from '../fixture-format.js'
import { everyScope } from '../scopes.js'

const name = 'pasted'

/** What opens a sub-account of an answer, which has no private integration. */
export const access = { privateIntegrations: [{ name, scopes: everyScope }] }

/** Which file opens a sub-account of which several have answers: the first one. */
export class Openers {
  readonly #files = new Map<unknown, string>()

  /** Whether a file opens a sub-account. One without an id is in no other file. */
  isOpener(file: string, id: unknown): boolean {
    if (id === undefined) return true
    if (!this.#files.has(id)) this.#files.set(id, file)
    return this.#files.get(id) === file
  }

  /** Takes the sub-accounts of a seed in force that an answer has opened: no file opens them again. */
  addOpened({ subAccounts }: Seed): void {
    for (const { id, privateIntegrations } of subAccounts) {
      if (privateIntegrations?.some((one) => one.name === name)) this.#files.set(id, '')
    }
  }
}
