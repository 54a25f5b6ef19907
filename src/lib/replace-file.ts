import {
  accessSync,
  constants,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'

/**
 * Replaces the content of a file: the text is written beside it, then renamed. Whatever goes wrong, a full disk
 * included, the file has its old content or the new one. Links and the mode of the file are kept.
 */
export function replaceFile(path: string, text: string): void {
  const file = realpathSync(path)
  // A rename does not ask whether the file itself may be written.
  accessSync(file, constants.W_OK)
  const beside = `${file}.${process.pid}.tmp`
  try {
    writeFileSync(beside, text, { flag: 'wx', mode: statSync(file).mode, flush: true })
    renameSync(beside, file)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}
