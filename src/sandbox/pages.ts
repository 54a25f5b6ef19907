const pageSize = 64 * 1024

/**
 * Copies texts and bytes into pages outside the heap. A string of a journal's age survives several garbage
 * collections, each of which copies it: with a full journal that took a third of the time of a list of 20 notes. A
 * page is freed when all that refers to it is gone.
 */
export class Pages {
  #page = Buffer.alloc(0)
  #end = 0

  keep(given: string | Buffer): Buffer {
    const size = Buffer.byteLength(given)
    // Long ones have memory of their own, so that at most a quarter of a page is wasted.
    const own = size > pageSize / 4
    if (!own && this.#end + size > this.#page.length) {
      this.#page = Buffer.allocUnsafeSlow(pageSize)
      this.#end = 0
    }
    const page = own ? Buffer.allocUnsafeSlow(size) : this.#page
    const start = own ? 0 : this.#end
    if (typeof given === 'string') page.write(given, start)
    else given.copy(page, start)
    if (!own) this.#end += size
    return page.subarray(start, start + size)
  }
}
