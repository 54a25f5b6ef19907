import { quoted } from '../../lib/violation.js'
import { resources as all } from '../../resources/index.js'
import type { Resource } from '../../resources/resource.js'
import type { FixtureDocument } from '../parse/document.js'
import { formatPlace, maxReported, type Place, type Problem } from '../parse/source.js'
import { type Path, type Seed, textOf, type Visit, walk, writtenFields } from '../seed.js'

/** A seed and the document that it was read from. */
export interface Read {
  seed: Seed
  document: FixtureDocument
}

/** A name that must be unique within its scope. */
interface Claim {
  what: string
  scope: string
  name: string
  path: Path
}

/** Reports ids, tokens and names that are used twice, with both places; also in fixtures with other errors. */
export function clashes(
  documents: readonly FixtureDocument[],
  resources: readonly Resource[] = all,
): Problem[] {
  const first = new Map<string, { place: () => Place }>()
  const problems: Problem[] = []
  for (const [number, document] of documents.entries()) {
    for (const { what, scope, name, path } of claims(document.value, number, resources)) {
      const claim = `${what}\n${scope}\n${name}`
      const other = first.get(claim)?.place()
      if (!other) {
        first.set(claim, { place: () => document.place(path) })
        continue
      }
      if (problems.length >= maxReported) return problems
      const message = `the ${what} ${quoted(name)} is already at ${formatPlace(other)}`
      problems.push({ severity: 'error', place: document.place(path), message, other })
    }
  }
  return [...problems, ...contradictions(documents, resources)]
}

/** Every name in a fixture that must be unique. A sub-account may be in several files, which add up. */
function* claims(
  fixture: unknown,
  number: number,
  resources: readonly Resource[],
): Generator<Claim, undefined> {
  for (const visit of walk(fixture, resources)) {
    const { resource, entry, path } = visit
    const { key, noun, parent, unique = [] } = resource
    const id = textOf(entry, key)
    const isToken = resource.fields[key]?.made === 'token'
    if (id !== undefined) {
      const scope = parent ? '' : `file ${number}`
      yield { what: isToken ? 'token' : noun, scope, name: id, path: [...path, key] }
    }
    for (const names of unique) {
      const own = names.find((name) => name !== resource.parentKey)
      const name = own && textOf(entry, own)
      if (own === undefined || name === undefined) continue
      yield { what: noun, scope: ownerOf(visit, number), name, path: [...path, own] }
    }
  }
  const faults = Reflect.get(Object(fixture), 'faults')
  for (const [index, fault] of (Array.isArray(faults) ? faults : []).entries()) {
    const id = textOf(Object(fault), 'id')
    if (id === undefined) continue
    yield { what: 'fault', scope: '', name: id, path: ['faults', index, 'id'] }
  }
}

/** Which parent an entry has: the parent's id, or its place when the id is made. */
function ownerOf({ parent }: Visit, number: number): string {
  if (!parent) return ''
  return textOf(parent.entry, parent.resource.key) ?? `${number}/${parent.path.join('/')}`
}

/** Reports fields of a sub-account, and clocks, that differ between files. */
function contradictions(
  documents: readonly FixtureDocument[],
  resources: readonly Resource[],
): Problem[] {
  const problems: Problem[] = []
  const known = new Map<string, { value: string; place: () => Place }>()
  const claim = (about: string, value: unknown, document: FixtureDocument, path: Path) => {
    const words = JSON.stringify(value)
    const before = known.get(about)
    if (!before) known.set(about, { value: words, place: () => document.place(path) })
    if (!before || before.value === words) return
    const other = before.place()
    problems.push({
      severity: 'error',
      place: document.place(path),
      message: `found ${about} ${words}, but it is ${before.value} at ${formatPlace(other)}`,
      other,
    })
  }
  for (const document of documents) {
    for (const { resource, entry, path } of walk(document.value, resources)) {
      const id = textOf(entry, resource.key)
      if (resource.parent || id === undefined) continue
      for (const [name] of writtenFields(resource)) {
        if (name === resource.key || entry[name] === undefined) continue
        claim(`the ${name} of ${id}`, entry[name], document, [...path, name])
      }
    }
    const clock = Reflect.get(Object(document.value), 'clock')
    if (clock !== undefined) claim('the clock', clock, document, ['clock'])
  }
  return problems
}
