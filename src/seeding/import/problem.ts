/** Thrown for a file, or a map of its columns, that cannot be imported. */
export class ImportProblem extends Error {
  readonly isUsage: boolean

  constructor(message: string, isUsage = false) {
    super(message)
    this.isUsage = isUsage
  }
}
