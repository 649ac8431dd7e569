import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** What a measured process tells of itself. */
export type Figures = { cpuMicroseconds: number; rssBytes: number }

export type Server = {
  origin: string
  /** milliseconds from the start of the process to its first answer */
  startedIn: number
  figures(): Promise<Figures>
  stop(): Promise<void>
}

async function firstMessage<Message>(child: ChildProcess): Promise<Message> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`a measured process ended early, with ${String(code)}`)
  })
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [Message]
  return message
}

/** Starts one of the programs in `servers/` as a process of its own, and waits until it has answered once. */
export async function startServer(program: string, ...args: string[]): Promise<Server> {
  const began = performance.now()
  const child = fork(join(import.meta.dirname, 'servers', program), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const { origin, ask } = await firstMessage<{ origin: string; ask: string }>(child)
  const answer = await fetch(new URL(ask, origin))
  await answer.arrayBuffer()
  const startedIn = performance.now() - began
  return {
    origin,
    startedIn,
    async figures() {
      child.send('figures')
      return firstMessage<Figures>(child)
    },
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}

/** CPU a request costs a server, in microseconds: its own account before and after, not the clock on the wall. */
export async function cpuPerRequest(server: Server, count: number, run: () => Promise<void>): Promise<number> {
  const before = await server.figures()
  await run()
  const after = await server.figures()
  return (after.cpuMicroseconds - before.cpuMicroseconds) / count
}
