import { isUtf8 } from 'node:buffer'

const pageSize = 64 * 1024

interface Page {
  bytes: Buffer
  /** How many pieces of it are kept. */
  pieces: number
  /** How often pieces had been lent when it was begun. */
  lent: number
}

/** Bytes that are kept in a page. */
export interface Piece {
  page: Page
  start: number
  end: number
}

/** Whether its text is the same bytes again. */
export const isText = ({ page, start, end }: Piece): boolean =>
  isUtf8(page.bytes.subarray(start, end))

export const textOf = ({ page, start, end }: Piece): string =>
  page.bytes.toString('utf8', start, end)

/**
 * Copies texts and bytes into pages outside the heap. A string of a journal's age survives several garbage
 * collections, each of which copies it: with a full journal that took a third of the time of a list of 20 notes. A
 * page is used again when all its pieces are dropped, because new ones cause collections too.
 */
export class Pages {
  #page: Page = { bytes: Buffer.alloc(0), pieces: 0, lent: 0 }
  #end = 0
  #spare: Buffer | undefined
  #lent = 0

  keep(given: string | Buffer): Piece {
    // A character takes at most three bytes. To count those of a short text takes as long as to copy it.
    const isShort = typeof given === 'string' && given.length < 1000
    const most = isShort ? 3 * given.length : Buffer.byteLength(given)
    // Long ones have memory of their own, so that at most a quarter of a page is wasted.
    if (most > pageSize / 4) {
      const bytes = Buffer.allocUnsafeSlow(most)
      const page = { bytes, pieces: 1, lent: this.#lent }
      return { page, start: 0, end: write(given, bytes, 0, most) }
    }
    if (this.#end + most > this.#page.bytes.length) {
      const bytes = this.#spare ?? Buffer.allocUnsafeSlow(pageSize)
      this.#spare = undefined
      this.#page = { bytes, pieces: 0, lent: this.#lent }
      this.#end = 0
    }
    const page = this.#page
    const start = this.#end
    this.#end += write(given, page.bytes, start, most)
    page.pieces++
    return { page, start, end: this.#end }
  }

  /** Keeps the pieces of now as they are for as long as anything refers to them, also when they are dropped. */
  lend(): void {
    this.#lent++
  }

  /** Ends the keeping of a piece. It must not be read afterwards, unless it was lent. */
  drop({ page }: Piece): void {
    const isFree = --page.pieces === 0 && page !== this.#page && page.lent === this.#lent
    if (isFree && page.bytes.length === pageSize) this.#spare = page.bytes
  }
}

/**
 * Returns the number of bytes. A text with as many bytes as characters is ASCII, which is Latin-1 too, and that is
 * copied twice as fast.
 */
function write(given: string | Buffer, page: Buffer, start: number, most: number): number {
  if (typeof given !== 'string') return given.copy(page, start)
  return page.write(given, start, most === given.length ? 'latin1' : 'utf8')
}
