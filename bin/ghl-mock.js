#!/usr/bin/env node
// The command as npm links it. It stands outside of dist/ because npx looks for a command once and remembers that there
// was none: `npx ghl-mock` before the first build would fail after the build, too.
import { existsSync } from 'node:fs'

if (existsSync(new URL('../dist/cli.js', import.meta.url))) await import('../dist/cli.js')
else {
  console.error('ghl-mock is not built yet. Run `npm run build` in its folder, then try again.')
  process.exitCode = 4
}
