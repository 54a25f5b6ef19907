import { plain, service } from '../envelopes.js'
import { defineRefusal } from '../refusal.js'

const text = 'The tag name is already exist.'

/** The sub-account has a tag of that name. */
export const tagTaken = defineRefusal<{ name: string; tagId: string; subAccountId: string }>({
  kind: 'tag-taken',
  check: 'tag',
  hint: ({ name, tagId }) => ({ need: 'a name that no tag has', have: `${name}, of ${tagId}` }),
  documented: () => plain(400, text),
  observed: () => service(400, text, 'Bad Request'),
  source: { documented: 'assumed W41', observed: 'assumed W41' },
})
