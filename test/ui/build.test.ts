import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import t from 'tap'

const folder = fileURLToPath(new URL('../../dist/ui/', import.meta.url))
const page = readFileSync(`${folder}index.html`, 'utf8')
const named = [...page.matchAll(/"\/__admin\/ui\/([^"]+)"/g)].map(([, name = '']) => name)

t.test('the page names a script, a style sheet and an icon that were built', (t) => {
  t.match(named, [/^icon-[\w-]{8}\.svg$/, /^ui-[\w-]{8}\.css$/, /^ui-[\w-]{8}\.js$/])
  const built = readdirSync(folder)
  for (const name of named) t.ok(built.includes(name), name)
  t.end()
})

t.test('it has less than 70 kB when it is compressed', (t) => {
  const texts = [page, ...named.map((name) => readFileSync(folder + name, 'utf8'))]
  const bytes = texts.reduce((sum, text) => sum + gzipSync(text).length, 0)
  t.comment(`${bytes} bytes`)
  t.ok(bytes < 70_000, `${bytes} bytes`)
  t.end()
})

t.test('it names no other host, and has no inline script or style', (t) => {
  t.notMatch(page, /(?:src|href)="(?!\/__admin\/ui\/)/)
  t.notMatch(page, /<script[^>]*>[^<]|<style|\son\w+=|\sstyle=/)
  t.end()
})
