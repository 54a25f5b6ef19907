import { defineResource, idField } from '../resource.js'
import {
  countField,
  dateField,
  defaultsOf,
  ofSubAccount,
  requiredText,
  subAccountField,
  updatedAtField,
  usualText,
} from '../sub-account/fields.js'

/** A workflow of a sub-account (OpenAPI `WorkflowSchema`). */
export const workflow = defineResource({
  ...ofSubAccount,
  name: 'workflow',
  plural: 'workflows',
  noun: 'workflow',
  setting: true,
  fields: {
    id: idField,
    name: requiredText('a name', 'The name of the workflow.', 'Missed call'),
    status: usualText('a status', 'Such as draft or published.', 'draft', 'published'),
    version: { ...countField('It grows with each change.', 2), required: true, fallback: 1 },
    createdAt: dateField,
    updatedAt: updatedAtField,
    subAccountId: subAccountField,
  },
  indexes: { workflowsBySubAccount: ['subAccountId'] },
  label: ({ name }) => name,
  about: {
    title: 'a workflow',
    description: 'The workflows of the sub-account.',
    example: { id: 'workflow-1', name: 'Missed call' },
  },
  defaults: defaultsOf('workflow', { status: 'draft' }),
})
