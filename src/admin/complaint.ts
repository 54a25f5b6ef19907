import { Type } from '@sinclair/typebox'

/** How the admin side answers a call that it does not do. */
export const ComplaintAnswer = Type.Object({
  statusCode: Type.Integer(),
  message: Type.String({ description: 'What is wrong, and how to mend it.' }),
})

/** Says what is wrong with a call to the admin side, and how to mend it. */
export class Complaint extends Error {
  override readonly name = 'Complaint'
  readonly statusCode: number

  constructor(statusCode: number, message: string) {
    super(message)
    this.statusCode = statusCode
  }
}
