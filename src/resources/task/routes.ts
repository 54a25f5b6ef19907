import { type Static, Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { acknowledge, closingText, DeleteAnswer, NoQuery } from '../../api/answers.js'
import type { ApiPlugin } from '../../api/types.js'
import { formatInstant, parseInstant } from '../../lib/instant.js'
import { type Wire, wire } from '../../lib/wire.js'
import { requireContact } from '../contact-read/require-contact.js'
import { listOwned, requireOwned } from '../contact-read/require-owned.js'
import { requireLocation } from '../sub-account/require-location.js'
import { warnOfUsers } from '../user/warn-of-users.js'
import { taskQueries, taskSearch } from './queries.js'
import { taskElsewhere, taskUnknown } from './refusals.js'
import {
  FoundTasks,
  type Task,
  TaskAnswer,
  TaskCompletion,
  TaskInput,
  TaskPatch,
  TaskSearch,
  TasksAnswer,
  task,
} from './task.js'

const OfContact = Type.Object({ contactId: Type.String() })
const OneTask = Type.Object({ contactId: Type.String(), taskId: Type.String() })

const read = { scope: 'contacts.readonly', resource: task }
const write = { scope: 'contacts.write', resource: task }
const search = { scope: 'locations/tasks.readonly', resource: task }

const tasks = {
  resource: task,
  queries: taskQueries,
  unknown: (taskId: string, contactId: string) => taskUnknown({ taskId, contactId }),
  elsewhere: (taskId: string, contactId: string, owner: string) =>
    taskElsewhere({ taskId, contactId, owner }),
}

type OneTask = Static<typeof OneTask>

const requireTask = ({ contactId, taskId }: OneTask, request: FastifyRequest): Wire<Task> =>
  requireOwned(tasks, contactId, taskId, request)

/** Clients send dates with and without a time, a zone and milliseconds; answers have all of them (assumed). */
const dated = (body: Readonly<Record<string, unknown>>) =>
  typeof body.dueDate === 'string'
    ? { ...body, dueDate: formatInstant(parseInstant(body.dueDate)) }
    : body

/** Tasks on a contact. */
export const taskRoutes: ApiPlugin = (app, { profile, sandboxes: { secrets } }, done) => {
  const end = closingText(profile)
  const acknowledged = acknowledge(profile)
  const answer = (json: Wire<Task>, request: FastifyRequest) =>
    `{"task":${json}${end(request)}` as Wire<TaskAnswer>

  /** Changes a task and answers with what it is then. */
  const change = (params: OneTask, values: object, request: FastifyRequest) => {
    const before = requireTask(params, request)
    const { sandbox, credential } = request
    sandbox.write(task).update(params.taskId, dated({ ...values }))
    const { find } = sandbox.queries(taskQueries)
    const after = find(params.taskId, params.contactId, credential.subAccountId)
    return answer(after ?? before, request)
  }

  app.get(
    '/contacts/:contactId/tasks',
    {
      config: read,
      schema: {
        summary: 'Tasks of a contact',
        params: OfContact,
        querystring: NoQuery,
        response: { 200: wire(TasksAnswer) },
      },
    },
    (request) => {
      const list = listOwned(tasks, request.params.contactId, request)
      return `{"tasks":[${list}]${end(request)}` as Wire<TasksAnswer>
    },
  )

  app.post(
    '/contacts/:contactId/tasks',
    {
      config: write,
      schema: {
        summary: 'Create a task',
        params: OfContact,
        querystring: NoQuery,
        body: TaskInput,
        response: { 201: wire(TaskAnswer) },
      },
    },
    (request, reply) => {
      const { contactId } = request.params
      const { sandbox, body } = request
      requireContact(contactId, request)
      warnOfUsers({ assignedTo: body.assignedTo }, request, reply, secrets)
      const { seq } = sandbox.write(task).create({ ...dated(body), contactId })
      reply.code(201)
      return answer(sandbox.queries(taskQueries).bySeq(seq), request)
    },
  )

  app.get(
    '/contacts/:contactId/tasks/:taskId',
    {
      config: read,
      schema: {
        summary: 'One task',
        params: OneTask,
        querystring: NoQuery,
        response: { 200: wire(TaskAnswer) },
      },
    },
    (request) => answer(requireTask(request.params, request), request),
  )

  app.put(
    '/contacts/:contactId/tasks/:taskId',
    {
      config: write,
      schema: {
        summary: 'Change a task',
        params: OneTask,
        querystring: NoQuery,
        body: TaskPatch,
        response: { 200: wire(TaskAnswer) },
      },
    },
    (request, reply) => {
      const { params, body } = request
      const answered = change(params, body, request)
      warnOfUsers({ assignedTo: body.assignedTo }, request, reply, secrets)
      return answered
    },
  )

  app.put(
    '/contacts/:contactId/tasks/:taskId/completed',
    {
      config: write,
      schema: {
        summary: 'Complete a task, or open it again',
        params: OneTask,
        querystring: NoQuery,
        body: TaskCompletion,
        response: { 200: wire(TaskAnswer) },
      },
    },
    (request) => change(request.params, request.body, request),
  )

  app.delete(
    '/contacts/:contactId/tasks/:taskId',
    {
      config: write,
      schema: {
        summary: 'Remove a task',
        params: OneTask,
        querystring: NoQuery,
        response: { 200: DeleteAnswer },
      },
    },
    (request) => {
      requireTask(request.params, request)
      request.sandbox.write(task).remove(request.params.taskId)
      return acknowledged(request)
    },
  )

  app.post(
    '/locations/:locationId/tasks/search',
    {
      config: search,
      schema: {
        summary: 'Search the tasks of a sub-account',
        params: Type.Object({ locationId: Type.String() }),
        querystring: NoQuery,
        body: TaskSearch,
        response: { 200: wire(FoundTasks) },
      },
    },
    (request) => {
      const { locationId } = request.params
      requireLocation(locationId, request)
      const found = request.sandbox.queries(taskSearch).search(locationId, request.body)
      return `{"tasks":[${found.join(',')}]${end(request)}` as Wire<FoundTasks>
    },
  )

  done()
}
