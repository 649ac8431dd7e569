// An import that is killed on its way goes on when it is run again, on both stores: nothing is there twice, nobody is
// somebody else, and every page shows what is published.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { caller, threadPath } from '../http/calling.ts'
import { onBothStores } from '../support/both-stores.ts'
import { dropDatabase, newDatabase } from '../support/mongo.ts'
import { startService } from '../support/service.ts'
import { type Desk, openDesk } from './rembuk.ts'

const databases = { sqlite: null, mongo: await newDatabase() }
const origin = 'https://berita.example'
const site = ['--site', 'kpu-sukamaju']
const main = join(import.meta.dirname, '../../service/cli/main.ts')
/** Sixty people who write again and again, two of three below the comment before theirs. */
const count = 300
const line = (at: number): string =>
  JSON.stringify({
    id: `${at}`,
    parent: at % 3 === 0 ? null : `${at - 1}`,
    page: `${origin}/a`,
    name: `Warga ${at % 60}`,
    email: `warga${at % 60}@surat.example`,
    text: `Kata ${at}`,
    at: '2020-05-01T12:00:00.000Z',
  })

onBothStores('on %s', (store) => {
  const url = databases[store]
  const env = { MONGODB_URL: url ?? '' }
  let desk: Desk
  beforeAll(async () => {
    desk = openDesk()
    await ask('sites', 'add', '--id', 'kpu-sukamaju', '--name', 'Berita', '--origin', origin)
  })
  afterAll(async () => {
    desk.end()
    if (url !== null) await dropDatabase(url)
  })

  async function ask(...args: string[]): Promise<Record<string, number>> {
    const { code, stdout, stderr } = await desk.run([...args, '--json'], { env })
    expect(code, stderr).toBe(0)
    return JSON.parse(stdout) as Record<string, number>
  }

  async function exported(): Promise<Record<string, unknown>[]> {
    const path = join(desk.folder, 'keluar.jsonl')
    await ask('export', path, '--all', ...site)
    const text = readFileSync(path, 'utf8').trimEnd()
    return text === '' ? [] : text.split('\n').map((one) => JSON.parse(one))
  }

  /** Runs it until it says this, and kills it. */
  async function killedAt(said: string, path: string): Promise<void> {
    const own = { ...env, REMBUK_DATA: join(desk.folder, 'data'), REMBUK_SECRET: '', REMBUK_ORIGIN: '' }
    const child = spawn(process.execPath, [main, 'import', path, ...site], {
      env: { ...process.env, ...own },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let told = ''
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      told += chunk
      if (told.includes(said)) child.kill('SIGKILL')
    })
    expect(await once(child, 'close')).toEqual([null, 'SIGKILL'])
  }

  test('nothing is lost, nothing is there twice, and everybody has what is theirs', { timeout: 300_000 }, async () => {
    const path = join(desk.folder, 'banyak.jsonl')
    writeFileSync(path, Array.from({ length: count }, (_, at) => line(at)).join('\n'))
    await killedAt('comments 60 %', path)
    const before = (await exported()).length
    expect(before).toBeGreaterThan(0)
    expect(before).toBeLessThan(count)
    expect(await ask('import', path, ...site)).toMatchObject({ added: count - before, same: before, orphans: 0 })

    const all = await exported()
    expect(all).toHaveLength(count)
    const byText = new Map(all.map((one) => [one['text'], one]))
    for (let at = 0; at < count; at += 1) {
      const parent = at % 3 === 0 ? null : byText.get(`Kata ${at - 1}`)?.['id']
      expect(byText.get(`Kata ${at}`)).toMatchObject({ parent, name: `Warga ${at % 60}` })
    }
    const args = ['people', 'export', '--email', 'warga7@surat.example']
    const held = JSON.parse((await desk.run(args, { env })).stdout)
    expect(held.comments).toHaveLength(count / 60)

    const service = await startService({ haste: 20, config: { data: join(desk.folder, 'data'), mongoUrl: url } })
    try {
      const shown = async () => (await caller(service).call(threadPath(`${origin}/a`))).json.page.comments
      await expect.poll(shown, { timeout: 60_000 }).toBe(count)
    } finally {
      await service.close()
    }
  })
})
