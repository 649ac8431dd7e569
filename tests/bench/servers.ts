import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** What a measured process tells of itself. */
export type Figures = { cpuMicroseconds: number; rssBytes: number }

export type Server = {
  origin: string
  pid: number
  figures(): Promise<Figures>
  stop(): Promise<void>
}

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

/** Starts one of the programs in `servers/` as a process of its own. */
export function startProgram(program: string, args: string[], env: Record<string, string> = {}): ChildProcess {
  return fork(join(import.meta.dirname, 'servers', program), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...env },
  })
}

/** Ends a process that this one started, and waits until it is gone. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

/** Starts one of the programs in `servers/`, and waits until it has answered once. */
export async function startServer(
  program: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Promise<Server> {
  const child = startProgram(program, args, env)
  const { origin, ask } = await nextMessage<{ origin: string; ask: string }>(child)
  const answer = await fetch(new URL(ask, origin))
  await answer.arrayBuffer()
  return {
    origin,
    pid: child.pid ?? 0,
    figures() {
      child.send('figures')
      return nextMessage<Figures>(child)
    },
    stop: () => stop(child),
  }
}

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
