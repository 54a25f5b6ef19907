import type { Sandbox } from './sandbox.js'

/** The worlds of one process. There is none until the seed has been read: until then nothing is ready. */
export class Sandboxes {
  #default: Sandbox | undefined

  get default(): Sandbox | undefined {
    return this.#default
  }

  /** Takes the default world in; it is closed with the others. */
  open(sandbox: Sandbox): void {
    this.#default = sandbox
  }

  close(): void {
    this.#default?.close()
    this.#default = undefined
  }
}
