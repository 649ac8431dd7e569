// What `npm start` starts, as a process of its own: the service and the demo pages, each on a free port.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { serviceFile } from '../../service/bootstrap.mjs'

export type Started = {
  /** of the service */
  origin: string
  /** of the demo pages */
  demo: string
  /** signs in at the desk, once */
  link: string
  stop(): Promise<void>
}

const start = join(import.meta.dirname, '../..', serviceFile)
const announced = /(running at|Demo pages|The desk)\s+(http:\S+?),?(?:\s|$)/

/** Starts on SQLite in a folder of its own, or on MongoDB where a URL is given; resolves once both addresses are told. */
export async function startEverything(mongoUrl = ''): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), 'rembuk-start-'))
  const own = {
    PORT: '0',
    DEMO_PORT: '0',
    HOST: '127.0.0.1',
    REMBUK_DATA: folder,
    MONGODB_URL: mongoUrl,
    REMBUK_ORIGIN: '',
  }
  const child = spawn(process.execPath, [start, '--demo'], {
    env: { ...process.env, ...own },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  const told = new Map<string, string>()
  for await (const line of createInterface({ input: child.stdout })) {
    const [, what = '', address = ''] = announced.exec(line) ?? []
    if (what !== '') told.set(what, address)
    if (told.size === 3) break
  }
  child.stdout.resume()
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const [origin, demo, link] = ['running at', 'Demo pages', 'The desk'].map((what) => told.get(what))
  if (!origin || !demo || !link) {
    await stop()
    throw new Error('The service ended before it told its addresses')
  }
  return { origin, demo, link, stop }
}
