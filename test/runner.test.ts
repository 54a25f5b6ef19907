import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'

t.test('every test is run, whatever its folder is called', async (t) => {
  const there = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join('test', name))
  const listed = execFileSync('npx', ['tap', 'list'], { encoding: 'utf8' }).split('\n')
  t.strictSame(
    there.filter((name) => !listed.includes(name)),
    [],
  )
})
