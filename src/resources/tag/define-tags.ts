import type { Sandbox } from '../../sandbox/sandbox.js'
import { tagQueries } from './queries.js'
import { tag } from './tag.js'

/** Makes tags of the sub-account of the names that are not: a contact that gets one defines it (assumed). */
export function defineTags(sandbox: Sandbox, subAccountId: string, names: unknown): void {
  if (!Array.isArray(names)) return
  const { idOf } = sandbox.queries(tagQueries)
  for (const name of names) {
    if (idOf(subAccountId, name) === undefined) sandbox.write(tag).create({ subAccountId, name })
  }
}
