import { type TObject, type TSchema, Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import type { Test } from 'tap'
import type { Profile } from '../../src/resources/profile.js'

// What HighLevel's OpenAPI files of 2026-06-19 say of answers, with nothing else allowed.

const text = Type.Optional(Type.String())
const flag = Type.Optional(Type.Boolean())
const strict = (properties: Record<string, TSchema>) =>
  Type.Object(properties, { additionalProperties: false })
const texts = (names: string) => Object.fromEntries(names.split(' ').map((name) => [name, text]))

const settings = strict({
  allowDuplicateContact: flag,
  allowDuplicateOpportunity: flag,
  allowFacebookNameMerge: flag,
  disableContactTimezone: flag,
})
const place = texts('name address city state country postalCode website timezone')
const social = strict(
  texts(
    'facebookUrl googlePlus linkedIn foursquare twitter yelp instagram youtube pinterest blogRss googlePlacesId',
  ),
)
const location = {
  id: text,
  ...place,
  ...texts('companyId domain logoUrl firstName lastName email phone'),
  business: strict({ ...place, logoUrl: text }),
  social,
  settings,
  reseller: Type.Optional(Type.Object({})),
}
const foundLocation = { id: text, ...place, ...texts('phone email'), settings, social }
const tag = texts('name locationId id')
const customField = {
  ...texts('id name fieldKey placeholder dataType locationId'),
  position: Type.Optional(Type.Number()),
  picklistOptions: Type.Optional(Type.Array(Type.String())),
  picklistImageOptions: Type.Optional(Type.Array(Type.String())),
  isAllowedCustomOption: flag,
  isMultiFileAllowed: flag,
  maxFileLimit: Type.Optional(Type.Number()),
  model: Type.Optional(Type.Union([Type.Literal('contact'), Type.Literal('opportunity')])),
}
const customValue = texts('id name fieldKey value locationId')
const user = {
  ...texts('id name firstName lastName email phone extension'),
  roles: strict({
    ...texts('type role'),
    locationIds: Type.Optional(Type.Array(Type.String())),
    restrictSubAccount: flag,
  }),
}
const listedUser = { ...user, deleted: flag }
const business = {
  id: Type.String(),
  name: Type.String(),
  locationId: Type.String(),
  ...texts('phone email website address city description state postalCode country'),
  ...texts('createdAt updatedAt'),
  updatedBy: Type.Optional(Type.Object({})),
  createdBy: Type.Optional(Type.Object({})),
}
const campaign = texts('id name status locationId')
const workflow = {
  ...texts('id name status createdAt updatedAt locationId'),
  version: Type.Optional(Type.Number()),
}
const list = (properties: Record<string, TSchema>) => Type.Array(strict(properties))

/** Answers by the name of their DTO. */
export const official = {
  GetLocationByIdSuccessfulResponseDto: strict({ location: strict(location) }),
  SearchSuccessfulResponseDto: strict({ locations: list(foundLocation) }),
  LocationTagsSuccessfulResponseDto: strict({ tags: list(tag) }),
  LocationTagSuccessfulResponseDto: strict({ tag: strict(tag) }),
  CustomFieldsListSuccessfulResponseDto: strict({ customFields: list(customField) }),
  CustomFieldSuccessfulResponseDto: strict({ customField: strict(customField) }),
  CustomValuesListSuccessfulResponseDto: strict({ customValues: list(customValue) }),
  CustomValueIdSuccessfulResponseDto: strict({ customValue: strict(customValue) }),
  DeleteSuccessfulResponseDto: strict({ succeded: Type.Boolean() }),
  UserSuccessfulResponseDto: strict(user),
  LocationSuccessfulResponseDto: strict({ users: list(listedUser) }),
  SearchUserSuccessfulResponseDto: strict({ users: list(listedUser), count: Type.Number() }),
  GetBusinessByLocationResponseDto: strict({ businesses: list(business) }),
  GetBusinessByIdResponseDto: strict({ business: strict(business) }),
  UpdateBusinessResponseDto: strict({ success: Type.Boolean(), buiseness: strict(business) }),
  DeleteBusinessResponseDto: strict({ success: Type.Boolean() }),
  CampaignsSuccessfulResponseDto: strict({ campaigns: list(campaign) }),
  GetWorkflowSuccessfulResponseDto: strict({ workflows: list(workflow) }),
} satisfies Record<string, TObject>

/** Checks an answer; `observed` adds a trace id, and the right spelling to a removal. */
export function conforms(
  t: Test,
  profile: Profile,
  name: keyof typeof official,
  answer: unknown,
): void {
  const { traceId, succeeded, ...rest } = answer as Record<string, unknown>
  const errors = [...Value.Errors(official[name], rest)]
  t.same(
    errors.map(({ path, message }) => `${path}: ${message}`),
    [],
    name,
  )
  t.equal(typeof traceId, profile === 'observed' ? 'string' : 'undefined', `${name}: traceId`)
  if ('succeded' in rest) t.equal(succeeded, profile === 'observed' ? true : undefined)
}
