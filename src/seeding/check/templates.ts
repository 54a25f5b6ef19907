import { suggestion } from '../../lib/suggest.js'
import { quoted } from '../../lib/violation.js'
import { contact } from '../../resources/contact/contact.js'
import { resources } from '../../resources/index.js'
import { isKeyOf, Seed } from '../fixture-format.js'
import type { FixtureDocument } from '../parse/document.js'
import { isError, maxReported, type Problem } from '../parse/source.js'
import { isEntry, type Path, pathOf, type SeedEntry, textOf, walk } from '../walk.js'

/**
 * A fixture in which contacts have what the template that they are `like` says, unless they say it themselves, and
 * without keys that begin with `x-`. The result is validated afterwards.
 */
export function withTemplates(value: unknown): unknown {
  if (!isEntry(value)) return value
  const own = Object.entries(value).filter(([name]) => !name.startsWith('x-'))
  const fixture = own.length < Object.keys(value).length ? Object.fromEntries(own) : value
  const { templates } = fixture
  return isEntry(templates) ? filled(fixture, templates) : fixture
}

function filled(fixture: SeedEntry, templates: SeedEntry): SeedEntry {
  const inSubAccount = (owner: unknown) => {
    const list = isEntry(owner) ? owner[contact.plural] : undefined
    if (!isEntry(owner) || !Array.isArray(list)) return owner
    return { ...owner, [contact.plural]: list.map((one: unknown) => like(one, templates)) }
  }
  const { subAccounts } = fixture
  return Array.isArray(subAccounts)
    ? { ...fixture, subAccounts: subAccounts.map(inSubAccount) }
    : fixture
}

function like(entry: unknown, templates: SeedEntry): unknown {
  const name = isEntry(entry) ? textOf(entry, 'like') : undefined
  if (!isEntry(entry) || name === undefined || !Object.hasOwn(templates, name)) return entry
  const template = templates[name]
  return isEntry(template) ? { ...template, ...entry } : entry
}

/** What is in line with the names of templates and is none, and templates in line with the key of all: by their keys. */
export function misplacedTemplates(
  document: FixtureDocument,
): { path: Path; message: string; names: string[] }[] {
  const { value } = document
  if (!isEntry(value)) return []
  const templates = isEntry(value.templates) ? value.templates : {}
  const names = Object.keys(templates)
  const before = (key: string) =>
    names.slice(0, names.indexOf(key)).findLast((name) => isEntry(templates[name]))
  const inside = names.flatMap((name) => {
    if (isEntry(templates[name])) return []
    const path: Path = ['templates', name]
    const above = before(name)
    if (Object.hasOwn(Seed.properties, name) && Array.isArray(templates[name]))
      return [
        {
          path,
          message: `found ${name} below "templates:", expected it without indentation: it is a key of the file`,
          names: [name],
        },
      ]
    if (above === undefined || !isKeyOf(contact, name)) return []
    return [
      {
        path,
        message: `found "${name}", a key of contacts, in line with the names of templates, expected it indented as the keys of "${above}"`,
        names: [],
      },
    ]
  })
  const liked = new Set<string>()
  walk(value, resources, ({ resource, entry }) => {
    const name = resource.name === contact.name ? textOf(entry, 'like') : undefined
    if (name !== undefined) liked.add(name)
  })
  const outside = [...liked].flatMap((name) =>
    Object.hasOwn(Seed.properties, name) || Object.hasOwn(templates, name) || !isEntry(value[name])
      ? []
      : [
          {
            path: [name],
            message: `found the template "${name}" in line with "templates:", expected it indented, as the templates below that`,
            names: [name],
          },
        ],
  )
  const within = names.flatMap((name) =>
    Object.entries(Object(templates[name])).flatMap(([key, one]) =>
      liked.has(key) && isEntry(one) && !isKeyOf(contact, key)
        ? [
            {
              path: ['templates', name, key],
              message: `found the template "${key}" inside of "${name}", expected it in line with that`,
              names: [key],
            },
          ]
        : [],
    ),
  )
  const { defaults } = value
  const below = Object.entries(isEntry(defaults) ? defaults : {}).flatMap(([name, one]) => {
    const isTemplate =
      liked.has(name) || Object.keys(Object(one)).every((key) => isKeyOf(contact, key))
    return isEntry(one) && isTemplate && !resources.some((other) => other.name === name)
      ? [name]
      : []
  })
  const first = below.some((name) => liked.has(name)) ? below[0] : undefined
  if (
    [value, defaults].some((one) => isEntry(one) && Object.hasOwn(one, 'templates')) ||
    first === undefined
  )
    return [...inside, ...within, ...outside]
  return [
    {
      path: ['defaults', first],
      message: `found the template "${first}" below "defaults:", expected "templates:" above it`,
      names: below,
    },
  ]
}

