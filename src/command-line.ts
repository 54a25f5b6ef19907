import { parseArgs } from 'node:util'
import type { TSchema } from '@sinclair/typebox'
import { type Config, conform, flagOf, type OptionName, options, variablesOf } from './config.js'
import { Failure } from './domain/failure.js'
import { suggestion } from './suggest.js'

export interface CommandLine {
  config: Config
  /** What stands on the line besides options. */
  operands: string[]
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the options that a command takes: a flag beats a variable, a variable beats a default.
 *
 * @throws Failure `usage` for unknown options and variables, and for values of the wrong kind
 */
export function readCommandLine(
  names: readonly OptionName[],
  argv: readonly string[],
  env: Environment,
): CommandLine {
  const flags = readFlags(names, argv)
  const variables = readVariables(names, env)
  const unknown = [...flags.unknown, ...unknownVariables(env)]
  if (unknown.length > 0) throw new Failure('usage', unknown.join('\n'))

  const config = conform({ ...variables.values, ...flags.values }, (name) =>
    name in flags.values ? `--${flagOf(name)}` : (variables.from[name] ?? name),
  )
  return { config, operands: flags.operands }
}

function readFlags(names: readonly OptionName[], argv: readonly string[]) {
  const byFlag = new Map(names.map((name) => [flagOf(name), name]))
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      names.map((name) => [
        flagOf(name),
        { type: isBoolean(name) ? ('boolean' as const) : ('string' as const) },
      ]),
    ),
  })

  const values: Record<string, unknown> = {}
  const unknown: string[] = []
  const operands: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const name = byFlag.get(token.name)
    const negated = token.name.startsWith('no-') ? byFlag.get(token.name.slice(3)) : undefined
    if (name)
      values[name] = add(name, values[name], token.value ?? (isBoolean(name) ? 'true' : undefined))
    else if (negated && isBoolean(negated) && token.value === undefined) values[negated] = false
    else
      unknown.push(
        `Unknown option ${token.rawName}${suggestion(
          token.rawName,
          [...byFlag.keys()].map((flag) => `--${flag}`),
        )}`,
      )
  }
  return { values, unknown, operands }
}

/** The value of an option after one more flag: lists grow, of the others the last counts. */
const add = (name: OptionName, before: unknown, text: string | undefined): unknown =>
  isList(name) ? [...(Array.isArray(before) ? before : []), text] : fromText(name, text)

function readVariables(names: readonly OptionName[], env: Environment) {
  const values: Record<string, unknown> = {}
  const from: Record<string, string> = {}
  for (const name of names) {
    // Compose files pass `VAR=` for a variable that is not set.
    const variable = variablesOf(name).find((variable) => env[variable])
    if (variable === undefined) continue
    const text = env[variable] ?? ''
    values[name] = isList(name) ? text.split(',').map((part) => part.trim()) : fromText(name, text)
    from[name] = variable
  }
  return { values, from }
}

/** Variables with our prefix that no option of any command reads: a slip that would otherwise go unseen. */
function unknownVariables(env: Environment): string[] {
  const known = (Object.keys(options) as OptionName[]).flatMap(variablesOf)
  return Object.keys(env)
    .filter((variable) => variable.startsWith('GHL_MOCK_') && !known.includes(variable))
    .map((variable) => `Unknown variable ${variable}${suggestion(variable, known)}`)
}

const schemaOf = (name: OptionName): TSchema => options[name]
const isBoolean = (name: OptionName) => schemaOf(name).type === 'boolean'
const isList = (name: OptionName) => schemaOf(name).type === 'array'

/** Numbers and booleans from their text; what cannot be one stays text, for the message to name. */
function fromText(name: OptionName, text: string | undefined): unknown {
  const { type } = schemaOf(name)
  if ((type === 'integer' || type === 'number') && text && /^\d+(?:\.\d+)?$/.test(text))
    return Number(text)
  if (type === 'boolean' && text && /^(?:true|1|yes|on)$/i.test(text)) return true
  if (type === 'boolean' && text && /^(?:false|0|no|off)$/i.test(text)) return false
  return text
}
