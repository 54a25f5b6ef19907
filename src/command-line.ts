import { parseArgs } from 'node:util'
import { type TSchema, Type } from '@sinclair/typebox'
import type { Command } from './commands/command.js'
import { type Config, conform, flagOf, options, variablesOf } from './config.js'
import { conformTo } from './conform.js'
import { Failure } from './domain/failure.js'
import { suggestion } from './suggest.js'

export interface CommandLine {
  config: Config
  /** The values of the command's own flags. */
  flags: Record<string, unknown>
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
  command: Pick<Command, 'options' | 'flags'>,
  argv: readonly string[],
  env: Environment,
): CommandLine {
  const own = command.flags ?? {}
  const shared = Object.fromEntries(command.options.map((name) => [name, options[name]]))
  const given = readFlags({ ...shared, ...own }, argv)
  const variables = readVariables(shared, env)
  const unknown = [...given.unknown, ...unknownVariables(env)]
  if (unknown.length > 0) throw new Failure('usage', unknown.join('\n'))

  const placeOf = (name: string) =>
    name in given.values ? `--${flagOf(name)}` : (variables.from[name] ?? `--${flagOf(name)}`)
  const [ownValues, sharedValues] = partition(given.values, (name) => Object.hasOwn(own, name))
  return {
    config: conform({ ...variables.values, ...sharedValues }, placeOf),
    flags: conformTo(Type.Object(own, { additionalProperties: false }), ownValues, placeOf),
    operands: given.operands,
  }
}

type Options = Readonly<Record<string, TSchema>>

function readFlags(known: Options, argv: readonly string[]) {
  const byFlag = new Map(Object.keys(known).map((name) => [flagOf(name), name]))
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(known).map(([name, schema]) => [
        flagOf(name),
        { type: isBoolean(schema) ? ('boolean' as const) : ('string' as const) },
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
    const schema = name === undefined ? undefined : known[name]
    const negated = token.name.startsWith('no-') ? byFlag.get(token.name.slice(3)) : undefined
    if (name !== undefined && schema) {
      const text = token.value ?? (isBoolean(schema) ? 'true' : undefined)
      values[name] = add(schema, values[name], text)
    } else if (negated && isBoolean(known[negated]) && token.value === undefined) {
      values[negated] = false
    } else {
      const flags = [...byFlag.keys()].map((flag) => `--${flag}`)
      unknown.push(`Unknown option ${token.rawName}${suggestion(token.rawName, flags)}`)
    }
  }
  return { values, unknown, operands }
}

/** The value of an option after one more flag: lists grow, of the others the last counts. */
const add = (schema: TSchema, before: unknown, text: string | undefined): unknown =>
  isList(schema) ? [...(Array.isArray(before) ? before : []), text] : fromText(schema, text)

function readVariables(known: Options, env: Environment) {
  const values: Record<string, unknown> = {}
  const from: Record<string, string> = {}
  for (const [name, schema] of Object.entries(known)) {
    // Compose files pass `VAR=` for a variable that is not set.
    const variable = variablesOf(name).find((variable) => env[variable])
    if (variable === undefined) continue
    const text = env[variable] ?? ''
    values[name] = isList(schema)
      ? text.split(',').map((part) => part.trim())
      : fromText(schema, text)
    from[name] = variable
  }
  return { values, from }
}

/** Variables with our prefix that no option of any command reads: a slip that would otherwise go unseen. */
function unknownVariables(env: Environment): string[] {
  const known = Object.keys(options).flatMap(variablesOf)
  return Object.keys(env)
    .filter((variable) => variable.startsWith('GHL_MOCK_') && !known.includes(variable))
    .map((variable) => `Unknown variable ${variable}${suggestion(variable, known)}`)
}

const isBoolean = (schema: TSchema | undefined) => schema?.type === 'boolean'
const isList = (schema: TSchema) => schema.type === 'array'

/** Numbers and booleans from their text; what cannot be one stays text, for the message to name. */
function fromText({ type }: TSchema, text: string | undefined): unknown {
  if ((type === 'integer' || type === 'number') && text && /^\d+(?:\.\d+)?$/.test(text))
    return Number(text)
  if (type === 'boolean' && text && /^(?:true|1|yes|on)$/i.test(text)) return true
  if (type === 'boolean' && text && /^(?:false|0|no|off)$/i.test(text)) return false
  return text
}

type Values = Record<string, unknown>

function partition(values: Values, belongs: (name: string) => boolean): [Values, Values] {
  const entries = Object.entries(values)
  return [
    Object.fromEntries(entries.filter(([name]) => belongs(name))),
    Object.fromEntries(entries.filter(([name]) => !belongs(name))),
  ]
}
