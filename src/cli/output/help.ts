import type { TSchema } from '@sinclair/typebox'
import { exitCodes } from '../../lib/failure.js'
import type { Command } from '../command.js'
import { flagOf, options, optionsOf, variablesOf } from '../options/options.js'

/** An option as help and README show it: its flag is `--port NUMBER`. */
function helpOf(name: string, schema: TSchema) {
  const operand = placeholder(schema)
  // A flag that is on by default is shown in the form that turns it off.
  const on = schema.type === 'boolean' && schema.default === true
  return {
    flag: `--${on ? 'no-' : ''}${flagOf(name)}${operand && ` ${operand}`}`,
    // Flags that one command has of its own name no commands, and no variable sets them.
    variables: schema.commands ? variablesOf(name, schema) : [],
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

/** The text of `ghl-mock --help`. */
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
    ...optionLines(optionsOf('serve')),
    'ghl-mock COMMAND --help shows the options of the other commands.',
    'A flag beats a variable, a variable beats a default.',
    '',
    'Exit codes:',
    ...Object.keys(exitMeanings).map((code) => exitLine(Number(code))),
    '',
  ].join('\n')

const exitMeanings: Readonly<Record<number, string>> = {
  0: 'stopped, or passed',
  [exitCodes.unexpected]: 'unexpected error, or not healthy',
  [exitCodes.usage]: 'usage or configuration',
  [exitCodes.fixtures]: 'fixtures invalid',
  [exitCodes.unavailable]: 'cannot listen, open the database or reach another host',
  [exitCodes.different]: 'different, or would change',
  [exitCodes.timedOut]: 'timed out',
}

const exitLine = (code: number): string => `  ${code}  ${exitMeanings[code]}`

/** The text of `ghl-mock COMMAND --help`. */
export const commandHelp = (
  name: string,
  { summary, operands, flags, example, exits, exitNote }: Command,
): string =>
  [
    `Usage: ghl-mock ${name} [OPTIONS]${operands ? ` ${operands}` : ''}`,
    '',
    summary,
    '',
    ...optionLines({ ...flags, ...optionsOf(name) }),
    'Example:',
    ...example.split('\n').map((line) => `  ${line}`),
    '',
    'Exit codes:',
    ...exits.map(exitLine),
    ...(exitNote ? [`  ${exitNote}`] : []),
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

const optionLines = (options: Readonly<Record<string, TSchema>>): string[] =>
  Object.keys(options).length === 0
    ? []
    : [
        'Options:',
        ...Object.entries(options).flatMap(([name, schema]) => {
          const { flag, variables, default: fallback, description } = helpOf(name, schema)
          const where = variables.length > 0 ? `[${variables.join(', ')}] ` : ''
          return [`  ${flag}`, `      ${description}`, `      ${where}(default: ${fallback})`]
        }),
        '',
      ]
