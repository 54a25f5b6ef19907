import { isUtf8 } from 'node:buffer'
import { readFileSync, statSync } from 'node:fs'
import { extname } from 'node:path'
import type { Format } from '../write/write.js'
import type { FixtureDocument } from './document.js'
import { assertFixture, foreignFile } from './foreign.js'
import { readJson } from './json.js'
import { Source, unreadable } from './source.js'
import { readSoundYaml, readYaml } from './yaml.js'

const formats: Record<string, Format> = { '.yaml': 'yaml', '.yml': 'yaml', '.json': 'json' }

export const extensions: readonly string[] = Object.keys(formats)

/** The maximum size of a file in each format. YAML takes several times the time and memory of JSON. */
const maxMegabytes = { yaml: 10, json: 50 }

const generate = 'generate the data with generate:'
const makeSmaller = {
  yaml: `write it as JSON, which may have ${maxMegabytes.json} MB, or ${generate}`,
  json: `split it into several JSON files, which add up, or ${generate}`,
}

/** @throws Unreadable when the file is missing, is not text, has syntax errors, or is too large */
export function readDocument(file: string): FixtureDocument {
  const extension = extname(file)
  const format = formats[extension.toLowerCase()]
  if (!format) throw unreadable({ file }, foreignFile(extension, extensions))
  const bytes = unlessFileError(file, () => readBytes(file, format))
  return readText(file, decode(file, bytes), format)
}

/**
 * Reads a fixture from text; messages give `name` in place of a path.
 *
 * @throws Unreadable when the text has syntax errors or is too large
 */
export function readText(name: string, text: string, format: Format): FixtureDocument {
  const source = new Source(name, text.replace(/^\uFEFF/, ''))
  assertFixture(source)
  const document = format === 'json' ? readJson(source) : readYaml(source)
  const readOther = format === 'json' ? readJson : readSoundYaml
  const read = (other: string) => readOther(new Source(name, other))
  return Object.assign(document, { written: { source, format, read } })
}

function readBytes(file: string, format: Format): Buffer {
  const kind = statSync(file)
  if (!kind.isFile()) throw unreadable({ file }, 'is not a file, expected a fixture')
  const megabytes = Math.ceil(kind.size / 1024 / 1024)
  const most = maxMegabytes[format]
  if (megabytes <= most) return readFileSync(file)
  throw unreadable(
    { file },
    `found ${megabytes} MB, expected at most ${most} MB of ${format.toUpperCase()}: ${makeSmaller[format]}`,
  )
}

const reasons: Record<string, string> = {
  ENOENT: 'does not exist, expected a file or folder',
  ENOTDIR: 'does not exist, expected a file or folder',
  EACCES: 'cannot be read: permission denied; check the permissions of the file',
  ELOOP: 'cannot be read: it is a symbolic link to itself',
}

/** @throws Unreadable when `read` throws an error of the file system */
export function unlessFileError<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    throw unreadable({ file }, reasons[String(error.code)] ?? `cannot be read: ${error.message}`)
  }
}

/** @throws Unreadable at the first byte that is not UTF-8 text */
function decode(file: string, bytes: Buffer): string {
  const text = bytes.toString()
  const source = new Source(file, text)
  const nul = text.indexOf('\0')
  const isUtf16 = /^(?:fffe|feff)/.test(bytes.toString('hex', 0, 2)) || (nul >= 0 && nul < 2)
  if (isUtf16 && bytes.length > 3) {
    const place = { file, line: 1, column: 1 }
    throw unreadable(place, 'found text in UTF-16, expected UTF-8: save it as UTF-8')
  }
  if (nul >= 0) {
    const { line = 1, column = 1 } = source.at(nul)
    throw unreadable({ file, line, column }, 'found a NUL, expected text: is it binary?')
  }
  if (isUtf8(bytes)) return text

  // Decoding has replaced bytes that are not UTF-8.
  const decoded = Buffer.from(text)
  const at = bytes.findIndex((byte, index) => byte !== decoded[index])
  throw unreadable(
    source.at(bytes.toString('utf8', 0, at).length),
    `found the byte 0x${bytes.toString('hex', at, at + 1).toUpperCase()}, which is not UTF-8: if this is a letter, save it as UTF-8 instead of Latin-1 or Windows-1252`,
  )
}
