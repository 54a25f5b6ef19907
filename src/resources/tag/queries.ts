import { without } from '../../lib/without.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import type { SandboxDatabase } from '../../sqlite/database.js'
import { lazy } from '../../sqlite/lazy.js'
import { textParameter } from '../../sqlite/table.js'
import { tag } from './tag.js'

/** Reads of tags. */
export function tagQueries({ connection }: SandboxDatabase) {
  const byName = lazy(() =>
    connection
      .prepare<[subAccountId: string, name: string], string>(
        `SELECT id FROM tags WHERE subAccountId = ${textParameter} AND name = ${textParameter}`,
      )
      .pluck(),
  )
  return {
    /** The id of the tag that a sub-account calls so. */
    idOf: (subAccountId: string, name: string): string | undefined =>
      byName().get(subAccountId, name.toWellFormed()),
  }
}

/**
 * Makes tags of the sub-account of the names that are not: a contact that gets one defines it (assumed).
 *
 * @param before the names that the contact had: one whose tag was removed since does not define it again
 */
export function defineTags(
  sandbox: Sandbox,
  subAccountId: string,
  names: unknown,
  before: unknown = [],
): void {
  if (!Array.isArray(names) || !Array.isArray(before)) return
  const { idOf } = sandbox.queries(tagQueries)
  for (const name of without(names, before)) {
    if (idOf(subAccountId, name) === undefined) sandbox.write(tag).create({ subAccountId, name })
  }
}
