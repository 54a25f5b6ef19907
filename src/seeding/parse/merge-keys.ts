import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Scalar,
  type YAMLMap,
} from 'yaml'

/** True for `<<`, which adds the keys of another object. */
export const isMergeKey = (key: unknown): boolean =>
  isScalar(key) && key.value === '<<' && key.type === Scalar.PLAIN

/**
 * The pair with a key, which an object may have from another one.
 *
 * @param targets what aliases stand for
 */
export function pairOf(
  { items }: YAMLMap<Node, Node | null>,
  name: string,
  targets: ReadonlyMap<Alias, Node>,
): Pair<Node, Node | null> | undefined {
  const own = items.find(({ key }) => isScalar(key) && key.value === name)
  if (own) return own
  for (const { key, value } of items) {
    if (!isMergeKey(key)) continue
    for (const one of isSeq<Node>(value) ? value.items : [value]) {
      const target = isAlias(one) ? targets.get(one) : one
      const found = isMap<Node, Node | null>(target) && pairOf(target, name, targets)
      if (found) return found
    }
  }
  return undefined
}
