import { ownedRoutes } from '../sub-account-owned/routes.js'
import { tagQueries } from './queries.js'
import { tagTaken } from './refusals.js'
import { TagInput, tag } from './tag.js'

/** The tags of a sub-account. */
export const tagRoutes = ownedRoutes({
  resource: tag,
  scope: 'locations/tags',
  idName: 'tagId',
  created: 200,
  input: TagInput,
  patch: TagInput,
  toRow(body, { sandbox, credential: { subAccountId } }, before) {
    const name = String(body.name)
    const tagId = sandbox.queries(tagQueries).idOf(subAccountId, name)
    if (tagId !== undefined && tagId !== before?.id) throw tagTaken({ name, tagId, subAccountId })
    return { name }
  },
})
