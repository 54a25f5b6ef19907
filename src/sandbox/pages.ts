const pageSize = 64 * 1024

/** Bytes that are kept in a page. */
export interface Piece {
  page: Buffer
  start: number
  end: number
}

export const textOf = ({ page, start, end }: Piece): string => page.toString('utf8', start, end)

/**
 * Copies texts and bytes into pages outside the heap. A string of a journal's age survives several garbage
 * collections, each of which copies it: with a full journal that took a third of the time of a list of 20 notes. A
 * page is freed when all that refers to it is gone.
 */
export class Pages {
  #page = Buffer.alloc(0)
  #end = 0

  keep(given: string | Buffer): Piece {
    // A character takes at most three bytes. To count those of a short text takes as long as to copy it.
    const isShort = typeof given === 'string' && given.length < 1000
    const most = isShort ? 3 * given.length : Buffer.byteLength(given)
    // Long ones have memory of their own, so that at most a quarter of a page is wasted.
    if (most > pageSize / 4) {
      const page = Buffer.allocUnsafeSlow(most)
      return { page, start: 0, end: write(given, page, 0, most) }
    }
    if (this.#end + most > this.#page.length) {
      this.#page = Buffer.allocUnsafeSlow(pageSize)
      this.#end = 0
    }
    const start = this.#end
    this.#end += write(given, this.#page, start, most)
    return { page: this.#page, start, end: this.#end }
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
