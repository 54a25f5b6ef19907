import { mock } from 'node:test'
import { walk } from './walk.mjs'

mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'setImmediate', 'Date'], now: 0 })
process.stdout.write(JSON.stringify(await walk()))
