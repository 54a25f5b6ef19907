// Writes what runs: dist/cli.js and dist/index.js, bundled, so that a start reads a few files instead of hundreds.
// better-sqlite3 stays outside: it loads a native library from beside itself.
import { readdirSync, readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

await rm('dist', { recursive: true, force: true })
const { metafile } = await build({
  entryPoints: ['src/cli.ts', 'src/index.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['better-sqlite3'],
  chunkNames: 'chunk-[hash]',
  // Bundled CommonJS packages call `require` for Node's own modules.
  banner: {
    js: "import { createRequire as ghlMockRequire } from 'node:module';const require = ghlMockRequire(import.meta.url);",
  },
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
})
await writeFile('dist/THIRD-PARTY-LICENSES.txt', notices(packagesIn(metafile.inputs)))

/** The folders of the packages that were bundled. */
function packagesIn(inputs) {
  const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/
  return [...new Set(Object.keys(inputs).flatMap((path) => folder.exec(path)?.[0] ?? []))].sort()
}

/** Their licences ask to be passed on with copies of the code. */
function notices(folders) {
  const texts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    )
    const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name))
    const text = file ? readFileSync(join(folder, file), 'utf8') : ''
    return `${name} ${version} (${license})\n\n${text.trim()}\n`
  })
  return texts.join(`\n${'-'.repeat(80)}\n\n`)
}
