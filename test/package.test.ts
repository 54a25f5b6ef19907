import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { rolldown } from 'rolldown'
import t from 'tap'
import * as library from '../src/index.js'
import { messagesOf } from './support/typescript.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const modules = join(root, 'node_modules')

// Elsewhere, so that nothing is found in a folder above.
const folder = mkdtempSync(join(tmpdir(), 'ghl-mock-package-'))
t.teardown(() => rmSync(folder, { recursive: true }))
const sources = join(folder, 'sources')
/** A project of somebody else. */
const project = join(folder, 'project')
mkdirSync(sources)
mkdirSync(project)
writeFileSync(join(project, 'package.json'), '{ "private": true }')

/** Runs a program of the project; what it prints tells why it failed. */
async function run(command: string, args: readonly string[], cwd = project) {
  const { stdout } = await promisify(execFile)(command, args, { cwd }).catch((error) => {
    throw new Error(`${command} ${args.join(' ')}\n${error.stdout}${error.stderr}`)
  })
  return stdout
}

/** `npx ghl-mock --version` in the repository, with what npx has remembered there. */
const npxInSources = () =>
  run('npx', ['--cache', join(folder, 'npx'), 'ghl-mock', '--version'], sources)
/** The same before anything has been built. */
let unbuilt = ''

/** Packs the sources as they are in a clone, where nothing has been built yet. */
async function pack(): Promise<string> {
  const copied = [
    'package.json',
    '.npmrc',
    'tsconfig.json',
    'bin',
    'scripts',
    'src',
    'fixtures',
    'examples',
  ]
  for (const name of [...copied, 'README.md', 'CHANGELOG.md', 'LICENSE']) {
    cpSync(join(root, name), join(sources, name), { recursive: true })
  }
  symlinkSync(modules, join(sources, 'node_modules'))
  unbuilt = await npxInSources().catch(String)
  await run('npm', ['run', 'package', '--', '--pack-destination', folder], sources)
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? 'no tarball')
}

const tarball = await pack()
const list = await run('tar', ['-tzf', tarball])
const paths = list.split('\n').map((path) => path.replace('package/', ''))

const install = ['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund']
await run('npm', [...install, tarball])
const installed = readdirSync(join(project, 'node_modules')).filter((name) => name[0] !== '.')
// What a project on this version of Node installs beside ghl-mock.
if (Number(process.versions.napi) < 10) link('better-sqlite3-12')

function link(name: string) {
  mkdirSync(dirname(join(project, 'node_modules', name)), { recursive: true })
  symlinkSync(join(modules, name), join(project, 'node_modules', name))
}

t.test('the package has what users need, in at most 1 MB', async (t) => {
  for (const path of [
    'bin/ghl-mock.js',
    'dist/cli.js',
    'dist/ui/index.html',
    'fixtures/quickstart.yaml',
    'examples/node.test.js',
    'LICENSE',
  ])
    t.ok(paths.includes(path), path)
  const expected =
    /^$|^(?:bin\/ghl-mock\.js|dist\/(?:[\w-]+\.js|index\.d\.ts|register\.(?:cjs|d\.cts)|ui\/(?:index\.html|[\w-]+\.(?:js|css|svg))|(?:package|quickstart)\.json|THIRD-PARTY-LICENSES\.txt)|fixtures\/.+|examples\/.+|package\.json|README\.md|CHANGELOG\.md|LICENSE)$/
  t.same(
    paths.filter((path) => !expected.test(path)),
    [],
  )
  t.ok(statSync(tarball).size <= 1_000_000, `${statSync(tarball).size} bytes`)
  t.same(installed.sort(), ['better-sqlite3', 'ghl-mock', 'node-addon-api'])
})

t.test('its command runs by its name', async (t) => {
  t.match(await run('npx', ['--no-install', 'ghl-mock', '--version']), /^\d+\.\d+\.\d+\n$/)
})

t.test('npx in the repository says what to run before the build, and works after it', async (t) => {
  t.match(unbuilt, /ghl-mock is not built yet\. Run `npm run build` in its folder/)
  t.match(await npxInSources(), /^\d+\.\d+\.\d+\n$/)
})

