import { GHLError, HighLevel } from '@gohighlevel/api-client'

/** The official SDK, told where to go in the only way it knows: a private static. */
export function sdk(url: string, token: string): HighLevel {
  Object.assign(HighLevel, { BASE_URL: url })
  return new HighLevel({ privateIntegrationToken: token, logLevel: 'none' as never })
}

/** What a call is refused with. */
export async function refused(call: Promise<unknown>): Promise<GHLError | undefined> {
  try {
    await call
  } catch (error) {
    if (error instanceof GHLError) return error
    throw error
  }
  return undefined
}

/** The kind and the status of what a call is refused with. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  const error = await refused(call)
  return error ? `${error.constructor.name} ${error.statusCode}` : 'answered'
}
