import { join } from 'node:path'
import type { Test } from 'tap'
import { Failure } from '../../src/lib/failure.js'
import { loadFixtures, validateFixtures } from '../../src/seeding/load.js'

/** The lines that fixtures are refused with, their folder and the code frames cut off. */
export function faults(t: Test, files: Record<string, string | Buffer>): string[] {
  const folder = t.testdir(files)
  try {
    loadFixtures(Object.keys(files).map((name) => join(folder, name)))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    t.equal(error.exitCode, 3)
    return error.message
      .replaceAll(`${folder}/`, '')
      .split('\n')
      .filter((line) => /^[\w.]+(?::\d+:\d+)? {2}/.test(line))
  }
  return []
}

export const yaml = (text: string) => ({ 'a.yaml': text })

/** Matches each entry of a list with its pattern. Unlike with `t.match`, a longer list fails. */
export function matchEach(
  t: Test,
  found: readonly unknown[],
  patterns: readonly unknown[],
  message = `${patterns.length} entries`,
): void {
  t.equal(found.length, patterns.length, message)
  t.match(found, patterns, message)
}

/** The problems of fixtures, each as its line, column and message; warnings say so. */
export function said(t: Test, files: Record<string, string>): string[] {
  const folder = t.testdir(files)
  const { problems } = validateFixtures(Object.keys(files).map((name) => join(folder, name)))
  return problems.map(({ severity, place: { file, line, column }, message }) =>
    `${severity === 'warning' ? 'warning ' : ''}${line}:${column} ${message}`.replaceAll(
      file,
      file.slice(folder.length + 1),
    ),
  )
}

/** A sub-account with a token, to which a test adds lines. */
export const S = `subAccounts:
  - id: loc-1
    privateIntegrations:
      - name: full
        scopes: [contacts]
`
/** The same with a contact. */
export const C = `${S}    contacts:
      - id: c1
        firstName: Jane
`
/** The same with a note of that contact. */
export const N = `${C}        notes:
          - id: n1
            body: Called.
`
