import { Type } from '@sinclair/typebox'
import { notBlank } from '../../lib/blank.js'
import { instantOf, Moment } from '../../lib/moment.js'
import { defineResource, idField, parentField, textField } from '../resource.js'
import { subAccount } from '../sub-account/sub-account.js'

const dateField = {
  schema: Type.String({ examples: ['2026-03-07T12:00:00.000Z'] }),
  column: 'TEXT',
  write: 'never',
  required: true,
  made: 'now',
  written: Moment,
  read: instantOf,
  date: true,
} as const

/** A workflow of a sub-account (OpenAPI `WorkflowSchema`). */
export const workflow = defineResource({
  name: 'workflow',
  plural: 'workflows',
  noun: 'workflow',
  parent: subAccount,
  parentKey: 'subAccountId',
  key: 'id',
  setting: true,
  fields: {
    id: idField,
    name: {
      schema: Type.String({
        pattern: notBlank,
        title: 'a name',
        description: 'The name of the workflow.',
        examples: ['Missed call'],
      }),
      column: 'TEXT',
      write: 'never',
      required: true,
    },
    status: {
      ...textField('a status', 'Such as draft or published.', 'draft'),
      required: true,
      fallback: 'published',
    },
    version: {
      schema: Type.Integer({
        minimum: 1,
        title: 'a version',
        description: 'It counts up with each change.',
        examples: [2],
      }),
      column: 'INTEGER',
      write: 'never',
      required: true,
      fallback: 1,
    },
    createdAt: dateField,
    updatedAt: dateField,
    subAccountId: parentField('loc-main'),
  },
  indexes: { workflowsBySubAccount: ['subAccountId'] },
  label: ({ name }) => name,
  about: {
    title: 'a workflow',
    description: 'The workflows of the sub-account.',
    example: { id: 'workflow-1', name: 'Missed call' },
  },
  defaults: {
    description: 'Filled in where a workflow of this file does not say it itself.',
    example: { status: 'draft' },
  },
})
