// Finds and starts servers that speak MongoDB's protocol: a real mongod where there is one, else the test server
// that cargo builds once a machine.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { userCache } from '../cache.ts'
import { onPath } from '../programs.ts'

/** A server that this process started. */
export interface MongoServer {
  url: string
  port: number
  /** Ends it as a power cut would (SIGKILL); its data folder stays. */
  kill(): Promise<void>
  /** Ends it in good order. */
  stop(): Promise<void>
}

/**
 * Give a port and a folder to start a server again where another one was; else both are its own. `cache` is how much of
 * its data the test server keeps in memory, in gigabytes: a quarter of one, unless told. A mongod takes half of the
 * machine's by itself.
 */
export interface MongoOptions {
  port?: number
  data?: string
  cache?: number
}

interface Program {
  path: string
  kind: 'mongod' | 'launcher'
}

const buildTools = ['cargo', 'cc', 'cmake', 'flock', 'bash']
const version = '8.2.1'

let program: Promise<Program> | undefined

/** Makes sure that a server can be started, building or downloading it where that is needed; answers what it is. */
export async function prepareMongo(): Promise<string> {
  if (process.env['MONGODB_TEST_URL']) return 'not needed'
  program ??= findProgram()
  return (await program).path
}

/** What `prepareMongo` is going to do, in words for whoever waits. */
export function mongoSource(): string {
  if (process.env['MONGODB_TEST_URL']) return 'the server that MONGODB_TEST_URL names'
  if (onPath('mongod')) return 'mongod on the path'
  if (buildTools.every(onPath)) return 'secantusd-rs, which cargo builds once a machine (some minutes)'
  return `mongod ${version}, which is downloaded once a machine`
}

async function findProgram(): Promise<Program> {
  const installed = onPath('mongod')
  if (installed) return { path: installed, kind: 'mongod' }
  if (buildTools.every(onPath)) return { path: await provision(), kind: 'launcher' }
  return { path: await download(), kind: 'mongod' }
}

async function provision(): Promise<string> {
  const { stdout } = await promisify(execFile)(join(import.meta.dirname, 'provision'))
  return stdout.trim()
}

async function download(): Promise<string> {
  const { MongoBinary } = await import('mongodb-memory-server-core')
  return MongoBinary.getPath({ version, downloadDir: userCache('rembuk-mongo') })
}

/** How often another free port is tried: between finding one and listening on it, somebody else may take it. */
const tries = 3

/** Starts a server of the test's own, answering once it takes connections. */
export async function startMongo(options: MongoOptions = {}): Promise<MongoServer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce(options, options.port ?? (await freePort()))
    } catch (error) {
      if (options.port !== undefined || attempt === tries) throw error
    }
  }
}

async function startOnce(options: MongoOptions, port: number): Promise<MongoServer> {
  const { path, kind } = await (program ??= findProgram())
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'rembuk-mongo-'))
  const given = kind === 'mongod' ? mongodArguments(port, data) : launcherArguments(port, data, options.cache)
  const child = spawn(path, given, { stdio: ['ignore', 'pipe', 'inherit'] })
  const tidy = () => options.data === undefined && rmSync(data, { recursive: true, force: true })
  const end = endings(child, port, tidy)
  await untilReady(child, kind === 'mongod' ? 'Waiting for connections' : 'mongodb://')
  return { url: `mongodb://127.0.0.1:${port}/`, port, ...end }
}

function mongodArguments(port: number, data: string): string[] {
  return ['--port', `${port}`, '--dbpath', data, '--bind_ip', '127.0.0.1', '--nounixsocket']
}

/** What stands behind `--` goes to the server as it is, and the later of two counts. */
function launcherArguments(port: number, data: string, cache: number | undefined): string[] {
  return ['--port', `${port}`, '--data', data, ...(cache === undefined ? [] : ['--', '--cache-size', `${cache}G`])]
}

function endings(child: ChildProcess, port: number, tidy: () => unknown): Pick<MongoServer, 'kill' | 'stop'> {
  const onExit = () => child.kill('SIGTERM')
  process.once('exit', onExit)
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    process.off('exit', onExit)
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal)
      await once(child, 'exit')
    }
    await untilRefused(port)
  }
  return { kill: () => end('SIGKILL'), stop: () => end('SIGTERM').then(() => void tidy()) }
}

async function untilReady(child: ChildProcess, sign: string): Promise<void> {
  const output = child.stdout
  if (!output) throw new Error('The server has no output to read')
  if (!(await saysSoon(output, sign))) throw new Error('The MongoDB server ended before it took connections')
  // Reading has paused; a server whose log nobody takes would stand still.
  output.resume()
}

async function saysSoon(output: Readable, sign: string): Promise<boolean> {
  for await (const line of createInterface({ input: output })) if (line.includes(sign)) return true
  return false
}

/** The launcher's server dies a moment after the launcher does; whoever starts again needs its port. */
async function untilRefused(port: number): Promise<void> {
  while (await accepts(port)) await new Promise((resolve) => setTimeout(resolve, 20))
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

/** A port on loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (!address || typeof address === 'string') throw new Error('No port was given')
  return address.port
}
