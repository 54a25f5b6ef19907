import type { Answer } from './refusal.js'

// The envelopes below differ because HighLevel's do: its gateway, its newer services and its older ones each
// have their own. `documented` knows one, and adds `error` to a 401 (OpenAPI `UnauthorizedDTO`).

export const plain = (statusCode: number, message: string): Answer => ({
  status: statusCode,
  body: { statusCode, message },
})

export const unauthorized = (message: string): Answer => ({
  status: 401,
  body: { statusCode: 401, message, error: 'Unauthorized' },
})

/** The gateway in front of HighLevel's services. */
export const gateway = (statusCode: number, message: string): Answer => plain(statusCode, message)

export const service = (statusCode: number, message: string, error: string): Answer => ({
  status: statusCode,
  body: { message, error, statusCode },
})

export const legacy = (status: number, error: string): Answer => ({
  status,
  body: { error, status },
})

export const unprocessable = (message: readonly string[], traceId: string): Answer => ({
  status: 422,
  body: { message, error: 'Unprocessable Entity', statusCode: 422, traceId },
})
