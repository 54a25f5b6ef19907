// Writes dist/index.d.ts: the types of the library in one file that names no other package, so that a project may check
// its libraries and need none of ours.
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import ts from 'typescript'

const folder = `dist/.${process.pid}-types`
const { options } = ts.getParsedCommandLineOfConfigFile('tsconfig.json', {}, ts.sys)
const program = ts.createProgram(['src/index.ts'], {
  ...options,
  noCheck: true, // npm run check does that
  outDir: folder,
})
const emitted = new Set()
const checker = program.getTypeChecker()
const { NoTruncation, InTypeAlias, MultilineObjectLiterals } = ts.NodeBuilderFlags

/** What `lib.esnext.disposable.d.ts` declares, for projects whose `lib` is older. */
const disposal = `
declare global {
  interface SymbolConstructor {
    readonly asyncDispose: unique symbol
  }
  interface AsyncDisposable {
    [Symbol.asyncDispose](): PromiseLike<void>
  }
}`

const flags = NoTruncation | InTypeAlias | MultilineObjectLiterals

/** Type constructors that the output keeps: those of the standard library. */
const isStandard = (name) => program.isSourceFileDefaultLibrary(name.getSourceFile())

/** Whether an alias is computed from values, or by generics of ours or of TypeBox: its text says nothing to a reader. */
function isComputed(node) {
  if (ts.isTypeQueryNode(node)) return true
  if (ts.isTypeReferenceNode(node) && node.typeArguments) {
    const symbol = checker.getSymbolAtLocation(node.typeName)
    const target =
      symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    if (!target?.declarations?.every(isStandard)) return true
  }
  return ts.forEachChild(node, isComputed) ?? false
}

/** Puts a documentation comment before a node. */
const documented = (node, text) =>
  text
    ? ts.addSyntheticLeadingComment(
        node,
        ts.SyntaxKind.MultiLineCommentTrivia,
        `* ${text.replaceAll('*/', '* /')} `,
        true,
      )
    : node

/** The `description` of the schema that a property was declared with. */
function describe(symbol) {
  const declaration = symbol.declarations?.[0]
  if (!declaration || !ts.isPropertyAssignment(declaration)) return undefined
  let found
  const search = (node) => {
    if (found !== undefined || (ts.isObjectLiteralExpression(node) && isNested(node))) return
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'description') {
      if (ts.isStringLiteralLike(node.initializer)) found = node.initializer.text
      return
    }
    ts.forEachChild(node, search)
  }
  search(declaration.initializer)
  return found
}

/** Whether an object literal is the list of properties of an object schema, which have descriptions of their own. */
const isNested = (node) =>
  ts.isCallExpression(node.parent) &&
  node.parent.arguments[0] === node &&
  /\.(?:Object|Record)$/.test(node.parent.expression.getText())

/** Writes a type out: as one object with the documentation of its schema where it is one. */
function written(type, scope, factory) {
  const isObject =
    (type.isIntersection() || type.flags & ts.TypeFlags.Object) &&
    !checker.isArrayLikeType(type) &&
    checker.getIndexInfosOfType(type).length === 0
  if (!isObject) return checker.typeToTypeNode(type, scope, flags)
  const members = checker.getPropertiesOfType(type).map((symbol) => {
    const isOptional = symbol.flags & ts.SymbolFlags.Optional
    const property = factory.createPropertySignature(
      undefined,
      symbol.name,
      isOptional ? factory.createToken(ts.SyntaxKind.QuestionToken) : undefined,
      checker.typeToTypeNode(checker.getTypeOfSymbol(symbol), scope, flags),
    )
    return documented(property, describe(symbol))
  })
  return factory.createTypeLiteralNode(members)
}

/** Replaces every computed alias by what it amounts to. */
const withoutComputed = (context) => (file) => {
  const resolve = (node) => {
    if (!ts.isTypeAliasDeclaration(node) || node.typeParameters?.length) return node
    const original = ts.getOriginalNode(node)
    if (!isComputed(original.type)) return node
    const type = written(checker.getTypeAtLocation(original.name), original, context.factory)
    const symbol = checker.getSymbolAtLocation(original.name)
    const text = ts.displayPartsToString(symbol.getDocumentationComment(checker))
    const alias = context.factory.updateTypeAliasDeclaration(
      node,
      node.modifiers,
      node.name,
      [],
      type,
    )
    return ts.getLeadingCommentRanges(original.getFullText(), 0) ? alias : documented(alias, text)
  }
  const { statements } = ts.visitEachChild(file, resolve, context)
  // The library exports functions and types; schemas have served their purpose.
  const kept = statements.filter((node) => !ts.isVariableStatement(node))
  return context.factory.updateSourceFile(file, kept)
}

/** Writes the types of a source file, and of those that they import. */
function emit(name) {
  if (emitted.has(name)) return
  emitted.add(name)
  const file = program.getSourceFile(name)
  const write = (path, text) => {
    ts.sys.writeFile(path, text)
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      if (fileName.startsWith('.')) emit(join(dirname(name), fileName.replace(/\.js$/, '.ts')))
    }
  }
  const { emitSkipped, diagnostics } = program.emit(file, write, undefined, true, {
    afterDeclarations: [withoutComputed],
  })
  if (emitSkipped) throw new Error(diagnostics.map((one) => one.messageText).join('\n'))
}

try {
  emit('src/index.ts')
  const bundle = await rollup({
    input: `${folder}/index.d.ts`,
    plugins: [dts({ tsconfig: 'tsconfig.json' })],
    logLevel: 'silent',
    treeshake: { moduleSideEffects: false },
    shimMissingExports: true, // schemas that are exported again
    external: (name) => !/^[./]/.test(name),
  })
  const { output } = await bundle.generate({ outro: disposal })
  const [{ code, imports }] = output
  if (/\btypeof /.test(code)) throw new Error('The types of the library name values of the source.')
  if (imports.length > 0) throw new Error(`The types of the library need ${imports.join(', ')}.`)
  // ghl-mock/register exports nothing.
  const files = {
    'index.d.ts': code,
    'register.d.cts': 'export {}\n',
  }
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(`dist/.${process.pid}-${name}`, text)
    renameSync(`dist/.${process.pid}-${name}`, `dist/${name}`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
