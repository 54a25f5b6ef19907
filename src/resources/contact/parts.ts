import { type TObject, Type } from '@sinclair/typebox'
import { notBlank } from '../../lib/blank.js'
import { emailFormat } from '../../lib/email.js'

export const Email = Type.String({
  format: emailFormat,
  title: 'an e-mail address',
  description: 'The e-mail address. It is compared without regard to letter case.',
  examples: ['jane@example.com'],
})

/** Entries of a list that one contact has (assumed): writing very many of them delays all other requests. */
const maxItems = 10_000

export const Tags = Type.Array(
  Type.String({ pattern: notBlank, title: 'a tag', description: 'A name.', examples: ['vip'] }),
  {
    title: 'a list of tags',
    description: 'Names of tags of the sub-account; a new name becomes one of them.',
    examples: [['customer', 'renewal-2026']],
    maxItems,
  },
)

const text = (title: string, description: string, example: string) =>
  Type.String({ title, description, examples: [example] })

/** OpenAPI `DndSettingSchema`. */
const Channel = Type.Object(
  {
    status: Type.Union(
      [Type.Literal('active'), Type.Literal('inactive'), Type.Literal('permanent')],
      {
        title: 'active, inactive or permanent',
        description: 'Whether the channel must not be used.',
        examples: ['active'],
      },
    ),
    message: Type.Optional(text('text', 'Why.', 'STOP')),
    code: Type.Optional(text('text', 'A code of HighLevel.', '103')),
  },
  {
    title: 'do-not-disturb settings of a channel',
    description: 'Whether a channel must not be used.',
    examples: [{ status: 'active' }],
    additionalProperties: false,
  },
)

/** The channels as they are spelt before `Version: v3`, and in v3. */
export const channels = {
  Call: 'call',
  Email: 'email',
  SMS: 'sms',
  WhatsApp: 'whatsApp',
  GMB: 'gmb',
  FB: 'fb',
} as const

const channelsOf = (names: readonly string[]): TObject =>
  Type.Partial(Type.Object(Object.fromEntries(names.map((name) => [name, Channel]))), {
    title: 'do-not-disturb settings by channel',
    description: 'A channel that is active must not be used.',
    examples: [{ SMS: { status: 'active', message: 'STOP' } }],
    additionalProperties: false,
  })

/** OpenAPI `DndSettingsSchema`. */
export const DndSettings = channelsOf(Object.keys(channels))

/** Either spelling: a client of v3 sends `sms`, one of another version `SMS`. */
export const AnyDndSettings = channelsOf(Object.entries(channels).flat())

/** OpenAPI `InboundDndSettingsSchema`. */
export const InboundDndSettings = Type.Object(
  { all: Type.Optional(Channel) },
  {
    title: 'do-not-disturb settings of what comes in',
    description: 'What the contact may send.',
    examples: [{ all: { status: 'active' } }],
    additionalProperties: false,
  },
)

/** Anything: text, a number, a list of options, or files by their URL. */
const Value = Type.Unknown({
  title: 'a value',
  description: 'Text, a number, or a list of options.',
  examples: ['gold'],
})

/** OpenAPI `CustomFieldSchema`; the live API sends lists and numbers too. */
export const CustomFieldValues = Type.Array(
  Type.Object({ id: text('an id', 'The id of a custom field.', 'cf-plan'), value: Value }),
  {
    title: 'a list of custom field values',
    description: 'Values of custom fields of the sub-account.',
    examples: [[{ id: 'cf-plan', value: 'gold' }]],
  },
)

/** In a fixture a field may also be named by its key. */
export const WrittenCustomFieldValues = Type.Array(
  Type.Object(
    {
      id: Type.Optional(text('an id', 'The id of a custom field.', 'cf-plan')),
      key: Type.Optional(text('a key', 'The key of a custom field.', 'plan')),
      value: Value,
    },
    { additionalProperties: false },
  ),
  {
    title: 'a list of custom field values',
    description: 'Each names a custom field of the sub-account by its id or its key.',
    examples: [[{ key: 'plan', value: 'gold' }]],
  },
)

/** What a request says of a custom field (OpenAPI `TextField` and its siblings; v3 says `fieldValue`). */
export const SentCustomFields = Type.Array(
  Type.Object({
    id: Type.Optional(Type.String()),
    key: Type.Optional(Type.String()),
    field_value: Type.Optional(Type.Unknown()),
    fieldValue: Type.Optional(Type.Unknown()),
    value: Type.Optional(Type.Unknown()),
  }),
  { title: 'a list of custom field values' },
)

/** Where a contact came from (OpenAPI `AttributionSource`; the live API sends more than is documented). */
export const AttributionSource = Type.Object(
  {},
  {
    title: 'an attribution',
    description: 'Where the contact came from.',
    examples: [{ url: 'https://example.com', medium: 'form' }],
  },
)

/** Observed; not in OpenAPI. */
export const AdditionalEmails = Type.Array(
  Type.Object({ email: text('an e-mail address', 'An e-mail address.', 'doe@example.com') }),
  {
    title: 'a list of more e-mail addresses',
    description: 'Further e-mail addresses.',
    examples: [[{ email: 'doe@example.com' }]],
  },
)

/** Observed; not in OpenAPI. */
export const AdditionalPhones = Type.Array(
  Type.Object({
    phone: text('a telephone number', 'A telephone number.', '+15555550101'),
    phoneLabel: Type.Optional(text('a label', 'What it is for.', 'Mobile')),
  }),
  {
    title: 'a list of more telephone numbers',
    description: 'Further telephone numbers.',
    examples: [[{ phone: '+15555550101', phoneLabel: 'Mobile' }]],
  },
)

/** The keys of what contacts have in lists and objects, as far as OpenAPI or the live API has them. */
export const innerKeys = {
  additionalEmails: ['email', 'validEmail', 'validEmailDate'],
  additionalPhones: ['phone', 'phoneLabel'],
  attributionSource: [
    ...[
      'url',
      'campaign',
      'campaignId',
      'utmSource',
      'utmMedium',
      'utmContent',
      'utmSessionSource',
    ],
    ...['referrer', 'fbclid', 'gclid', 'msclikid', 'dclid', 'fbc', 'fbp', 'fbEventId', 'userAgent'],
    ...['ip', 'medium', 'mediumId', 'sessionSource', 'isFirst'],
  ],
  appointments: [
    ...['id', 'calendarId', 'status', 'title', 'assignedUserId', 'notes', 'startTime', 'endTime'],
    ...['address', 'locationId', 'contactId', 'groupId', 'appointmentStatus', 'users', 'dateAdded'],
    ...['dateUpdated', 'assignedResources'],
  ],
} as const

export const Followers = Type.Array(text("a user's id", 'A user.', 'user-1'), {
  title: "a list of users' ids",
  description: 'The users who follow the contact.',
  examples: [['user-1']],
  maxItems,
})

/** Observed; not in OpenAPI. */
export const CreatedBy = Type.Object(
  {},
  {
    title: 'who made it',
    description: 'Who made the contact, and through which channel.',
    examples: [{ source: 'WEB_USER', channel: 'APP' }],
  },
)

/** OpenAPI `GetEventSchema`; the mock keeps what a fixture says. */
export const Appointments = Type.Array(Type.Object({}), {
  title: 'a list of appointments',
  description: 'The appointments of the contact, as the API lists them.',
  examples: [[{ id: 'event-1', title: 'Visit', startTime: '2026-03-10 11:00:00' }]],
})
