import { readdirSync, readFileSync } from 'node:fs'
import { type AST, RegExpParser } from '@eslint-community/regexpp'
import { analyse } from 'scslre'
import t from 'tap'
import ts from 'typescript'

/** The regular expressions of a file, with the number of their line. */
function literals(path: string): [line: number, text: string][] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: [number, string][] = []
  const look = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node))
      found.push([file.getLineAndCharacterOfPosition(node.getStart()).line + 1, node.text])
    ts.forEachChild(node, look)
  }
  look(file)
  return found
}

const isExponential = (literal: string): boolean => {
  const expression: AST.RegExpLiteral = new RegExpParser().parseLiteral(literal)
  const { reports } = analyse(expression, { reportTypes: { Move: false } })
  return reports.some(({ exponential }) => exponential)
}

// A text that does not match such an expression takes twice as long with each further character.
t.test('no regular expression takes exponential time', async (t) => {
  t.ok(isExponential('/^(?:a+b?)+c/'), 'this one would be found')
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  const all = files
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) =>
      literals(`src/${path}`).map(([line, text]) => ({ place: `${path}:${line}`, text })),
    )
  t.ok(all.length > 500)
  t.same(
    all.filter(({ text }) => isExponential(text)),
    [],
  )
})
