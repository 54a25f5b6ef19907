import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { packageFile } from '../lib/package.js'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** The page runs its own scripts alone, talks to its own server alone, and is shown in no other page. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const guards = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

/** A file of the page with its headers; undefined when there is none with exactly this name. */
export async function readPageFile(name: string) {
  const type = /^\w[\w.-]*$/.test(name) ? types[extname(name)] : undefined
  if (!type) return undefined
  try {
    const bytes = await readFile(packageFile(`dist/ui/${name}`))
    const fresh = name.endsWith('.html') && { 'cache-control': 'no-cache' }
    return { bytes, headers: { 'content-type': type, ...guards, ...fresh } }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined // of the file system
    throw error
  }
}
