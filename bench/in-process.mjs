// Prints what a reset costs the server, without HTTP around it, in a world of the fixtures in a folder:
// node bench/in-process.mjs FOLDER
import { startGhlMock } from '../dist/index.js'
import { median } from './processes.mjs'
import { create } from './world.mjs'

const begin = performance.now()
const mock = await startGhlMock({ fixtures: [process.argv[2]] })
const seedMs = performance.now() - begin

const resets = []
for (let round = 0; round < 50; round++) {
  // Something to take back.
  for (let number = 0; number < 10; number++) {
    const { path, ...request } = create
    await (await fetch(mock.url + path, request)).arrayBuffer()
  }
  const begin = performance.now()
  await mock.reset()
  resets.push((performance.now() - begin) * 1000)
}
await mock.close()
process.stdout.write(JSON.stringify({ seedMs, resetUs: median(resets) }))