const useIt = `
  const mock = await startGhlMock()
  const answer = await fetch(mock.url + '/__admin/state')
  console.log(answer.status, Object.keys(library).sort().join())
  await mock.close()`
const names = Object.keys(library).sort().join()

t.test('import loads it', async (t) => {
  writeFileSync(
    join(project, 'use.mjs'),
    `import { ${names} } from 'ghl-mock'\nconst library = { ${names} }\n${useIt}`,
  )
  t.equal(await run(process.execPath, ['use.mjs']), `200 ${names}\n`)
})

t.test('require loads it', async (t) => {
  writeFileSync(
    join(project, 'use.cjs'),
    `const library = require('ghl-mock')\nconst { startGhlMock } = library
    void (async () => {${useIt}})()`,
  )
  t.equal(await run(process.execPath, ['use.cjs']), `200 ${names}\n`)
})

t.test('import and require load the same', async (t) => {
  const both = `import { createRequire } from 'node:module'
    import { startGhlMock } from 'ghl-mock'
    console.log(createRequire(process.argv[1])('ghl-mock').startGhlMock === startGhlMock)`
  writeFileSync(join(project, 'both.mjs'), both)
  t.equal(await run(process.execPath, ['both.mjs']), 'true\n')
})

t.test('ghl-mock/register is loaded by --require and by --import', async (t) => {
  const ask = `fetch('https://services.leadconnectorhq.com/contacts/contact-xyz789/notes')
    .then((answer) => console.log(answer.status))`
  for (const flag of ['--require', '--import'])
    t.equal(await run(process.execPath, [flag, 'ghl-mock/register', '-e', ask]), '401\n', flag)
})

t.test('Jest loads it in its default mode', async () => {
  writeFileSync(
    join(project, 'notes.test.js'),
    `const { startGhlMock, connectGhlMock } = require('ghl-mock')
    test('serves and connects', async () => {
      const mock = await startGhlMock()
      const sandbox = await mock.sandbox()
      expect(mock.counts().contacts).toBe(4)
      expect(await (await connectGhlMock(mock.url)).requests.count()).toBe(0)
      await expect(mock.seed('nonsense: true')).rejects.toThrow(/nonsense/)
      await sandbox.remove()
      await mock.close()
    })`,
  )
  writeFileSync(
    join(project, 'faked.test.js'),
    `jest.useFakeTimers()
    const { startGhlMock } = require('ghl-mock')
    test('serves where timers were fake before it was loaded', async () => {
      const mock = await startGhlMock({ unref: true })
      expect((await mock.clock.get()).now).not.toBe(new Date().toISOString())
      await expect(mock.requests.wait({ timeoutMs: 1 })).rejects.toThrow(/1 ms/)
      await mock.close()
    })`,
  )
  writeFileSync(
    join(project, 'resets.test.js'),
    `const { startGhlMock } = require('ghl-mock')
    const isAnswered = (mock) => fetch(mock.url + '/contacts/contact-xyz789/notes', {
      headers: { authorization: 'Bearer ' + mock.tokens.full },
    }).then(({ status }) => expect(status).toBe(200))
    // What a mock loads when it is first needed belongs to the mock, also when modules have been reset meanwhile.
    test('a mock outlives jest.resetModules() and fake timers', async () => {
      const mock = await startGhlMock({ unref: true })
      jest.resetModules()
      jest.useFakeTimers()
      await isAnswered(mock)
      await expect(mock.seed('nonsense: true')).rejects.toThrow(/nonsense/)
      await mock.seed('subAccounts: [{ id: a, contacts: [{ id: c }] }]', { mode: 'merge' })
      await mock.faults.add({ then: [{ delayMs: 20 }] })
      const sandbox = await mock.sandbox()
      await isAnswered(sandbox)
      await mock.requests.verify({ exactly: 1 })
      await expect(mock.requests.verify({ never: true })).rejects.toMatchObject({ name: 'AssertionError' })
      await mock.close()
      jest.useRealTimers()
    })
    test('a module that was loaded anew under fake timers starts a mock', async () => {
      jest.useFakeTimers()
      let anew
      jest.isolateModules(() => { anew = require('ghl-mock') })
      const mock = await anew.startGhlMock({ unref: true })
      await isAnswered(mock)
      await mock.close()
      jest.useRealTimers()
    })
    test('refusals are those of the library', async () => {
      jest.resetModules()
      await expect(startGhlMock({ fixtures: 'none.yaml' })).rejects.toThrow(/none.yaml/)
      await expect(require('ghl-mock').startGhlMock({ port: 'x' })).rejects.toThrow(/found "x"/)
    })`,
  )
  await run(process.execPath, [
    join(modules, 'jest/bin/jest.js'),
    '--rootDir',
    project,
    '--testTimeout=60000',
  ])
})

