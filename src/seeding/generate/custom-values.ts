import type { Faker } from '@faker-js/faker'
import { keyOf } from '../../resources/custom-field/key.js'
import type { SeedContact, SeedSubAccount } from '../fixture-format.js'

type Definition = NonNullable<SeedSubAccount['customFields']>[number]

/** Values for the custom fields of contacts, except for files, signatures and lists of boxes. */
export function valuesOf(
  fields: readonly Definition[],
  faker: Faker,
): NonNullable<SeedContact['customFields']> {
  return fields.flatMap((field) => {
    const value = field.model === 'opportunity' ? undefined : sampleFor(field, faker)
    if (value === undefined) return []
    return [
      { ...(field.id ? { id: field.id } : { key: field.fieldKey ?? keyOf(field.name) }), value },
    ]
  })
}

function sampleFor({ dataType, picklistOptions }: Definition, faker: Faker): unknown {
  const { number, helpers, lorem, date, internet, string } = faker
  const options = picklistOptions ?? []
  switch (dataType) {
    case 'NUMERICAL':
    case 'MONETORY':
      return number.int({ min: 1, max: 1000 })
    case 'FLOAT':
      return number.float({ min: 0, max: 100, fractionDigits: 1 })
    case 'SINGLE_OPTIONS':
    case 'RADIO':
      return options.length > 0 ? helpers.arrayElement([...options]) : undefined
    case 'MULTIPLE_OPTIONS':
    case 'CHECKBOX':
      return options.length > 0 ? helpers.arrayElements([...options]) : undefined
    case 'DATE':
      return date.between({ from: '2020-01-01', to: '2026-03-07' }).toISOString().slice(0, 10)
    case 'TIME':
      return `${String(number.int({ min: 8, max: 17 })).padStart(2, '0')}:30`
    case 'PHONE':
      return `+1555${string.numeric(7)}`
    case 'EMAIL':
      return internet.email({ provider: 'example.com' }).toLowerCase()
    case 'FILE_UPLOAD':
    case 'SIGNATURE':
    case 'TEXTBOX_LIST':
      return undefined
    default:
      return lorem.words(dataType === 'LARGE_TEXT' ? 12 : 2)
  }
}
