#!/usr/bin/env node
import * as module from 'node:module'

// Since Node 22.1; the types are those of Node 20.
const { enableCompileCache } = module as { enableCompileCache?: () => void }
// Before any other import: Node keeps compiled code in its cache for the next start.
enableCompileCache?.()

void import('./cli/run.js').then(({ run }) => run(process.argv.slice(2), process.env))
