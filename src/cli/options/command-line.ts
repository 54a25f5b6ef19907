import { parseArgs } from 'node:util'
import { type TProperties, type TSchema, Type } from '@sinclair/typebox'
import { Failure } from '../../lib/failure.js'
import { suggestion } from '../../lib/suggest.js'
import { type Config, flagOf, options, optionsOf, validateConfig, variablesOf } from './options.js'
import { validateValues } from './validate.js'

export interface CommandLine {
  config: Config
  /** How an option was given: `--seed`, `GHL_MOCK_SEED`. */
  placeOf: (name: string) => string
  /** The options on the command line, each with its flag as it was written: `--no-admin`. */
  given: ReadonlyMap<string, string>
  /** The values of the command's own flags. */
  flags: Record<string, unknown>
  /** The arguments that are not options. */
  operands: string[]
  /** Those of them that follow `--`. */
  afterDashes: string[]
  env: Environment
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Variables besides those of options: `run` sets the first for its command, ghl-mock/register reads the second. */
const otherVariables = ['GHL_MOCK_TOKEN', 'GHL_MOCK_ALLOW_REAL']

/**
 * Parses the options of a command: a flag beats a variable, a variable beats a default.
 *
 * @throws Failure `usage` for unknown options and variables, and for values of the wrong kind
 */
export function readCommandLine(
  name: string,
  { flags: own = {} }: { flags?: TProperties },
  argv: readonly string[],
  env: Environment,
): CommandLine {
  const shared = optionsOf(name)
  const given = readFlags({ ...shared, ...own }, argv)
  const variables = readVariables(shared, env)
  const unknown = [...given.unknown, ...unknownVariables(env)]
  if (unknown.length > 0) throw new Failure('usage', unknown.join('\n'))

  const placeOf = (name: string) =>
    name in given.values ? `--${flagOf(name)}` : (variables.from[name] ?? `--${flagOf(name)}`)
  return {
    config: validateConfig({ ...variables.values, ...pick(given.values, shared) }, placeOf),
    flags: validateValues(
      Type.Object(own, { additionalProperties: false }),
      pick(given.values, own),
      placeOf,
    ),
    placeOf,
    given: given.written,
    operands: given.operands,
    afterDashes: given.afterDashes,
    env,
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

  const isFlag = (text = '') => {
    const [, flag = ''] = /^--(?:no-)?([^=]*)/.exec(text) ?? []
    return text === '--' || byFlag.has(flag)
  }
  const values: Record<string, unknown> = {}
  const written = new Map<string, string>()
  const unknown: string[] = []
  const operands: string[] = []
  const terminator = tokens.find(({ kind }) => kind === 'option-terminator')
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const name = byFlag.get(token.name)
    const schema = name === undefined ? undefined : known[name]
    const negated = token.name.startsWith('no-') ? byFlag.get(token.name.slice(3)) : undefined
    if (name !== undefined && schema) {
      // What follows `--db $UNSET` is the next option, `--` or nothing.
      const value = !token.inlineValue && isFlag(token.value) ? undefined : token.value
      const text = value ?? (isBoolean(schema) ? 'true' : undefined)
      values[name] = add(schema, values[name], text)
      written.set(name, token.rawName)
    } else if (negated && isBoolean(known[negated]) && token.value === undefined) {
      values[negated] = false
      written.set(negated, token.rawName)
    } else {
      const flags = [...byFlag.keys()].map((flag) => `--${flag}`)
      unknown.push(`Unknown option ${token.rawName}${suggestion(token.rawName, flags)}`)
    }
  }
  const afterDashes = terminator ? argv.slice(terminator.index + 1) : []
  return { values, written, unknown, operands, afterDashes }
}

/** The value of an option after one more flag: a list grows, any other value is replaced. */
const add = (schema: TSchema, before: unknown, text: string | undefined): unknown =>
  isList(schema) ? [...(Array.isArray(before) ? before : []), text] : fromText(schema, text)

function readVariables(known: Options, env: Environment) {
  const values: Record<string, unknown> = {}
  const from: Record<string, string> = {}
  for (const [name, schema] of Object.entries(known)) {
    // Compose files pass `VAR=` for a variable that is not set.
    const variable = variablesOf(name, schema).find((variable) => env[variable])
    if (variable === undefined) continue
    const text = env[variable] ?? ''
    values[name] = isList(schema)
      ? text.split(',').map((part) => part.trim())
      : fromText(schema, text)
    from[name] = variable
  }
  return { values, from }
}

/** Reports variables with our prefix that no option reads; a misspelt one would otherwise be ignored silently. */
function unknownVariables(env: Environment): string[] {
  const ofOptions = Object.entries(options).flatMap(([name, schema]) => variablesOf(name, schema))
  const known = [...ofOptions, ...otherVariables]
  return Object.keys(env)
    .filter((variable) => variable.startsWith('GHL_MOCK_') && !known.includes(variable))
    .map((variable) => `Unknown variable ${variable}${suggestion(variable, known)}`)
}

const isBoolean = (schema: TSchema | undefined) => schema?.type === 'boolean'
const isList = (schema: TSchema) => schema.type === 'array'

/** Parses numbers and booleans. Other text is returned as it is, so that the message can quote it. */
function fromText({ type }: TSchema, text: string | undefined): unknown {
  if ((type === 'integer' || type === 'number') && text && /^\d+(?:\.\d+)?$/.test(text))
    return Number(text)
  if (type === 'boolean' && text && /^(?:true|1|yes|on)$/i.test(text)) return true
  if (type === 'boolean' && text && /^(?:false|0|no|off)$/i.test(text)) return false
  return text
}

/** The values of some options. */
const pick = (values: Readonly<Record<string, unknown>>, known: Options) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(known, name)))
