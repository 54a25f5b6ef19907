import { type Static, type TInteger, type TObject, Type } from '@sinclair/typebox'
import { business } from './business/business.js'
import { campaign } from './campaign/campaign.js'
import { contact } from './contact/contact.js'
import { customField } from './custom-field/custom-field.js'
import { customValue } from './custom-value/custom-value.js'
import { note } from './note/note.js'
import { privateIntegration } from './private-integration/private-integration.js'
import type { Fields, Resource } from './resource.js'
import { subAccount } from './sub-account/sub-account.js'
import { tag } from './tag/tag.js'
import { task } from './task/task.js'
import { user } from './user/user.js'
import { workflow } from './workflow/workflow.js'

/** Every resource, parents before children. A new one is registered here, and its routes in `routes.ts`. */
export const resources = [
  subAccount,
  privateIntegration,
  user,
  tag,
  customField,
  customValue,
  business,
  campaign,
  workflow,
  contact,
  note,
  task,
] as const satisfies readonly Resource[]

/** What ids in paths are called: `contactId`, `noteId`. */
export type IdName = NonNullable<(typeof resources)[number]['param']>

type CountedPlural<R> =
  R extends Resource<Fields, string, infer Plural, infer Counted>
    ? [Counted] extends [never]
      ? never
      : Plural
    : never

/** How many rows each counted resource has, by plural. */
export const Counts = Type.Object(
  Object.fromEntries(
    resources.filter(({ counted }) => counted).map(({ plural }) => [plural, Type.Integer()]),
  ),
  // The list has exactly these names.
) as TObject<Record<CountedPlural<(typeof resources)[number]>, TInteger>>
export type Counts = Static<typeof Counts>
