// Runs the real command line as a process of its own, on a folder of its own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

export type Ended = { code: number; stdout: string; stderr: string }

/** A place to keep data in, and the command line that works on it. */
export type Desk = {
  folder: string
  run(args: string[], more?: { input?: string; env?: Record<string, string> }): Promise<Ended>
  /** runs with `--json`, which must succeed, and reads the answer */
  ask<Answer>(...args: string[]): Promise<Answer>
  end(): void
}

const main = join(import.meta.dirname, '../../service/cli/main.ts')

export function openDesk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'rembuk-cli-'))
  const run: Desk['run'] = async (args, { input = '', env = {} } = {}) => {
    const own = { REMBUK_DATA: join(folder, 'data'), MONGODB_URL: '', REMBUK_SECRET: '', REMBUK_ORIGIN: '', ...env }
    const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, ...own } })
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
    return { code: code as number, stdout, stderr }
  }
  return {
    folder,
    run,
    async ask<Answer>(...args: string[]) {
      const { code, stdout, stderr } = await run([...args, '--json'])
      if (code !== 0) throw new Error(`${args.join(' ')}: ${code} ${stderr}`)
      return JSON.parse(stdout) as Answer
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}
