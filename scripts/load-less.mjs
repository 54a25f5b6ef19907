// Plugins of the bundler: what a start would load and not use is left out, or loaded when it is used.

/** Modules that a start loads and does not use. They are loaded when something of theirs is used. */
const atFirstUse = /^(?:node:(?:crypto|dns|http2|https|zlib)|semver)$/

/**
 * Packages that Fastify loads for `trustProxy`, and to judge the patterns in the paths of routes. ghl-mock has neither;
 * the patterns of the router itself are safe.
 */
const unused = /^(?:@fastify\/proxy-addr|safe-regex2)$/

/**
 * An `import` of a module of Node evaluates all of its exports: those of node:http load WebSocket and with it all of
 * fetch, those of node:util load what assertions print. Here each export is a read of its own, and only those that
 * the bundle uses are left.
 */
export const loadLess = {
  name: 'load-less',
  resolveId(source, importer, { kind }) {
    if (unused.test(source)) return '\0unused'
    // The command imports node:module before it turns the compile cache on, and nothing else.
    if (source === 'node:module' || !/^(?:node:|semver$)/.test(source)) return
    if (!importer || importer.startsWith('\0')) return
    if (kind === 'import-statement') return { id: `\0imported:${source}`, moduleSideEffects: false }
    if (kind === 'require-call' && atFirstUse.test(source)) return `\0required:${source}`
  },
  async load(id) {
    if (id === '\0unused') return 'module.exports = () => true'
    const [, how, name] = /^\0(imported|required):(.*)$/.exec(id) ?? []
    if (how === 'required')
      return `module.exports = new Proxy({}, { get: (_, key) => require('${name}')[key] })`
    if (how !== 'imported') return
    const all = `process.getBuiltinModule('${name}')`
    const reads = Object.keys(await import(name))
      .filter((key) => key !== 'default')
      .map((key) =>
        atFirstUse.test(name)
          ? `export function ${key}(...given) { return new.target ? Reflect.construct(${all}.${key}, given) : ${all}.${key}(...given) }`
          : `export const ${key} = /* @__PURE__ */ (() => ${all}.${key})()`,
      )
    return [...reads, `export default /* @__PURE__ */ (() => ${all})()`].join('\n')
  },
}

/**
 * `Type` of TypeBox is an object of all of its types. As a namespace of the functions that make them it is the same,
 * and those that nothing uses are left out.
 */
const typeBox = '@sinclair/typebox'
export const fewTypes = {
  name: 'few-types',
  resolveId: (source, importer) =>
    source === typeBox && importer !== '\0types' ? '\0types' : undefined,
  load: (id) =>
    id === '\0types' ? `export * from '${typeBox}'; export * as Type from '${typeBox}'` : undefined,
}
