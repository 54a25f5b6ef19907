import { normalPhone } from '../../lib/phone.js'
import { raw, sql } from '../../sqlite/sql.js'
import { any, type ContactCondition } from './contact-condition.js'

/** No character comes after it. */
const last = '\u{10FFFF}'

const columns = [
  'firstNameLowerCase',
  'lastNameLowerCase',
  'fullNameLowerCase',
  'emailLowerCase',
] as const

/**
 * The condition of a `query`: how a name, an e-mail address or a telephone number begins, in any letter case (assumed).
 */
export function queryCondition(
  text: string,
  subAccountId: string,
  country: () => string,
): ContactCondition {
  const start = text.trim().toWellFormed()
  const isNumber = /^\+?[\d\s().-]{4,}$/.test(start)
  const numbers = isNumber ? [normalPhone(start, country())] : []
  return any([
    ...columns.map((column) => begins(column, start.toLowerCase())),
    ...[start, ...numbers].map((number) => begins('phone', number)),
  ])

  function begins(column: string, prefix: string): ContactCondition {
    const name = raw(column)
    const test = sql`(${name} >= ${prefix} AND ${name} < ${`${prefix}${last}`})`
    const from = () =>
      sql`SELECT seq FROM contacts WHERE subAccountId = ${subAccountId} AND ${test}`
    return { test, from, whole: true }
  }
}
