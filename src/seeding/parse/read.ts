import { isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import { extname } from 'node:path'
import type { Format } from '../write/write.js'
import { makeSmaller, maxMegabytes } from './bounds.js'
import type { FixtureDocument } from './document.js'
import { readJson } from './json.js'
import { Source, unreadable } from './source.js'
import { readYaml } from './yaml.js'

const formats: Record<string, Format> = { '.yaml': 'yaml', '.yml': 'yaml', '.json': 'json' }

export const extensions: readonly string[] = Object.keys(formats)

/** Called with each file and its size before the file is read. */
export type Progress = (file: string, bytes: number) => void

/** @throws Unreadable when the file is missing, is not text, has syntax errors, or is too large */
export function readDocument(file: string, progress?: Progress): FixtureDocument {
  const extension = extname(file)
  const format = formats[extension.toLowerCase()]
  if (!format) {
    const found = extension ? `found "${extension}"` : 'found no extension'
    throw unreadable({ file }, `${found}, expected a file of ${extensions.join(', ')}`)
  }
  return readText(file, decode(file, readBytes(file, format, progress)), format)
}

/**
 * Reads a fixture from text; messages give `name` in place of a path.
 *
 * @throws Unreadable when the text has syntax errors or is too large
 */
export function readText(name: string, text: string, format: Format): FixtureDocument {
  const source = new Source(name, text.replace(/^\uFEFF/, ''))
  return format === 'json' ? readJson(source) : readYaml(source)
}

function readBytes(file: string, format: Format, progress?: Progress): Buffer {
  const refuse = (why: string) => unreadable({ file }, why)
  try {
    const kind = statSync(file)
    if (!kind.isFile()) throw refuse('is not a file, expected a fixture')
    const megabytes = kind.size / 1024 / 1024
    const most = maxMegabytes[format]
    if (megabytes > most) {
      throw refuse(
        `found ${Math.ceil(megabytes)} MB, expected at most ${most} MB of ${format.toUpperCase()}: ${makeSmaller[format]}`,
      )
    }
    progress?.(file, kind.size)
    return readFileSync(file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    const code = String(error.code)
    throw refuse(`cannot be read: ${reasons[code] ?? error.message}`)
  }
}

const reasons: Record<string, string> = {
  ENOENT: 'the file does not exist',
  EACCES: 'permission denied; check the permissions of the file',
  ELOOP: 'it is a symbolic link to itself',
}

/** @throws Unreadable at the first byte that is not UTF-8 text */
function decode(file: string, bytes: Buffer): string {
  const text = bytes.toString()
  const start = bytes.subarray(0, 2).toString('hex')
  const nul = text.indexOf('\0')
  const remedy = 'save it as UTF-8'
  if (start === 'fffe' || start === 'feff' || (nul >= 0 && nul < 2 && bytes.length > 3)) {
    const place = { file, line: 1, column: 1 }
    throw unreadable(place, `found text in UTF-16, expected UTF-8: ${remedy}`)
  }
  const source = new Source(file, text)
  if (nul >= 0) {
    const { line = 1, column = 1 } = source.at(nul)
    throw unreadable({ file, line, column }, 'found a NUL, expected text: is it binary?')
  }
  if (isUtf8(bytes)) return text
  const at = firstReplaced(bytes, text)
  const byte = bytes[Buffer.byteLength(text.slice(0, at))] ?? 0
  throw unreadable(
    source.at(at),
    `found the byte 0x${byte.toString(16).toUpperCase()}, which is not UTF-8: if this is a letter, ${remedy} instead of Latin-1 or Windows-1252`,
  )
}

/** The first U+FFFD that replaces bytes that are not UTF-8. The text may contain others of its own. */
function firstReplaced(bytes: Buffer, text: string): number {
  let offset = 0
  for (let from = 0; ; ) {
    const at = text.indexOf('\uFFFD', from)
    offset += Buffer.byteLength(text.slice(from, at))
    if (at < 0 || bytes.subarray(offset, offset + 3).toString('hex') !== 'efbfbd') return at
    from = at + 1
    offset += 3
  }
}
