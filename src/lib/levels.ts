/** How deep JSON may nest: deeper values would end functions that call themselves, `JSON.stringify` among them. */
export const maxLevels = 100

/** How many keys an object of a fixture or a call may have: to look through many more takes seconds. */
export const maxKeys = 10_000

/** Whether lists and objects nest deeper than `maxLevels`, or without an end. */
export const isTooDeep = (value: unknown, levels = maxLevels): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isTooDeep(inner, levels - 1)))
