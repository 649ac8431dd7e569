// Measured processes: the service as it is shipped, and the baselines in `servers/`.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { serviceFile, serviceFlags } from '../../service/bootstrap.mjs'
import { freePort } from '../support/mongo/server.ts'

/** What a measured process tells of itself. */
export type Figures = { cpuMicroseconds: number; rssBytes: number }

export type Server = {
  origin: string
  /** milliseconds from the start of the process to its first good answer */
  startedIn: number
  figures(): Promise<Figures>
  stop(): Promise<void>
}

const root = join(import.meta.dirname, '../..')
const inServers = (program: string): string => join(import.meta.dirname, 'servers', program)

/** Nothing that this machine's user has set reaches a measured process, but where its programs are. */
const bareEnvironment = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' }

/** But for where slow queries are written down, by whoever looks for them. */
const slowLog = (): Record<string, string> => {
  const file = process.env['REMBUK_SLOW']
  return file === undefined ? {} : { REMBUK_SLOW: file }
}

/** Between two attempts to be answered by a process that starts, in milliseconds. */
const pause = 2
const patience = 30_000

/** The next message of a child; an end before it is an error. */
export function nextMessage<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const heard = (message: unknown): void => {
      child.off('exit', ended)
      resolve(message as Message)
    }
    const ended = (code: number | null): void => {
      child.off('message', heard)
      reject(new Error(`a measured process ended early, with ${String(code)}`))
    }
    child.once('message', heard)
    child.once('exit', ended)
  })
}

/** Ends a process that this one started, and waits until it is gone. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

type Program = { path: string; args?: string[]; env?: Record<string, string>; flags?: string[] }

function start({ path, args = [], env = {}, flags = [] }: Program): ChildProcess {
  return fork(path, args, {
    cwd: root,
    env: { ...bareEnvironment, ...env },
    execArgv: [...flags, '--import', pathToFileURL(inServers('figures.mjs')).href],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

/** Whether a server says that it is there. */
function answers(origin: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = get(new URL('/readyz', origin), { agent: false }, (answer) => {
      answer.resume()
      resolve(answer.statusCode === 200)
    })
    asked.on('error', () => resolve(false))
  })
}

/** Starts a program that listens at `PORT`, and waits until it has answered. */
async function startServer(program: Program): Promise<{ server: Server; child: ChildProcess }> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const began = performance.now()
  const child = start({ ...program, env: { ...program.env, PORT: String(port) } })
  while (!(await answers(origin))) {
    const isLate = performance.now() - began > patience
    if (isLate) await stop(child)
    if (isLate || child.exitCode !== null) throw new Error(`${program.path} did not answer`)
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  const server = {
    origin,
    startedIn: performance.now() - began,
    figures() {
      child.send('figures')
      return nextMessage<Figures>(child)
    },
    stop: () => stop(child),
  }
  return { server, child }
}

/** What the bootstrap sets for the programs it starts, `npm run bench` and so this one among them. */
const shipped = ['NODE_COMPILE_CACHE', 'MALLOC_ARENA_MAX']
const shippedEnvironment = (): Record<string, string> =>
  Object.fromEntries(shipped.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))

/** The service, as `npm run service` runs it, on a folder of data. */
export async function startRembuk(folder: string): Promise<Server> {
  const env = { ...shippedEnvironment(), REMBUK_DATA: folder }
  return (await startServer({ path: join(root, serviceFile), env, flags: serviceFlags })).server
}

export type LongestQuery = { took: number; query: string }
/** A service that times what it asks its store; on SQLite of what its main thread asks itself alone. */
export type TimedServer = Server & { longest(): Promise<LongestQuery> }

/** The service on a folder of data, or on a MongoDB database with the folder's secret, told by its environment. */
export async function startTimedRembuk(env: Record<string, string>): Promise<TimedServer> {
  const flags = [...serviceFlags, '--import', pathToFileURL(inServers('queries.mjs')).href]
  const timed = { ...slowLog(), ...env }
  const { server, child } = await startServer({ path: join(root, serviceFile), env: timed, flags })
  const longest = async (): Promise<LongestQuery> => {
    child.send('longest')
    return (await nextMessage<{ longest: LongestQuery }>(child)).longest
  }
  return { ...server, longest }
}

/** Runs the command line as somebody at a terminal does, to its end. */
export async function runRembuk(args: string[], env: Record<string, string>): Promise<void> {
  const child = fork(join(root, 'service/cli/main.ts'), args, {
    cwd: root,
    env: { ...bareEnvironment, ...env },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`rembuk ${args.join(' ')} ended with ${String(code)}`)
}

/** One of the baselines. */
export const startBaseline = async (program: string, args: string[] = []): Promise<Server> =>
  (await startServer({ path: inServers(program), args })).server

/** Starts a program in `servers/` that talks with this process and listens at nothing. */
export const startProgram = (program: string, args: string[]): ChildProcess =>
  fork(inServers(program), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })

/** Runs a program in `servers/` that does its work at once, and gives what it found. */
export async function runProgram<Found>(program: string, args: string[]): Promise<Found> {
  const child = startProgram(program, args)
  try {
    return await nextMessage<Found>(child)
  } finally {
    await stop(child)
  }
}

/** CPU a request costs a server, in microseconds: its own account before and after, not the clock on the wall. */
export async function cpuPerRequest(server: Server, count: number, run: () => Promise<void>): Promise<number> {
  const before = await server.figures()
  await run()
  const after = await server.figures()
  return (after.cpuMicroseconds - before.cpuMicroseconds) / count
}
