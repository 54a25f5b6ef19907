// Writes the page into dist/ui/: one script, one style sheet and an icon whose names carry a hash of what is in them, so
// that browsers keep them, and the page that names them.
import { createHash } from 'node:crypto'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'

const source = 'src/ui'

/**
 * Builds the page.
 *
 * @param {string} dist folder of the build
 * @returns the chunks, which name the packages that are in them
 */
export async function buildPage(dist) {
  const folder = join(dist, 'ui')
  const bundle = await rolldown({
    input: { ui: `${source}/main.tsx` },
    platform: 'browser',
    tsconfig: `${source}/tsconfig.json`,
    transform: { target: 'es2022' },
    logLevel: 'warn',
  })
  const { output } = await bundle.generate({
    format: 'esm',
    comments: false,
    minify: true,
    codeSplitting: false,
  })
  await bundle.close()

  const files = {
    'ui.js': output[0].code,
    'ui.css': styles(),
    'icon.svg': readFileSync(join(source, 'icon.svg'), 'utf8'),
  }
  let page = readFileSync(join(source, 'index.html'), 'utf8')
  const kept = new Set(['index.html'])
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) {
    const hash = createHash('sha256').update(text).digest('base64url').slice(0, 8)
    const hashed = name.replace('.', `-${hash}.`)
    put(folder, hashed, text)
    kept.add(hashed)
    page = page.replace(`"${name}"`, `"/__admin/ui/${hashed}"`)
  }
  put(folder, 'index.html', page)
  removeOld(folder, kept)
  return output
}

/** The style sheets in one, without comments and indentation. */
function styles() {
  const folder = join(source, 'styles')
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
}

/** Replaces a file in one step, because a mock may serve it meanwhile. */
function put(folder, name, text) {
  const beside = join(folder, `.${process.pid}-${name}`)
  writeFileSync(beside, text)
  renameSync(beside, join(folder, name))
}

/** Removes what builds before the last day have left: until then a page that is open may ask for it. */
function removeOld(folder, kept) {
  const dayAgo = Date.now() - 86_400_000
  for (const name of readdirSync(folder)) {
    if (kept.has(name) || name.startsWith('.')) continue
    const path = join(folder, name)
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY
    if (changed < dayAgo || process.argv.includes('--clean')) rmSync(path, { force: true })
  }
}
