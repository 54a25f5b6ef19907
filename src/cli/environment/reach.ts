import { fileURLToPath } from 'node:url'
import { adminTokenFrom } from '../../admin/admin-token.js'
import { ask } from '../../client/ask.js'
import { callOver } from '../../client/call.js'
import { connectGhlMock } from '../../index.js'
import { Failure } from '../../lib/failure.js'
import { packageFile } from '../../lib/package.js'
import { tlsFolder } from '../../tls/credentials.js'
import type { CommandLine } from '../options/command-line.js'
import { addressRefusal } from './address-refusal.js'
import type { Reach } from './environment.js'
import { trustOf } from './trust.js'

export const ownRegister = fileURLToPath(packageFile('dist/register.cjs'))

type Tokens = Readonly<Record<string, string>>

/** The token for programs that take one: that called `full`, as in the quick start, or else the first. */
export const tokenIn = (tokens: Tokens): string | undefined =>
  tokens.full ?? Object.values(tokens)[0]

/**
 * Asks a running mock how clients reach it.
 *
 * @throws Failure `unavailable` when the mock does not answer or refuses, `usage` when connections cannot be led to its
 * address
 */
export async function reachOf(
  url: string,
  { config, placeOf, env }: Pick<CommandLine, 'config' | 'placeOf' | 'env'>,
): Promise<Reach> {
  const refusal = addressRefusal(placeOf('url'), url)
  if (refusal) throw new Failure('usage', refusal)
  const { adminToken, adminTokenFile, tlsDir } = config
  const token = adminTokenFrom(adminToken, adminTokenFile)
  try {
    const { tokens } = await connectGhlMock(url, token === undefined ? {} : { adminToken: token })
    const { host, proxyPort, ca } = await ask(callOver(url, token), 'Health', 'GET', '/health')
    return {
      url: new URL(url).origin,
      host,
      token: tokenIn(tokens),
      register: ownRegister,
      proxyUrl: proxyPort === undefined ? undefined : withPort(url, proxyPort),
      trust: trustOf(ca, tlsFolder(tlsDir), env),
    }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw new Failure('unavailable', words, { cause: error })
  }
}

function withPort(url: string, port: number): string {
  const { hostname } = new URL(url)
  return `http://${hostname}:${port}`
}
