// A service as a process of its own that is killed again and again, and started anew on what the last one left.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { serviceFile } from '../../service/bootstrap.mjs'

const root = join(import.meta.dirname, '../..')
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

export type Shaken = {
  origin: string
  /** Kills it -9 so many times at chance moments, also while it starts, and leaves it running. */
  shake(times: number, chance: () => number): Promise<void>
  stop(): Promise<void>
}

/** The earliest and the latest kill after a start, in milliseconds: before it answers, and well into its work. */
const killedAfter = { least: 200, most: 2_800 }

/** Starts one at a port; `env` says where its data stand. */
export function openShaken(port: number, env: Record<string, string>): Shaken {
  const origin = `http://127.0.0.1:${port}`
  const start = (): ChildProcess =>
    spawn(process.execPath, [serviceFile], {
      cwd: root,
      env: { ...process.env, ...env, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  let child = start()
  process.once('exit', () => child.kill('SIGKILL'))
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return {
    origin,
    async shake(times, chance) {
      for (let time = 0; time < times; time += 1) {
        await pause(killedAfter.least + chance() * (killedAfter.most - killedAfter.least))
        if (child.exitCode !== null) throw new Error(`the service ended by itself, with ${child.exitCode}`)
        await end('SIGKILL')
        child = start()
      }
    },
    stop: () => end('SIGTERM'),
  }
}

/** No service takes so long to start; who still has no answer has found a defect. In milliseconds. */
const patience = 60_000

/** Asks until there is an answer that is not "come again": what a browser with patience does. */
export async function insist(url: string, init: RequestInit = {}): Promise<Response> {
  const end = Date.now() + patience
  while (Date.now() < end) {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) }).catch(() => null)
    if (answer && answer.status !== 503 && answer.status !== 429) return answer
    await pause(50)
  }
  throw new Error(`${url} was not answered for ${patience / 1_000} s`)
}

/** Asks for JSON until it has come whole; any answer but 200 is a defect. */
export async function insistOnJson<Value>(url: string): Promise<Value> {
  for (;;) {
    const answer = await insist(url)
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
    try {
      return (await answer.json()) as Value
    } catch {
      // Killed in the middle of an answer.
    }
  }
}
