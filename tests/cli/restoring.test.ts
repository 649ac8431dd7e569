// Reading a backup back, cut off in the midst: by a server that is killed and comes again, and by an end of the command itself.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type MongoServer, startMongo } from '../support/mongo.ts'
import { startService, type StoreKind } from '../support/service.ts'
import { type Desk, openDesk } from './rembuk.ts'

let from: Desk
beforeAll(async () => {
  from = openDesk()
  await from.ask(
    'sites',
    'add',
    '--id',
    'kpu-satu',
    '--name',
    'KPU Satu',
    '--office',
    'kpu-ri',
    '--origin',
    'https://a.example',
  )
  await from.ask('seed', '--comments', '800')
  await from.ask('backup', whole(), '--keys', keys())
})
afterAll(() => from.end())

const whole = (): string => join(from.folder, 'all.gz')
const keys = (): string => join(from.folder, 'keys.gz')
const secret = (): string => readFileSync(join(from.folder, 'data/secret.key'), 'utf8').trim()
const command = (): string[] => ['restore', whole(), '--keys', keys()]

/** What a backup says, in no order; figures that publication counts anew are left out. */
function said(file: string): string[] {
  const [, ...lines] = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n')
  return lines
    .map((line) => {
      const { kind, record } = JSON.parse(line) as { kind: string; record: Record<string, unknown> }
      const { revision: _, changes: __, ...fields } = record
      return JSON.stringify([kind, ...Object.entries(fields).toSorted()])
    })
    .toSorted()
}

/** Where a backup is read back into, and how the command line finds it. */
type Place = {
  desk: Desk
  env: Record<string, string>
  server: MongoServer | null
  /** the server's folder */
  data: string
  end(): Promise<void>
}

async function openPlace(store: StoreKind): Promise<Place> {
  const desk = openDesk()
  if (store === 'sqlite') {
    mkdirSync(join(desk.folder, 'data'))
    copyFileSync(join(from.folder, 'data/secret.key'), join(desk.folder, 'data/secret.key'))
    return {
      desk,
      env: { REMBUK_DATA: join(desk.folder, 'data') },
      server: null,
      data: '',
      end: async () => desk.end(),
    }
  }
  const data = mkdtempSync(join(tmpdir(), 'rembuk-restoring-'))
  const server = await startMongo({ data })
  const env = { REMBUK_DATA: join(desk.folder, 'data'), MONGODB_URL: `${server.url}rembuk`, REMBUK_SECRET: secret() }
  const end = async (): Promise<void> => {
    await server.stop()
    rmSync(data, { recursive: true, force: true })
    desk.end()
  }
  return { desk, env, server, data, end }
}

type Started = { said: string[]; ended: Promise<number | null> }

const main = join(import.meta.dirname, '../../service/cli/main.ts')

/** Reads it back; what is to be done at a line that says so is done once. */
async function begin(
  env: Record<string, string>,
  at: [line: RegExp, meanwhile: (child: ChildProcess) => Promise<unknown>][],
): Promise<Started> {
  const own = { ...process.env, MONGODB_URL: '', REMBUK_SECRET: '', REMBUK_ORIGIN: '', ...env }
  const child = spawn(process.execPath, [main, ...command()], { env: own, stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const lines: string[] = []
  const open = [...at]
  for await (const line of createInterface({ input: child.stderr })) {
    lines.push(line)
    if (open[0]?.[0].test(line)) await open.shift()?.[1](child)
  }
  return { said: lines, ended }
}

const aFifth = /^records [2-9]0 %/

async function expectWhole({ desk, env }: Place): Promise<void> {
  const copy = join(desk.folder, 'copy.gz')
  expect(await desk.run(['backup', copy], { env })).toMatchObject({ code: 0 })
  expect(said(copy)).toEqual(said(whole()))
}

test('a server that is killed and comes again costs a pause, and no record', { timeout: 120_000 }, async () => {
  const place = await openPlace('mongo')
  const { server, data, env } = place
  if (!server) throw new Error('no server of its own')
  let again: MongoServer | undefined
  try {
    const { said: lines, ended } = await begin(env, [
      [aFifth, () => server.kill()],
      [
        /^The store does not answer\. Trying again in/,
        async () => (again = await startMongo({ data, port: server.port })),
      ],
    ])
    expect([await ended, lines.at(-1)]).toEqual([0, expect.stringMatching(/^keys 100 %/)])
    expect(again).toBeDefined()
    await expectWhole(place)
  } finally {
    await again?.stop()
    await place.end()
  }
})

onBothStores('ended with kill -9 in the midst, on %s', (store) => {
  let place: Place
  beforeAll(async () => {
    place = await openPlace(store)
    const { ended } = await begin(place.env, [[aFifth, async (child) => child.kill('SIGKILL')]])
    expect(await ended).toBeNull()
  })
  afterAll(() => place.end())

  test('no service starts on the half of it', async () => {
    const { env } = place
    const config = {
      data: join(place.desk.folder, 'data'),
      secret: Buffer.from(secret(), 'base64'),
      mongoUrl: env['MONGODB_URL'] ?? null,
    }
    await expect(startService({ config })).rejects.toThrow(/Run the same `restore` again/)
  })

  test('no other backup is mixed with it', async () => {
    const other = join(place.desk.folder, 'other.gz')
    const [heading = '', ...lines] = gunzipSync(readFileSync(whole())).toString().trimEnd().split('\n')
    writeFileSync(other, gzipSync([heading, ...lines.toSpliced(-1, 1)].join('\n')))
    const refused = await place.desk.run(['restore', other], { env: place.env })
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('Go on with that one.') })
  })

  test('the same command goes on where it was, and all is there once', { timeout: 120_000 }, async () => {
    const { code, stderr } = await place.desk.run(command(), { env: place.env })
    expect([code, stderr.split('\n')[0]]).toEqual([
      0,
      expect.stringMatching(/^Going on after \d{3,} of \d{4,} records\./),
    ])
    await expectWhole(place)
    const again = await place.desk.run(command(), { env: place.env })
    expect(again).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is something in this store already'),
    })
  })
})
