import { type Document, isCollection, isPair, isScalar, type Node, type Scalar } from 'yaml'

/** Calls `look` with each scalar of a document. The library's `visit` copies the path to each, which takes longer. */
export function eachScalar(
  { contents }: Document,
  look: (scalar: Scalar, isKey: boolean) => void,
): void {
  const visit = (node: unknown, isKey: boolean) => {
    if (isScalar(node)) look(node, isKey)
    else if (isCollection(node)) for (const item of node.items) visit(item, false)
    else if (isPair(node)) {
      visit(node.key, true)
      visit(node.value, false)
    }
  }
  visit(contents, false)
}

/** False for a value that is left out after its key. */
export const isWritten = (node: Node | null): boolean =>
  node !== null && !(isScalar(node) && node.range?.[0] === node.range?.[1])
