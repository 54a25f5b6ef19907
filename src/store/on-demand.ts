/** Makes a statement when it is first used: to prepare them all takes longer than to open a sandbox. */
export function onDemand<T>(prepare: () => T): () => T {
  let statement: T | undefined
  return () => {
    statement ??= prepare()
    return statement
  }
}
