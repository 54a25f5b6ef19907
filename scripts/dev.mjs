// Builds and serves, and does both again when a source changes: npm run dev -- --port 4450
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'

let mock
let timer
process.once('SIGTERM', () => process.exit())
process.once('exit', () => mock?.kill())

// Editors and git write several files at once.
watch('src', { recursive: true }, () => {
  clearTimeout(timer)
  timer = setTimeout(restart, 50)
})
await restart()

/** The mock that runs goes on when the build fails, which says why. */
async function restart() {
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
  if (status !== 0) return
  if (mock?.exitCode === null) {
    mock.kill()
    await once(mock, 'exit')
  }
  mock = spawn(process.execPath, ['dist/cli.js', ...process.argv.slice(2)], { stdio: 'inherit' })
}
