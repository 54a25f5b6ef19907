/** Says what is wrong with a call to the admin side, and how to mend it. */
export class Complaint extends Error {
  override readonly name = 'Complaint'
  readonly statusCode: number

  constructor(statusCode: number, message: string) {
    super(message)
    this.statusCode = statusCode
  }
}
