import { Type } from '@sinclair/typebox'
import { defineFormat } from './text-format.js'

const pattern = /^\d{1,15}$/
defineFormat('digits', pattern, (text) => pattern.test(text))

/** A whole number in a query, where everything is text. */
export const Digits = Type.String({
  format: 'digits',
  title: 'a whole number',
  examples: ['10'],
})