/** Reports templates that are the keys of one, whose name is missing; it is then the only mistake of the templates. */
export function unnamedTemplate(document: FixtureDocument): Problem | undefined {
  const { value } = document
  const templates = isEntry(value) ? value.templates : undefined
  if (!isEntry(templates)) return undefined
  const keys = Object.keys(templates)
  const [first] = keys
  const isOne =
    keys.every((key) => isKeyOf(contact, key)) && keys.some((key) => !isEntry(templates[key]))
  if (first === undefined || !isOne) return undefined
  let name: string | undefined
  walk(value, resources, ({ resource, entry }) => {
    if (resource.name === contact.name) name ??= textOf(entry, 'like')
  })
  const message = `found ${quoted(first)}, a key of contacts, right below "templates:", expected the name of a template above it${name === undefined ? '' : `, "${name}:"`}, and its keys indented below that`
  return { severity: 'error', place: document.place(['templates', first], 'key'), message }
}

/**
 * Reports contacts that are like a template which the file does not have.
 *
 * @param elsewhere the names of templates that are out of line, which has a message of its own
 */
export function unknownTemplates(
  document: FixtureDocument,
  elsewhere: readonly string[] = [],
): Problem[] {
  const { value } = document
  // The name may be in lines that are not understood.
  if (document.isDoubtful?.({ path: ['templates'], kind: 'type' })) return []
  // What is wrong with them all is said.
  const isBroken = document.problems?.some(isError)
  if (isBroken && isEntry(value) && Object.hasOwn(value, 'templates') && !isEntry(value.templates))
    return []
  const problems: Problem[] = []
  const names = isEntry(value) && isEntry(value.templates) ? Object.keys(value.templates) : []
  walk(value, resources, (visit) => {
    const name = visit.resource.name === contact.name ? textOf(visit.entry, 'like') : undefined
    if (
      name === undefined ||
      [...names, ...elsewhere].includes(name) ||
      problems.length >= maxReported
    )
      return
    if (document.isDoubtful?.({ path: [...pathOf(visit), 'like'], kind: 'value' })) return
    const odd = names.find((one) => one.replace(/^-|[:;,.]+$/g, '') === name)
    if (odd !== undefined) {
      const place = document.place(['templates', odd], 'key')
      const message = `found ${quoted(odd)} as the name of a template, expected ${name}, which a contact is like`
      problems.push({ severity: 'error', place, message })
      return
    }
    const other = isEntry(value) ? templatesElsewhere(value, name) : undefined
    const advice =
      (other === undefined
        ? ''
        : `; ${quoted(other)} has it, which is not read: write templates`) ||
      suggestion(name, names) ||
      (names.length > 0
        ? `; the file has ${names.slice(0, 3).join(', ')}`
        : isEntry(value) && Object.hasOwn(value, 'extends')
          ? '; those of a file that it extends are not: copy it'
          : `; write "templates:" at the top of the file, and "${name}:" below it`)
    const message = `like: found ${quoted(name)}, expected the name of a template of this file${advice}`
    const place = document.place([...pathOf(visit), 'like'])
    problems.push({ severity: 'error', place, message })
  })
  return problems
}

/** The key of the file that has a template but is not the key of templates: `x-templates`. */
const templatesElsewhere = (file: SeedEntry, name: string): string | undefined =>
  Object.keys(file).find((key) => {
    const inner = file[key]
    return key.startsWith('x-') && isEntry(inner) && Object.hasOwn(inner, name)
  })
