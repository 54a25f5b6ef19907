/** A text with other lines, one of which was the mistake if the text is valid. */
export interface Try {
  lines: string[]
  /** The line that the message is about, counted from 1. */
  line: number
  message: string
  /** The line that is in another place, if there is one, counted from 0. */
  placed?: number
}

/** What the lines of a text are, and where its mistake shows. */
export interface Broken {
  lines: readonly string[]
  isJson: boolean
  /** The line of the first error, counted from 1. */
  first: number
  /** The lines of the first errors, and those that they contradict. */
  near: readonly number[]
  /** True when the first error is about the column of its line. */
  isOutOfLine: boolean
  /** The number of errors. */
  count: number
}
