import { parseAst } from 'rolldown/parseAst'

/**
 * Code whose arrow functions are functions wherever that is the same, which is where they do not use `this` or `arguments`
 * of the code around them. V8 skips the body of a function until it is called, and parses that of an arrow function inside
 * of another function at once.
 */
export function withoutArrows(code) {
  const edits = []
  /** Notes the edits of a node and of all in it. True when it uses what an arrow function takes from around it. */
  const visit = (node) => {
    if (typeof node !== 'object' || node === null) return false
    const isFunction = /^Function(?:Expression|Declaration)$/.test(node.type)
    let borrows =
      ['ThisExpression', 'Super', 'MetaProperty'].includes(node.type) ||
      (node.type === 'Identifier' && node.name === 'arguments')
    for (const part of Object.values(node)) borrows = visit(part) || borrows
    if (node.type === 'ArrowFunctionExpression' && !borrows) edits.push(...asFunction(node))
    return borrows && !isFunction
  }
  visit(parseAst(code, { sourceType: 'script' }))

  const pieces = []
  let at = 0
  for (const [start, end, text] of edits.sort(([a], [b]) => a - b)) {
    pieces.push(code.slice(at, start), text)
    at = end
  }
  return pieces.join('') + code.slice(at)

  /** What is put in place of its start, of its arrow and of its end. */
  function asFunction({ start, end, async: isAsync, body }) {
    const head = isAsync ? 'async' : ''
    const bare = !code.startsWith('(', start + head.length)
    const arrow = code.lastIndexOf('=>', body.start)
    const isBlock = body.type === 'BlockStatement'
    return [
      [start, start + head.length, `${head} function${bare ? '(' : ''}`],
      [arrow, arrow + 2, `${bare ? ')' : ''}${isBlock ? '' : '{return '}`],
      [end, end, isBlock ? '' : '}'],
    ]
  }
}
