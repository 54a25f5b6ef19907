import { type TObject, type TSchema, Type } from '@sinclair/typebox'
import { pluralOf } from '../lib/plural.js'
import type { business } from '../resources/business/business.js'
import type { campaign } from '../resources/campaign/campaign.js'
import { contact } from '../resources/contact/contact.js'
import type { customField } from '../resources/custom-field/custom-field.js'
import type { customValue } from '../resources/custom-value/custom-value.js'
import { resources } from '../resources/index.js'
import type { note } from '../resources/note/note.js'
import type { privateIntegration } from '../resources/private-integration/private-integration.js'
import { childrenOf, type Field, type Resource, type WrittenOf } from '../resources/resource.js'
import type { subAccount } from '../resources/sub-account/sub-account.js'
import type { tag } from '../resources/tag/tag.js'
import type { task } from '../resources/task/task.js'
import type { user } from '../resources/user/user.js'
import type { workflow } from '../resources/workflow/workflow.js'
import { ClockSettings } from '../sandbox/clock-settings.js'
import { Fault } from '../sandbox/fault.js'
import { Stub } from '../sandbox/stub.js'
import { ContactsGeneration, NotesGeneration } from './generate/generation.js'
import { writtenFields } from './walk.js'

/** The version of the format of fixtures. A change that fixtures must follow gets the next one. */
export const formatVersion = 1

const strict = { additionalProperties: false }

type FieldsIn<R> = R extends Resource<infer F> ? F : never

export type SeedNote = WrittenOf<FieldsIn<typeof note>>

export type SeedTask = WrittenOf<FieldsIn<typeof task>>

export type SeedContact = WrittenOf<FieldsIn<typeof contact>> & {
  notes?: readonly SeedNote[] | undefined
  tasks?: readonly SeedTask[] | undefined
  generate?: NotesGeneration | undefined
  /** The template that it takes what it does not say itself from. */
  like?: string | undefined
}

type SeedPrivateIntegration = WrittenOf<FieldsIn<typeof privateIntegration>>

type SeedUser = WrittenOf<FieldsIn<typeof user>>

type SeedTag = WrittenOf<FieldsIn<typeof tag>>

type SeedCustomField = WrittenOf<FieldsIn<typeof customField>>

type SeedCustomValue = WrittenOf<FieldsIn<typeof customValue>>

type SeedBusiness = WrittenOf<FieldsIn<typeof business>>

type SeedCampaign = WrittenOf<FieldsIn<typeof campaign>>

type SeedWorkflow = WrittenOf<FieldsIn<typeof workflow>>

export type SeedSubAccount = WrittenOf<FieldsIn<typeof subAccount>> & {
  privateIntegrations?: readonly SeedPrivateIntegration[] | undefined
  users?: readonly SeedUser[] | undefined
  tags?: readonly (string | SeedTag)[] | undefined
  customFields?: readonly SeedCustomField[] | undefined
  customValues?: readonly SeedCustomValue[] | undefined
  businesses?: readonly SeedBusiness[] | undefined
  campaigns?: readonly SeedCampaign[] | undefined
  workflows?: readonly SeedWorkflow[] | undefined
  contacts?: readonly SeedContact[] | undefined
  generate?: ContactsGeneration | undefined
}

/** The content of fixtures: the rows of a world, nested, in which ids and dates may be left out. */
export interface Seed {
  $schema?: string | undefined
  version?: 1 | undefined
  /** Fixtures that this one adds to. */
  extends?: string | readonly string[] | undefined
  /** What contacts of this file may be `like`, by name. */
  templates?: Readonly<Record<string, Omit<SeedContact, 'id' | 'like'>>> | undefined
  clock?: ClockSettings | undefined
  /** Fields that the entries of a resource have in common, by the name of the resource. */
  defaults?:
    | {
        privateIntegration?: Partial<SeedPrivateIntegration> | undefined
        user?: Partial<SeedUser> | undefined
        customField?: Partial<SeedCustomField> | undefined
        business?: Partial<SeedBusiness> | undefined
        campaign?: Partial<SeedCampaign> | undefined
        workflow?: Partial<SeedWorkflow> | undefined
        contact?: Partial<SeedContact> | undefined
        note?: Partial<SeedNote> | undefined
        task?: Partial<SeedTask> | undefined
      }
    | undefined
  subAccounts: readonly SeedSubAccount[]
  faults?: readonly Fault[] | undefined
  stubs?: readonly Stub[] | undefined
}

/** The schema of a field in a fixture. A null in place of what may be left out is removed before it is checked. */
const writtenSchema = ({ schema, written = schema }: Field): TSchema => written

/** True when an entry must have the field. */
export const mustBeWritten = ({ required, made, fallback, from }: Field): boolean =>
  required === true && made === undefined && fallback === undefined && from === undefined

const Like = Type.String({
  title: 'the name of a template',
  description: 'The template under `templates:` that says what the contact does not say itself.',
  examples: ['jane'],
})

