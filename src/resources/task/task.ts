import { type Static, Type } from '@sinclair/typebox'
import { notBlank } from '../../lib/blank.js'
import { Instant } from '../../lib/instant.js'
import { instantOf, Moment } from '../../lib/moment.js'
import { contact } from '../contact/contact.js'
import { defineResource, idField, parentField, type RowIn, textField } from '../resource.js'
import { inputSchema, wireSchema } from '../schemas.js'

/** A task on a contact (OpenAPI `TaskSchema`). */
export const task = defineResource({
  name: 'task',
  plural: 'tasks',
  noun: 'task',
  parent: contact,
  parentKey: 'contactId',
  key: 'id',
  fields: {
    id: idField,
    contactId: parentField('TUcmRxWrjqzJS8EjkxNK'),
    title: {
      schema: Type.String({
        pattern: notBlank,
        title: 'text that is not blank',
        description: 'What is to be done.',
        examples: ['Send the quote.'],
      }),
      column: 'TEXT',
      write: 'always',
      required: true,
    },
    body: { ...textField('text', 'Details.', 'Boiler and two radiators.'), nullable: true },
    assignedTo: {
      ...textField("a user's id", 'The user who does it.', 'user-1'),
      nullable: true,
      refersTo: 'users',
    },
    dueDate: {
      schema: Instant,
      column: 'TEXT',
      write: 'always',
      required: true,
      written: Moment,
      read: instantOf,
      date: true,
    },
    completed: {
      schema: Type.Boolean({
        title: 'true or false',
        description: 'Whether it is done.',
        examples: [false],
      }),
      column: 'BOOLEAN',
      write: 'always',
      required: true,
      fallback: false,
    },
  },
  order: ['dueDate', 'seq'],
  indexes: { tasksByContact: ['contactId'] },
  wire: ['id', 'title', 'body', 'assignedTo', 'dueDate', 'completed', 'contactId'],
  param: 'taskId',
  madeFrom: [['dueDate', 'title']],
  about: {
    title: 'a task',
    description: 'What is to be done about the contact.',
    example: { title: 'Send the quote.', dueDate: '+2d' },
  },
  defaults: {
    description: 'Filled in where a task of this file does not say it itself; null is said.',
    example: { assignedTo: 'user-1' },
  },
})

export const Task = wireSchema(task)
export type Task = RowIn<typeof task>

/** OpenAPI `CreateTaskParams`: title, dueDate and completed are required. */
export const TaskInput = inputSchema(task, 'create')
export type TaskInput = Static<typeof TaskInput>

/** OpenAPI `UpdateTaskBody`. */
export const TaskPatch = inputSchema(task, 'always')

/** OpenAPI `UpdateTaskStatusParams`. */
export const TaskCompletion = Type.Object(
  { completed: task.fields.completed.schema },
  { additionalProperties: false },
)

/** OpenAPI `TaskByIsSuccessfulResponseDto`. */
export const TaskAnswer = Type.Object({ task: Task })
export type TaskAnswer = Static<typeof TaskAnswer>

/** OpenAPI `TasksListSuccessfulResponseDto`. */
export const TasksAnswer = Type.Object({ tasks: Type.Array(Task) })
export type TasksAnswer = Static<typeof TasksAnswer>

/** OpenAPI `TaskSearchParamsDto`. */
export const TaskSearch = Type.Partial(
  Type.Object({
    contactId: Type.Array(Type.String()),
    assignedTo: Type.Array(Type.String()),
    completed: Type.Boolean(),
    query: Type.String(),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 25 }),
    skip: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 0 }),
    businessId: Type.String(),
  }),
  { additionalProperties: false },
)
export type TaskSearch = Static<typeof TaskSearch>

const { id, ...searched } = Task.properties

/** OpenAPI `LocationTaskListSuccessfulResponseDto`; a client reads `_id` here and `id` elsewhere. */
export const FoundTasks = Type.Object({
  tasks: Type.Array(Type.Object({ ...searched, _id: id })),
})
export type FoundTasks = Static<typeof FoundTasks>
