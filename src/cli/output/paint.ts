import { type Paint, plain } from '../../seeding/write/report.js'

const codes = { red: 31, yellow: 33, dim: 2 } as const

/** Colours for a terminal, unless NO_COLOR is set; plain text for everything else. */
export const paintFor = (stream: NodeJS.WriteStream): Paint =>
  stream.isTTY && stream.hasColors()
    ? (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m`
    : plain
