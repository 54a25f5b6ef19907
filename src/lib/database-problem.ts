/** Why the database cannot be used at the moment, when that is what an error says. */
export const databaseProblem = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? reasonOf(String(error.code)) : undefined

/** What is said of a database that cannot be used. */
export const unusableWords = (why: string): string => `The database cannot be used: ${why}.`

/** The reason for a code, which may be one of SQLite's extended codes: `SQLITE_IOERR_WRITE`. */
const reasonOf = (code: string): string | undefined =>
  codes[code] ?? codes[/^SQLITE_[A-Z]+/.exec(code)?.[0] ?? '']

/** Explanations of SQLite's result codes. */
const codes: Record<string, string> = {
  SQLITE_NOTADB: 'it is not an SQLite database',
  SQLITE_CORRUPT: 'it is damaged',
  SQLITE_CANTOPEN: 'it cannot be opened (is it a folder, or may this user not read it?)',
  SQLITE_READONLY: 'it cannot be written (check the permissions of the file and of its folder)',
  SQLITE_READONLY_DIRECTORY: 'its folder cannot be written',
  SQLITE_READONLY_DBMOVED:
    'its file, or the -wal beside it, was deleted, replaced or cut short while it was in use',
  SQLITE_BUSY: 'another process holds it',
  SQLITE_FULL: 'the disk is full',
  SQLITE_IOERR: 'its file cannot be read or written',
}
