import { useState } from 'preact/hooks'

/** The values of a form that differ from its first ones. What others wrote meanwhile stays in the fields that are not sent. */
export function useChanges(values: Readonly<Record<string, unknown>>): object {
  const [first] = useState(values)
  const isChanged = ([name, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(first[name])
  return Object.fromEntries(Object.entries(values).filter(isChanged))
}
