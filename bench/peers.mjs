// What a user would pick instead, configured as its documentation says for the same three requests. Each is
// installed when it is needed into bench/.cache, pinned, and is never a dependency.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mockoonWorld, openApi, resources, wiremockMappings } from './peer-worlds.mjs'
import { here, say } from './processes.mjs'
import { body, color, contactId, notes, pinned, scenarios, title, userId } from './world.mjs'

const cache = here('.cache')

const requestsOf = (change = {}) =>
  Object.fromEntries(
    Object.entries(scenarios).map(([name, { request }]) => [
      name,
      { ...request, ...change[name], headers: request.headers },
    ]),
  )

const resource = JSON.stringify({ contactId, body, userId, title, color, pinned })

const peers = [
  {
    name: 'Mockoon',
    package: '@mockoon/cli@9.9.0',
    stateful: true,
    files: { 'world.json': mockoonWorld },
    command: (folder, port) => [
      process.execPath,
      join(folder, 'node_modules/@mockoon/cli/bin/run.js'),
      ...['start', '--data', join(folder, 'world.json'), '--port', String(port)],
      '--disable-log-to-file',
    ],
  },
  {
    name: 'json-server 0.17',
    package: 'json-server@0.17.4',
    stateful: true,
    files: {
      'db.json': resources,
      'routes.json': { '/contacts/:contact/notes/:id': '/notes/:id' },
    },
    command: (folder, port) => [
      process.execPath,
      join(folder, 'node_modules/json-server/lib/cli/bin.js'),
      ...[join(folder, 'db.json'), '--routes', join(folder, 'routes.json')],
      ...['--host', '127.0.0.1', '--port', String(port), '--quiet'],
    ],
    requests: { create: { path: '/contacts/contact-written-to01/notes' } },
  },
  {
    // The last that runs on Node 20. It has no nested routes.
    name: 'json-server 1.0',
    package: 'json-server@1.0.0-beta.3',
    stateful: true,
    files: { 'db.json': resources },
    command: (folder, port) => [
      process.execPath,
      join(folder, 'node_modules/json-server/lib/bin.js'),
      ...[join(folder, 'db.json'), '--host', '127.0.0.1', '--port', String(port)],
    ],
    requests: {
      'one note': { path: `/notes/${notes[0].id}` },
      'list of 20': { path: `/notes?contactId=${contactId}` },
      create: { path: '/notes', body: resource.replace(contactId, 'contact-written-to01') },
    },
  },
  {
    // The last that runs on Node 20.
    name: 'Prism',
    package: '@stoplight/prism-cli@5.14.2',
    stateful: false,
    files: { 'openapi.json': openApi },
    command: (folder, port) => [
      process.execPath,
      join(folder, 'node_modules/@stoplight/prism-cli/dist/index.js'),
      ...['mock', join(folder, 'openapi.json'), '--host', '127.0.0.1', '--port', String(port)],
    ],
  },
  {
    name: 'WireMock',
    package: 'wiremock@3.13.2',
    stateful: false,
    files: { 'mappings/world.json': wiremockMappings },
    command: (folder, port) => [
      'java',
      ...['-jar', jarIn(join(folder, 'node_modules/wiremock/build'))],
      ...['--root-dir', folder, '--bind-address', '127.0.0.1', '--port', String(port)],
    ],
    needs: ['java', '-version'],
  },
]

const jarIn = (folder) =>
  join(
    folder,
    readdirSync(folder).find((name) => name.endsWith('.jar')),
  )

/** The peers that can run here, and a sentence on each that cannot. */
export function installPeers() {
  const ready = []
  const notes = []
  for (const peer of peers) {
    try {
      ready.push(install(peer))
    } catch (error) {
      notes.push(
        `${peer.name} (${peer.package}) was left out: ${String(error.message).split('\n')[0]}`,
      )
    }
  }
  return { ready, notes }
}

function install({ name, package: pinned, stateful, files, command, requests, needs }) {
  if (needs) execFileSync(needs[0], needs.slice(1), { stdio: 'ignore' })
  const folder = join(cache, pinned.replaceAll('/', '-'))
  if (!existsSync(join(folder, 'installed'))) {
    say(`installing ${pinned}`)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{ "private": true }')
    const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error']
    execFileSync('npm', [...args, pinned], { stdio: ['ignore', 'ignore', 'pipe'] })
    writeFileSync(join(folder, 'installed'), '')
  }
  // Anew each time: some write to them.
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(join(folder, file, '..'), { recursive: true })
    writeFileSync(join(folder, file), JSON.stringify(content))
  }
  const asked = requestsOf(requests)
  const probe = asked['one note'].path
  return {
    name,
    version: pinned,
    stateful,
    requests: asked,
    probe,
    command: (port) => command(folder, port),
  }
}
