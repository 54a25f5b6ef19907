// Builds and serves, and does both again when a source changes: npm run dev -- --port 4450
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { context } from 'esbuild'

let mock
process.once('SIGTERM', () => process.exit())
process.once('exit', () => mock?.kill())

const restart = {
  name: 'restart',
  setup(build) {
    build.onEnd(async ({ errors }) => {
      // esbuild has printed them; the mock that runs goes on.
      if (errors.length > 0) return
      const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
      if (status !== 0) return
      if (mock?.exitCode === null) {
        mock.kill()
        await once(mock, 'exit')
      }
      mock = spawn(process.execPath, ['dist/cli.js', ...process.argv.slice(2)], {
        stdio: 'inherit',
      })
    })
  },
}
const sources = await context({
  entryPoints: ['src/cli.ts'],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  plugins: [restart],
})
await sources.watch()
