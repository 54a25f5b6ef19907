import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Test } from 'tap'

/** The command as it is shipped. */
export const shipped = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** Keeps the CA of `run` and `env` out of the home folder, and spares each test its making. */
export const tlsDir = fileURLToPath(
  new URL('../../node_modules/.cache/ghl-mock/tls', import.meta.url),
)

interface Started {
  process: ChildProcess
  /** Everything on stdout and stderr until now. */
  output(): { stdout: string; stderr: string }
  /** What came, once the process is gone. */
  ended: Promise<{ code: number | null; signal: string | null; stdout: string; stderr: string }>
}

/** Runs the shipped command; what still runs when the test ends is killed. */
export function ghlMock(
  t: Test,
  args: readonly string[],
  env: Record<string, string> = {},
  cli = shipped,
): Started {
  const { GHL_MOCK_PORT, PORT, HOST, LOG_LEVEL, ...clean } = process.env
  const child = spawn(process.execPath, [cli, ...args], {
    env: { ...clean, GHL_MOCK_TLS_DIR: tlsDir, ...env },
  })
  t.teardown(() => child.kill('SIGKILL'))
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output.stderr += text
  })
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, ...output }))
  return { process: child, output: () => output, ended }
}

/** Starts a server on a free port; resolves when it says that it is ready. */
export async function served(
  t: Test,
  args: readonly string[] = [],
  env: Record<string, string> = {},
  cli = shipped,
) {
  const started = ghlMock(t, ['serve', '--port', '0', ...args], env, cli)
  const url = await new Promise<string>((resolve, reject) => {
    started.process.stdout?.on('data', () => {
      const found = /^ghl-mock ready on (\S+) /m.exec(started.output().stdout)?.[1]
      if (found) resolve(found)
    })
    started.ended.then(({ code, stderr }) => reject(new Error(`ended with ${code}: ${stderr}`)))
  })
  return { ...started, url }
}

/** What a command prints that people copy into a shell. */
export const sh = async (command: string): Promise<string> =>
  (await promisify(execFile)('sh', ['-c', command], { encoding: 'utf8' })).stdout
