import { isDeepStrictEqual } from 'node:util'
import { isMap, parseDocument } from 'yaml'
import { resources } from '../../resources/index.js'
import { validate } from '../check/validate.js'
import { EntryIds } from '../entry-ids.js'
import type { Seed } from '../fixture-format.js'
import { readText } from '../parse/read.js'
import { toWorld } from '../to-world.js'
import { type Path, pathOf, type SeedEntry, walk } from '../walk.js'
import { parseOptions } from './format.js'
import type { Format } from './write.js'

/** A key that a fixture leaves out: the entry, the name of the key, and its value. */
type Pin = readonly [path: Path, name: string, value: string]

/**
 * Writes the ids and tokens that are made for a fixture into it. Entries that are only a name, such as `vip` in a list
 * of tags, stay as they are: their ids are made from the name.
 *
 * @param text a valid fixture
 * @returns undefined when that would change the world, because aliases repeat an entry
 */
export function pinKeys(text: string, format: Format, idSeed: string): string | undefined {
  const seed = read(text, format)
  if (!seed) return undefined
  const pins = pinsOf(seed, idSeed)
  if (pins.length === 0) return text
  const pinned = format === 'json' ? pinJson(text, pins) : pinYaml(text, pins)
  const again = read(pinned, format)
  const isSame = again && isDeepStrictEqual(toWorld(again, idSeed, 0), toWorld(seed, idSeed, 0))
  return isSame ? pinned : undefined
}

/** The first alias that repeats an entry without an id, and its place in the file. */
export function repeatingAlias(file: string, text: string, format: Format, idSeed: string) {
  const document = readText(file, text, format)
  const { seed } = validate(document)
  const [alias] = seed
    ? pinsOf(seed, idSeed).flatMap(([path, name]) => document.alias?.([...path, name]) ?? [])
    : []
  return alias
}

function read(text: string, format: Format): Seed | undefined {
  return validate(readText('', text, format)).seed
}

function pinsOf(seed: Seed, idSeed: string): Pin[] {
  const entryIds = new EntryIds(seed, idSeed)
  const ids = new Map<SeedEntry, string>()
  const pins: Pin[] = []
  walk(seed, resources, (visit) => {
    const { resource, entry, parent } = visit
    const id = entryIds.of(resource, entry, parent && ids.get(parent.entry))
    ids.set(entry, id)
    // A seed is an entry too, whose lists are read by their names.
    const { [resource.plural]: list } = { ...(parent?.entry ?? seed) } as SeedEntry
    const isText = Array.isArray(list) && typeof list[visit.index] === 'string'
    if (!isText && entry[resource.key] === undefined) pins.push([pathOf(visit), resource.key, id])
  })
  return pins
}

function pinYaml(text: string, pins: readonly Pin[]): string {
  const document = parseDocument(text, parseOptions)
  for (const [path, name, value] of pins) {
    const entry = document.getIn(path, true)
    if (isMap(entry)) entry.items.unshift(document.createPair(name, value))
  }
  return document.toString({ lineWidth: 0 })
}

function pinJson(text: string, pins: readonly Pin[]): string {
  const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
  for (const [path, name, id] of pins) {
    const entry = path.reduce((node, part) => Reflect.get(Object(node), part), value)
    if (typeof entry !== 'object' || entry === null) continue
    const rest = { ...entry }
    for (const key of Object.keys(rest)) Reflect.deleteProperty(entry, key)
    Object.assign(entry, { [name]: id }, rest)
  }
  return JSON.stringify(value, null, 2)
}
