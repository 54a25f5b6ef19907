// Writes dist/index.d.ts and its twin for CommonJS: the types of the library in one file that names no other package,
// so that a project may check its libraries and need none of ours.
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

const mentionsTypeBox = (node) =>
  ts.isTypeReferenceNode(node) && node.typeName.getText?.() === 'Static'

/** Writes out what TypeBox infers, and leaves out the schemas that it infers from. */
const withoutTypeBox = (context) => (file) => {
  const resolved = new Set()
  const resolve = (node) => {
    if (!ts.isTypeAliasDeclaration(node) || !mentionsTypeBox(node.type)) return node
    resolved.add(node.name.text)
    const { name } = ts.getOriginalNode(node)
    const type = checker.typeToTypeNode(
      checker.getTypeAtLocation(name),
      undefined,
      NoTruncation | InTypeAlias | MultilineObjectLiterals,
    )
    return context.factory.updateTypeAliasDeclaration(node, node.modifiers, node.name, [], type)
  }
  const { statements } = ts.visitEachChild(file, resolve, context)
  const isSchema = (node) =>
    ts.isVariableStatement(node) &&
    node.declarationList.declarations.some(({ name }) => resolved.has(name.text))
  return context.factory.updateSourceFile(
    file,
    statements.filter((node) => !isSchema(node)),
  )
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
  program.emit(file, write, undefined, true, { afterDeclarations: [withoutTypeBox] })
}

try {
  emit('src/index.ts')
  const bundle = await rollup({
    input: `${folder}/index.d.ts`,
    plugins: [dts({ tsconfig: 'tsconfig.json' })],
    logLevel: 'silent',
    external: (name) => !/^[./]/.test(name),
  })
  const { output } = await bundle.generate({ outro: disposal })
  const [{ code, imports }] = output
  if (imports.length > 0) throw new Error(`The types of the library need ${imports.join(', ')}.`)
  for (const name of ['index.d.ts', 'index.d.cts']) {
    writeFileSync(`dist/.${process.pid}-${name}`, code)
    renameSync(`dist/.${process.pid}-${name}`, `dist/${name}`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
