import { code, zeroWidth } from '../../lib/signs.js'
import { quoted, shortened } from '../../lib/violation.js'
import { knownScopes } from '../../resources/private-integration/scopes.js'
import { isKeyName, mayBe } from './key-names.js'

/** A mistake that the text of one line shows. */
export interface Cause {
  /** Matches the line of a key, or of a value that begins its line, from its first character on. */
  pattern: RegExp
  /** @param entry the part of the line that is one entry of what is between brackets */
  message: (found: RegExpExecArray, entry: string) => string
  /** What to read in place of the match, as long as it. */
  mend: (match: string) => string
  /** What must be true of the first group. */
  named?: (name: string) => boolean
  /** Is no mistake in a key that has its colon, nor in an entry of a list of texts. */
  alone?: true
  /** The part of the match that is marked, in place of the line. */
  marks?: RegExp
}

/** Causes that a line shows, whatever the parser makes of it. */
export const causes: readonly Cause[] = [
  {
    pattern: /^(--+|\d+[.)]|[‐‑‒–—−•·▪▸►‣◦●→➤](?! ))(?=\s*(?:["'\w]+:|\{)).*/,
    message: ([, sign]) => `found ${sign}, expected one hyphen (-) before a list entry`,
    mend: (line) =>
      line
        .replace(/^(?:--+|\d+[.)]|.)\s*/, '- ')
        .slice(0, line.length)
        .padEnd(line.length),
  },
  {
    pattern: /^(?:\/\/|\/\*|\*\/|--(?=\s)|;(?=\s))/,
    message: ([sign]) => `found a comment that begins with ${sign}, expected # before a comment`,
    mend: (match) => '#'.repeat(match.length),
  },
  {
    pattern: /^(?:[‐‑‒–—−•·▪▸►‣◦●→➤*+](?=\s)|>(?= +(?:["']?\w+["']?:\s|[{&])))/,
    message: ([sign]) => `found ${sign} (${code(sign)}), expected a hyphen (-) before a list entry`,
    mend: () => '-',
  },
  {
    // At the start, after a hyphen, within a key, or after its colon.
    pattern:
      /^(?:-|[^\s:]+:|(?=[^:]+:)[\w$]*)?([\u00a0\u00ad\u2000-\u200f\u202f\u2060\u3000\ufeff])[ \u00a0\u00ad\u2000-\u200f\u202f\u2060\u3000\ufeff]*/,
    message: ({ 1: sign = '', input }) => invisible(sign, input),
    mend: (match) => match.replace(/[\u00a0\u00ad\u2000-\u200f\u202f\u2060\u3000\ufeff]/g, ' '),
    marks: /[\u00a0\u00ad\u2000-\u200f\u202f\u2060\u3000\ufeff]/,
  },
  {
    pattern: /^[“”„‘’«][^:]*[“”‘’»](?=:)/,
    message: ({ 0: key, input }) => {
      const { length = 0 } = input.slice(key.length).match(/[“”„‘’«][^“”„‘’«»]*[“”‘’»]/g) ?? []
      const more =
        length > 0
          ? `; ${length} more text${length > 1 ? 's' : ''} with such quotes in this line`
          : ''
      return `found the typographic quotes ${key.charAt(0)} and ${key.at(-1)} around a key, expected the key without quotes${more}`
    },
    mend: (match) => `"${match.slice(1, -1)}"`,
    marks: /.*/,
  },
  {
    // Without brackets or braces around it, it is a text.
    pattern: /^([\w$]+):[ \t]+\(([^()\n]*,[^()\n]*)\)(?=\s*[,}])/,
    message: ([, , entries = '']) => inRoundBrackets(entries),
    mend: (match) => `${match.slice(0, -1).replace('(', '[')}]`,
    named: (name) => mayBe('array', name),
    marks: /\(.*/,
  },
  {
    pattern: /^\(\s*([\w$]+):\s.*\)(?=\s*(?:#.*)?$)/,
    message: () => 'found ( and ) around keys, expected { and }',
    mend: (match) => `{${match.slice(1, -1)}}`,
    named: isKeyName,
    marks: /.*/,
  },
  {
    // As in the documentation of an API; between braces, the line is misread.
    pattern: /^(path):[ \t]+\/[^\s,"{}]*\{\w+\}(?:[^\s,"{}]|\{\w+\})*/,
    message: ([match]) => {
      const [, name] = /\{(\w+)\}/.exec(match) ?? []
      return `found {${name}} in a path, expected :${name}, which matches any segment`
    },
    mend: (match) => match.replace(/\$?\{(\w+)\}/g, ':$1').padEnd(match.length),
    marks: /\$?\{\w+\}/,
  },
  {
    pattern: /^([\w$]+)[：﹕]/,
    message: ([, name]) => `found a full-width colon, expected ": " after ${name}`,
    mend: (match) => `${match.slice(0, -1)}:`,
    named: isKeyName,
    marks: /.$/,
  },
  {
    pattern: /^([\w$]+|x-[\w-]+)::+/,
    message: ({ 0: match, 1: name = '', input }) => {
      const rest = input.slice(match.length).trim()
      const isHeading = rest !== '' && mayBe('array', name) && !/^[[{&*]/.test(rest)
      return isHeading
        ? `found ${quoted(input.slice(name.length).trim())} after ${name}, expected "${name}:" alone, and its entries below it`
        : `found two colons after ${name}, expected one: "${name}: value"`
    },
    mend: (match) => match.replace(/:+$/, ':').padEnd(match.length),
    named: isKeyOrOwn,
  },
  {
    pattern: /^([\w$-]+):[,;]+(?=\s*(?:#.*)?$)/,
    message: ({ 0: match, 1: name = '' }) =>
      `found ${match.slice(name.length + 1)} after the colon of ${name}, expected nothing there: remove it`,
    mend: (match) => match.replace(/[,;]/g, ' '),
    alone: true,
    marks: /[,;]+$/,
  },
  {
    // The scopes of other services look so: `contacts:read`.
    pattern: /^([\w$]+):(?!(?:read|readonly|write|\*)$)(?:[[{] |["'][^"'\n]?|[^\s/])/,
    message: ([, name = ''], entry) =>
      `found ${quoted(entry)}, expected a space after the colon${short(`${name}: ${entry.slice(name.length + 1)}`)}`,
    mend: spaced,
    named: isKeyName,
  },
  {
    pattern: /^-[A-Za-z"'{[]/,
    message: ({ input }) =>
      `found ${quoted(input)}, expected a space after the hyphen${short(`- ${input.slice(1)}`)}`,
    mend: () => '- ',
  },
  {
    pattern: /^:?([\w$]+|x-[\w-]+)\s*=(?:(?<=\w=)(?:[[{] |["'][^"'\n]?|[^\s>/])|>?\s?)/,
    message: ({ 0: match, 1: name = '' }, entry) =>
      otherSign(name, match.includes('=>') ? '=>' : '=', entry),
    mend: (match) =>
      /\w=[^\s>]/.test(match)
        ? spaced(match)
        : `${match.replace(/^:/, '').replace(/=.*/, ':').padEnd(match.length)}`,
    named: isKeyOrOwn,
  },
  hyphenForColon(/^([\w$]+|x-[\w-]+) +([-–—−]>?|[→~]) +(?=["'[{|>])/),
  // Before a word, it may be part of a text.
  { ...hyphenForColon(/^([\w$]+|x-[\w-]+) +([-–—−]>?|[→~])(?: +(?=\S)|$)/), alone: true },
  {
    // A phone makes it of two spaces.
    pattern: /^([\w$]+)\.(?= +\S)/,
    message: ([, name = ''], entry) => otherSign(name, '.', entry),
    mend: (match) => `${match.slice(0, -1)}:`,
    alone: true,
    named: isKeyName,
  },
  {
    pattern: /^([\w/]+\.\w+):(?=\s*(?:#.*)?$)/,
    message: ([, name]) => `found a colon after the scope ${name}, expected "- ${name}"`,
    mend: (match) => '#'.repeat(match.length),
    named: (name) => knownScopes.includes(name),
  },
  {
    // The keys of custom fields begin with these words.
    pattern: /^(?!(?:contact|opportunity)\.)([\w$]+)((?:\.[\w$]+)+)\s*[=:].*/,
    message: ([, name, rest]) =>
      `found "${name}${rest}", expected "${name}:" and ${rest?.slice(1)} below it, indented`,
    mend: (match) => '#'.repeat(match.length),
    named: isKeyName,
  },
  {
    // Before another key it is in place of a comma.
    pattern: /^([\w$]+|x-[\w-]+)(?: +:(?=\S)|;(?![ \t]*[\w$]+:\s)\s*)/,
    message: ({ 0: match, 1: name = '' }, entry) =>
      match.endsWith(':')
        ? `found a space before the colon and none after it, expected "${name}: value"`
        : otherSign(name, ';', entry),
    mend: (match) => match.replace(/\s*[:;]\s*$/, ':').padEnd(match.length),
    named: isKeyOrOwn,
  },
  {
    pattern: /^"([\w$]+):\s+([^"]+)"$/,
    message: ([, name, value]) =>
      `found quotes around a key and its value, expected them around the value alone: ${name}: "${shortened(value ?? '')}"`,
    mend: (match) => `${match.slice(1).replace(': ', ': "')}`,
    named: isKeyName,
  },
  {
    pattern: /^"([\w$]+):"\s*(?=\S)/,
    message: ([match, name], entry) =>
      `found the colon between the quotes, expected it after the key${short(`${name}: ${entry.slice(match.length)}`)}`,
    mend: (match) => match.replace(/"([\w$]+):"/, '"$1":'),
    named: isKeyName,
  },
  {
    // Of a list of many, the console prints `... 12 more items`.
    pattern: /^(\.{3}|…)(?:\s*\(?(?:and\s+)?(?:\d+ more\b[^:]*|more|so on|etc\.?)\)?)?$/,
    message: ([all]) => `found ${all}, expected what it stands for: remove the line`,
    mend: (match) => '#'.repeat(match.length),
  },
  {
    pattern: /^([\w$]+)[ \t]+(?:\[(?:.*\])?|\{(?:.*\})?)(?=\s*(?:#.*)?$)/,
    message: ({ 1: name = '', input }) =>
      `found ${quoted(input)}, expected a colon after ${name}${short(`${name}: ${input.slice(name.length).trim()}`)}`,
    mend: (match) => match.replace(/.(?=[ \t])/, ':'),
    named: isKeyName,
  },
  {
    pattern: /^(x-[\w-]+)(?=[ \t]+(?:[[{]|&[\w-]+\s*(?:[[{]|$)))/,
    message: ([, name = '']) => noColon(name),
    mend: (match) => `${match.slice(0, -1)}:`,
  },
  {
    pattern: /^([\w$]+)(?:\s+#.*)?$/,
    message: ([, name = '']) => noColon(name),
    mend: (match) => `${match.replace(/.(?=\s|$)/, ':')}`,
    alone: true,
    named: isKeyName,
  },
]

/** True for a key of the format, one of the author's own, or an owner's in what is pasted. */
function isKeyOrOwn(name: string): boolean {
  return /^(?:x-|(?:contact|location)Id$)/.test(name) || isKeyName(name)
}

/** A colon and a space in place of a sign alone: a space after the bracket goes, or the first character of the value. */
function spaced(match: string): string {
  return match.replace(/[:=](?:([[{]) |(["'])[^"']|.)$/, (all, bracket?: string, quote?: string) =>
    `: ${bracket ?? quote ?? ''}`.slice(0, all.length),
  )
}

function hyphenForColon(pattern: RegExp): Cause {
  return {
    pattern,
    message: ([, name = '', sign = ''], entry) => otherSign(name, sign, entry),
    mend: (match) => match.replace(/ .*/, ':').padEnd(match.length),
    named: isKeyOrOwn,
  }
}

function otherSign(name: string, sign: string, entry: string): string {
  const value = entry.slice(entry.indexOf(sign) + sign.length).trim()
  const shown = /[,"{}[\]]/.test(value) ? 'value' : value
  const found = sign === ';' ? sign : `"${sign}"`
  const [first, next] = /^(?:"[^"]*"|'[^']*'|\S+)(?=\s+([\w$]+)=\S)/.exec(value) ?? []
  if (sign === '=' && next !== undefined && isKeyName(next))
    return `found "=" after ${name} and after ${next}, expected a colon after each key, and each in a line of its own: "${name}: ${first?.replace(/^(["'])(.*)\1$/, '$2')}"`
  return `found ${found} after ${name}, expected a colon${short(`${name}: ${shown}`)}`
}

export const inRoundBrackets = (entries: string): string =>
  `found a list in round brackets, expected square ones: [${shortened(entries)}]`

export const noColon = (name: string): string =>
  `found ${quoted(name)} without a colon, expected "${name}:" and its value`

/** What to write instead, unless it is long. */
const short = (text: string): string => (text.length > 40 ? '' : `: "${text}"`)

/** The sentence about a character that looks like a space, or like nothing; the line may have more of them. */
export function invisible(sign: string, line: string): string {
  const count = line.split(sign).length - 1
  const it = count > 1 ? `each of the ${count} in this line` : 'it'
  const what = `${sign === '\u00a0' ? 'a no-break space' : 'an invisible character'} (${code(sign)})`
  return zeroWidth.test(sign)
    ? `found ${what}: delete ${it}`
    : `found ${what}, expected a plain space: delete ${it} and type a space`
}