t.test('an uncaught error prints its message, and not all of the minified code', async (t) => {
  const program = `require('ghl-mock').startGhlMock({ unref: true }).then((mock) => mock.restore('none'))`
  const { message } = await run(process.execPath, ['-e', program]).then(t.fail, (error) => error)
  t.match(message, /Error: There is no snapshot "none"/)
  t.ok(message.length < 5000, `${message.length} characters`)
})

t.test('a bundle that contains it says what to do', async (t) => {
  const input = join(project, 'bundled.cjs')
  writeFileSync(input, "require('ghl-mock')")
  const bundle = await rolldown({
    input,
    platform: 'node',
    external: /^better-sqlite3/,
    logLevel: 'silent',
  })
  await bundle.write({ dir: join(folder, 'bundle'), format: 'cjs', entryFileNames: 'bundled.cjs' })
  await bundle.close()
  await t.rejects(
    run(process.execPath, [join(folder, 'bundle', 'bundled.cjs')]),
    /external package/,
  )
})

t.test('its types serve projects of every kind', async (t) => {
  for (const extension of ['ts', 'mts', 'cts']) {
    writeFileSync(
      join(project, `use.${extension}`),
      `import { connectGhlMock, startGhlMock, type Fault, type GhlMock, type Seed } from 'ghl-mock'
      export async function use(): Promise<string | undefined> {
        const fault: Fault = { match: { method: 'POST' }, then: [503, 'pass'] }
        const fixtures: Seed = { subAccounts: [{ id: 'a', contacts: [{ id: 'b' }] }] }
        const mock: GhlMock = await startGhlMock({ profile: 'observed', fixtures })
        await mock.faults.add(fault)
        await (await connectGhlMock(mock.url)).requests.verify({ never: true })
        await mock[Symbol.asyncDispose]()
        // @ts-expect-error
        await startGhlMock({ profile: 'imagined' })
        return mock.tokens['full']
      }`,
    )
  }
  const files = (...extensions: string[]) =>
    extensions.map((extension) => join(project, `use.${extension}`))
  const all = files('ts', 'mts', 'cts')
  const kinds = {
    'nodenext, with the types of Node': messagesOf(all, {
      module: 'nodenext',
      types: ['node'],
      typeRoots: [join(modules, '@types')],
    }),
    'node16, with exact optional properties': messagesOf(all, {
      module: 'node16',
      exactOptionalPropertyTypes: true,
    }),
    'bundler, with the newest libraries': messagesOf(files('ts', 'mts'), {
      module: 'esnext',
      moduleResolution: 'bundler',
      lib: ['esnext'],
    }),
    'node10, with old libraries': messagesOf(files('ts'), {
      module: 'commonjs',
      moduleResolution: 'node10',
      ignoreDeprecations: '6.0',
      lib: ['es2018'],
    }),
  }
  for (const [kind, messages] of Object.entries(kinds)) t.equal(messages, '', kind)
})

t.test('publint and arethetypeswrong find nothing', async (t) => {
  t.match(await run(process.execPath, [join(modules, 'publint/src/cli.js'), tarball]), /All good!/)
  const attw = join(modules, '@arethetypeswrong/cli/dist/index.js')
  t.match(await run(process.execPath, [attw, tarball]), /No problems found/)
})
