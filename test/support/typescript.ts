import ts from 'typescript'

/**
 * What the compiler says of files, libraries included, for the options that a tsconfig.json would give. Its own
 * libraries are used, and not checked: that takes longer than all the rest.
 */
export function messagesOf(files: readonly string[], compilerOptions: object): string {
  const { options, errors } = ts.convertCompilerOptionsFromJson(
    {
      target: 'es2022',
      lib: ['es2022'],
      types: [],
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      skipDefaultLibCheck: true,
      ...compilerOptions,
    },
    '.',
  )
  const program = ts.createProgram(files, options, hostFor(options))
  return ts.formatDiagnostics([...errors, ...ts.getPreEmitDiagnostics(program)], {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => '',
    getNewLine: () => '\n',
  })
}

/** Reads each of the compiler's own libraries once for all programs. */
const libraries = new Map<string, ts.SourceFile | undefined>()
function hostFor(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options)
  const { getSourceFile } = host
  host.getSourceFile = (name, version, ...rest) => {
    if (!/\/typescript\/lib\/lib\./.test(name)) return getSourceFile(name, version, ...rest)
    if (!libraries.has(name)) libraries.set(name, getSourceFile(name, version, ...rest))
    return libraries.get(name)
  }
  return host
}
