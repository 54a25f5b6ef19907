import { plain, service } from '../envelopes.js'
import { defineRefusal } from '../refusal.js'

const observed = () => service(400, 'The task id is invalid.', 'Bad Request')

/** No contact has the task. */
export const taskUnknown = defineRefusal<{ taskId: string; contactId: string }>({
  kind: 'task-unknown',
  check: 'task',
  hint: ({ contactId, taskId }) => ({ need: `a task of ${contactId}`, have: taskId }),
  documented: ({ taskId }) => plain(404, `Task not found for id:${taskId}`),
  observed,
  source: { documented: 'documented W35', observed: 'observed W35' },
})

/** Another contact has the task. */
export const taskElsewhere = defineRefusal<{ taskId: string; contactId: string; owner: string }>({
  kind: 'task-elsewhere',
  check: 'task',
  hint: ({ owner, contactId }) => ({ need: `contactId ${owner}`, have: `contactId ${contactId}` }),
  documented: ({ taskId }) => plain(404, `Task not found for id:${taskId}`),
  observed,
  source: { documented: 'documented W35', observed: 'observed W35' },
})
