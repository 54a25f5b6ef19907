/** A row without its NULLs: absent is `undefined` everywhere but in SQL. `T` is what its table's columns say. */
export const present = <T extends object>(row: { [column in keyof T]: unknown }): T =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T
