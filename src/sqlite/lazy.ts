/** Prepares a statement when it is first used: preparing all of them takes longer than opening a sandbox. */
export function lazy<T>(prepare: () => T): () => T {
  let statement: T | undefined
  return () => {
    statement ??= prepare()
    return statement
  }
}
