#!/usr/bin/env node
import * as module from 'node:module'

// Since Node 22.1; the types are those of Node 20.
const { enableCompileCache } = module as { enableCompileCache?: () => void }
// Before anything else is loaded: what Node has compiled once, it reads from its cache at the next start.
enableCompileCache?.()

const { run } = await import('./run.js')
run(process.argv.slice(2), process.env)
