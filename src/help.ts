import type { TSchema } from '@sinclair/typebox'
import type { Command } from './commands/command.js'
import { flagOf, type OptionName, options, variablesOf } from './config.js'

/** One option as help and README show it. */
interface OptionHelp {
  /** `--port NUMBER` */
  flag: string
  variables: string[]
  default: string
  description: string
}

function helpOf(name: string, schema: TSchema): OptionHelp {
  const operand = placeholder(schema)
  // What is on anyway is only ever turned off.
  const on = schema.type === 'boolean' && schema.default === true
  return {
    flag: `--${on ? 'no-' : ''}${flagOf(name)}${operand && ` ${operand}`}`,
    // A command's own flag may be called like an option, and no variable sets it.
    variables: schema === options[name as OptionName] ? variablesOf(name) : [],
    default: schema.defaultText ?? defaultWords(schema),
    description: schema.description ?? '',
  }
}

function defaultWords({ type, default: value }: TSchema): string {
  if (type === 'boolean') return value ? 'on' : 'off'
  return value === undefined ? 'none' : String(value)
}

function placeholder(schema: TSchema): string {
  if (schema.placeholder) return schema.placeholder
  if (schema.anyOf) return schema.anyOf.map((one: TSchema) => one.const).join('|')
  if (schema.type === 'boolean') return ''
  return schema.type === 'string' ? 'NAME' : 'NUMBER'
}

/** What `ghl-mock --help` prints. */
export const overview = (commands: Readonly<Record<string, Command>>): string =>
  [
    'A local HighLevel (GoHighLevel) API for integration tests.',
    '',
    'Usage: ghl-mock [COMMAND] [OPTIONS]',
    '',
    ...Object.entries(commands).flatMap(([name, { summary, operands }]) => [
      `  ghl-mock ${operands ? `${name} ${operands}` : name}`,
      `      ${summary}`,
    ]),
    '  ghl-mock --version',
    '',
    ...optionLines(shared(commands.serve?.options ?? [])),
    '',
    'ghl-mock COMMAND --help shows the options of the other commands.',
    'A flag beats a variable, a variable beats a default.',
    '',
    'Exit codes: 0 stopped or passed, 1 unexpected, 2 usage, 3 fixtures invalid,',
    '            4 cannot listen, open the database or reach another host, 5 different, 6 timed out.',
    '',
  ].join('\n')

/** What `ghl-mock COMMAND --help` prints. */
export const commandHelp = (name: string, { summary, operands, options, flags }: Command): string =>
  [
    `Usage: ghl-mock ${name} [OPTIONS]${operands ? ` ${operands}` : ''}`,
    '',
    summary,
    '',
    ...optionLines({ ...flags, ...shared(options) }),
    '',
  ].join('\n')

/** The options of all commands as a Markdown table, for the README. */
export function optionsTable(): string {
  const cell = (text: string) => text.replaceAll('|', '\\|')
  const rows = Object.entries(options).map(([name, schema]) => {
    const option = helpOf(name, schema)
    const variables = option.variables.map((variable) => `\`${variable}\``).join(', ')
    return `| \`${cell(option.flag)}\` | ${variables} | ${option.default} | ${cell(option.description)} |`
  })
  return ['| Flag | Variable | Default | |', '|---|---|---|---|', ...rows].join('\n')
}

const shared = (names: readonly OptionName[]): Record<string, TSchema> =>
  Object.fromEntries(names.map((name) => [name, options[name]]))

const optionLines = (options: Readonly<Record<string, TSchema>>): string[] => [
  'Options:',
  ...Object.entries(options).flatMap(([name, schema]) => {
    const { flag, variables, default: fallback, description } = helpOf(name, schema)
    const where = variables.length > 0 ? `[${variables.join(', ')}] ` : ''
    return [`  ${flag}`, `      ${description}`, `      ${where}(default: ${fallback})`]
  }),
]
