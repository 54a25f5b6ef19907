import { validateFixtures } from '../../src/seeding/load.js'
import { toWorld } from '../../src/seeding/to-world.js'

/** What is said of a fixture, and its world. */
export const judge = (name: string, text: string) => {
  const format =
    text.startsWith('{') || text.startsWith('[') ? ('json' as const) : ('yaml' as const)
  const { seed, problems } = validateFixtures([], { texts: [{ name, text, format }] })
  return { seed, problems, world: seed && toWorld(seed, 'x', 0) }
}
export const pasted = (value: unknown) => judge('x', JSON.stringify(value))
