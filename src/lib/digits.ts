import { FormatRegistry, Type } from '@sinclair/typebox'

FormatRegistry.Set('digits', (text) => /^\d{1,15}$/.test(text))

/** A whole number in a query, where everything is text. */
export const Digits = Type.String({
  format: 'digits',
  title: 'a whole number',
  examples: ['10'],
})
