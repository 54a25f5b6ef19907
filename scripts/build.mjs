// Writes what runs: dist/cli.js and dist/index.js, bundled, so that a start reads a few files instead of hundreds.
// better-sqlite3 stays outside: it loads a native library from beside itself.
import { rm } from 'node:fs/promises'
import { build } from 'esbuild'

await rm('dist', { recursive: true, force: true })
await build({
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
  logLevel: 'warning',
})
