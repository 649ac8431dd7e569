// A server that dies while a backup is read back into it, and does not come again until the command has given up: what the
// operator is told then is true, and the same command goes on from there.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { MongoClient } from 'mongodb'
import { expect, test } from 'vitest'
import { type Desk, openDesk } from '../cli/rembuk.ts'
import { mongoUrl, startMongo } from '../support/mongo.ts'

// Its server is built first.
await mongoUrl()

const main = join(import.meta.dirname, '../../service/cli/main.ts')

/** Fills a store and writes its backup; gives the command that reads it back. */
async function backup(from: Desk): Promise<string[]> {
  const office = ['--id', 'kpu-satu', '--name', 'KPU Satu', '--office', 'kpu-ri', '--origin', 'https://a.example']
  await from.ask('sites', 'add', ...office)
  await from.ask('seed', '--comments', '2000')
  const files = [join(from.folder, 'all.gz'), '--keys', join(from.folder, 'keys.gz')]
  await from.ask('backup', ...files)
  return ['restore', ...files]
}

test('a command that gives up says how much is there, and goes on from it', { timeout: 600_000 }, async () => {
  const [from, to] = [openDesk(), openDesk()]
  const data = mkdtempSync(join(tmpdir(), 'rembuk-restoring-'))
  const command = await backup(from)
  const server = await startMongo({ data })
  const secret = readFileSync(join(from.folder, 'data/secret.key'), 'utf8').trim()
  const env = { REMBUK_DATA: join(to.folder, 'data'), MONGODB_URL: `${server.url}rembuk`, REMBUK_SECRET: secret }
  const child = spawn(process.execPath, [main, ...command], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'close')
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stderr })) {
    lines.push(line)
    if (/^records [2-9]0 %/.test(line)) await server.kill()
  }
  expect((await ended)[0]).toBe(1)
  const told = lines.at(-1) ?? ''
  expect(told).toMatch(/^The store does not answer any more\. \d+ of \d+ records are in it/)
  expect(told).toContain('Run the same command again, and it goes on from there.')
  const again = await startMongo({ data, port: server.port })
  const reached = Number(/(\d+) of \d+ records/.exec(told)?.[1])
  const client = await MongoClient.connect(again.url)
  const restoring = await client
    .db('rembuk')
    .collection<{ _id: string; told: string }>('meta')
    .findOne({ _id: 'told:restoring' })
  await client.close()
  // Its last answer may have been lost: the store is never less far than it was said to be.
  expect((JSON.parse(restoring?.told ?? '{}') as { records?: number }).records).toBeGreaterThanOrEqual(reached)
  const { code, stderr } = await to.run(command, { env })
  expect([code, stderr.split('\n')[0]]).toEqual([0, expect.stringMatching(/^Going on after \d+ of \d+ records\./)])
  await again.stop()
  for (const desk of [from, to]) desk.end()
  rmSync(data, { recursive: true, force: true })
})
