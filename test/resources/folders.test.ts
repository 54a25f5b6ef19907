import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import t from 'tap'

const root = 'src/resources'
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

/** The folders of resources from which a folder imports. */
function importedBy(folder: string): string[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  const imported = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const path = join(root, folder, file)
      const specifiers = readFileSync(path, 'utf8').matchAll(/ from '(\.[^']+)'/g)
      return [...specifiers].map(([, to = '']) => relative(root, join(path, '..', to)).split('/'))
    })
    .flatMap(([first = '', ...others]) => (others.length > 0 ? first : []))
  return [...new Set(imported)].filter((one) => one !== folder && folders.includes(one))
}

t.test('folders of resources import each other in one direction', async (t) => {
  const imports = new Map(folders.map((folder) => [folder, importedBy(folder)]))
  t.ok(imports.get('note')?.includes('contact'), 'imports are found')
  const reached = (from: string, seen = new Set<string>()): Set<string> => {
    for (const one of imports.get(from) ?? []) if (!seen.has(one)) reached(one, seen.add(one))
    return seen
  }
  t.same(
    folders.filter((folder) => reached(folder).has(folder)),
    [],
  )
})
