import { plain, service } from '../envelopes.js'
import { defineRefusal } from '../refusal.js'

const unprocessable = (message: string) => service(422, message, 'Unprocessable Entity')

/** A search that does not say in which sub-account. */
export const locationUndefined = defineRefusal<{ subAccountId: string }>({
  kind: 'location-undefined',
  check: 'location',
  hint: ({ subAccountId }) => ({ need: `locationId ${subAccountId}`, have: 'none' }),
  documented: () => plain(400, "locationId is missing: expected the sub-account's id"),
  observed: () => unprocessable("locationId can't be undefined"),
  source: { documented: 'documented W70', observed: 'observed W70' },
})

/** A filter or an order over a field that cannot be searched. */
export const fieldUnknown = defineRefusal<{ field: string; known: readonly string[] }>({
  kind: 'search-field-unknown',
  check: 'filters',
  hint: ({ field, known }) => ({ need: `one of ${known.join(', ')}`, have: field }),
  documented: ({ field }) => plain(400, `Invalid field: ${field}`),
  observed: ({ field }) => service(400, `Invalid field: ${field}`, 'Bad Request'),
  source: { documented: 'observed W72', observed: 'observed W72' },
})

/** An operator that a field does not have. */
export const operatorInvalid = defineRefusal<{
  field: string
  operator: string
  known: readonly string[]
}>({
  kind: 'search-operator-invalid',
  check: 'filters',
  hint: ({ operator, known }) => ({ need: `one of ${known.join(', ')}`, have: operator }),
  documented: (details) => plain(400, operatorWords(details)),
  observed: (details) => unprocessable(operatorWords(details)),
  source: { documented: 'observed W73', observed: 'observed W73' },
})

const operatorWords = ({ field, operator }: { field: string; operator: string }) =>
  `Invalid Operator (${operator}) passed for field ${snakeCase(field)}`

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** What a search says cannot be meant: a filter without a value, both ways of paging, and so on. */
export const searchInvalid = defineRefusal<{ place: string; expected: string; found: string }>({
  kind: 'search-invalid',
  check: 'filters',
  hint: ({ place, expected, found }) => ({ need: `${place}: ${expected}`, have: found }),
  documented: (details) => plain(400, words(details)),
  observed: (details) => unprocessable(words(details)),
  source: { documented: 'assumed W74', observed: 'assumed W74' },
})

const words = ({ place, expected, found }: { place: string; expected: string; found: string }) =>
  `${place}: expected ${expected}, found ${found}`