/** The keys of entries that are not fields, by the name of the resource: they say what the entry gets besides. */
const directives: Readonly<Record<string, Readonly<Record<string, TSchema>>>> = {
  subAccount: { generate: ContactsGeneration },
  contact: { generate: NotesGeneration, like: Like },
}

/** True for a key that an entry of a resource may have in a fixture. */
export const isKeyOf = (resource: Resource, key: string): boolean =>
  writtenFields(resource).some(([name]) => name === key) ||
  childrenOf(resource, resources).some(({ plural }) => plural === key) ||
  Object.hasOwn(directives[resource.name] ?? {}, key)

/** The schema of an entry, including the lists below it. */
function entrySchema(resource: Resource): TObject {
  const properties: Record<string, TSchema> = {}
  for (const [name, field] of writtenFields(resource)) {
    const schema = writtenSchema(field)
    properties[name] = mustBeWritten(field) ? schema : Type.Optional(schema)
  }
  for (const child of childrenOf(resource, resources)) {
    properties[child.plural] = Type.Optional(listSchema(child))
  }
  for (const [name, schema] of Object.entries(directives[resource.name] ?? {})) {
    properties[name] = Type.Optional(schema)
  }
  return Type.Object(properties, { ...strict, title: resource.about.title })
}

const listSchema = (resource: Resource): TSchema =>
  Type.Array(itemSchema(resource), {
    title: `a list of ${pluralOf(resource.noun)}`,
    description: resource.about.description,
    examples: [[resource.about.example]],
  })

/** An entry, or the text that stands for one. */
function itemSchema(resource: Resource): TSchema {
  const { shorthand, fields, about } = resource
  const short = shorthand === undefined ? undefined : fields[shorthand]
  const entry = entrySchema(resource)
  return short ? Type.Union([short.schema, entry], { title: about.title }) : entry
}

/** The schema of `defaults`: every field except ids, tokens and unique fields. */
function defaultsSchema(): TObject {
  const properties: Record<string, TSchema> = {}
  for (const resource of resources) {
    const { name, noun, defaults, unique = [] } = resource
    if (!defaults) continue
    const common = writtenFields(resource)
      .filter(
        ([field, { made }]) => made !== 'id' && made !== 'token' && !unique.flat().includes(field),
      )
      .map(([field, written]) => [field, Type.Optional(writtenSchema(written))] as const)
    const schema = Type.Object(Object.fromEntries(common), {
      ...strict,
      title: `what ${pluralOf(noun)} have in common`,
      description: defaults.description,
      examples: [defaults.example],
    })
    properties[name] = Type.Optional(schema)
  }
  return Type.Object(properties, {
    ...strict,
    title: 'defaults',
    description: 'Fields that the entries of this file have in common.',
    examples: [{ note: { userId: 'user-1' } }],
  })
}

const Path = Type.String({ minLength: 1 })

const templatesSchema = (): TSchema =>
  Type.Record(Type.String(), Type.Omit(entrySchema(contact), ['id', 'like'], strict), {
    title: 'templates by name',
    description: 'What contacts of this file have in common that are `like` one of them.',
    examples: [{ jane: { firstName: 'Jane', notes: [{ body: 'Called back.' }] } }],
  })

const roots = resources.filter(({ parent }) => parent === undefined)

/** The format of fixtures. */
export const Seed = Type.Unsafe<Seed>(
  Type.Object(
    {
      $schema: Type.Optional(
        Type.String({
          title: 'the path of schema.json',
          description: 'Makes editors complete and explain a JSON fixture.',
          examples: ['./schema.json'],
        }),
      ),
      version: Type.Optional(
        Type.Literal(formatVersion, {
          title: `${formatVersion}`,
          description: 'The version of the format. A mock refuses a fixture of a newer one.',
          examples: [formatVersion],
        }),
      ),
      extends: Type.Optional(
        Type.Union([Path, Type.Array(Path)], {
          title: 'the path of a fixture, or a list of them',
          description:
            'Fixtures that this one adds to, which then needs no subAccounts; a path counts from the folder of the file.',
          examples: ['./base.yaml'],
        }),
      ),
      templates: Type.Optional(templatesSchema()),
      clock: Type.Optional({
        ...ClockSettings,
        description:
          "The mock's clock at the start and after a reset. Relative dates count from it.",
        examples: [{ freeze: '2026-05-01T12:00:00Z' }],
      }),
      defaults: Type.Optional(defaultsSchema()),
      ...Object.fromEntries(roots.map((root) => [root.plural, listSchema(root)])),
      faults: Type.Optional(
        Type.Array(Fault, {
          title: 'a list of faults',
          description: 'Requests that fail, from the start and after a reset.',
          examples: [[{ match: { method: 'POST' }, then: [503, 'pass'] }]],
        }),
      ),
      stubs: Type.Optional(
        Type.Array(Stub, {
          title: 'a list of stubs',
          description: 'Answers to routes that HighLevel publishes and the mock does not emulate.',
          examples: [[{ match: { method: 'GET', path: '/calendars/' }, body: { calendars: [] } }]],
        }),
      ),
    },
    { ...strict, title: 'a ghl-mock fixture', description: 'The data of a mock when it starts.' },
  ),
)
