// What somebody downloads who installs ghl-mock, in megabytes.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { here, say } from './processes.mjs'

/** The package as `npm pack` makes it, and `node_modules` once it is installed where nothing is. */
export function weighPackage() {
  say('the package, packed and installed')
  const folder = mkdtempSync(join(tmpdir(), 'ghl-mock-bench-'))
  const npm = (cwd, ...args) =>
    execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  try {
    const packed = npm(
      here('..'),
      'pack',
      '--json',
      // It builds first.
      '--ignore-scripts=false',
      '--foreground-scripts=false',
      '--pack-destination',
      folder,
    )
    const tarball = join(folder, JSON.parse(packed)[0].filename)
    writeFileSync(join(folder, 'package.json'), '{ "private": true }')
    npm(folder, 'install', '--omit=dev', '--no-audit', '--no-fund', '--no-package-lock', tarball)
    const kilobytes = execFileSync('du', ['-sk', join(folder, 'node_modules')], {
      encoding: 'utf8',
    })
    return {
      packedMb: statSync(tarball).size / 1024 / 1024,
      installedMb: Number.parseInt(kilobytes, 10) / 1024,
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
