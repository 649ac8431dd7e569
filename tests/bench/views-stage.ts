// The commission at full size: the whole tree, a site or two an office, a hundred thousand comments with what was decided
// of them, their officers; in a SQLite folder, and the same read back into a MongoDB database.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { readConfig } from '../../service/config.ts'
import { rootOffice } from '../../service/domain/offices.ts'
import type { Collaborators } from '../../service/operations/collaborators.ts'
import { addMember } from '../../service/operations/member/members.ts'
import { savePolicy } from '../../service/operations/member/offices.ts'
import { machine, openWorkroom } from '../../service/service.ts'
import { startMongo } from '../support/mongo/server.ts'
import { passingFolder } from './filling.ts'
import type { Options } from './measure.ts'
import { runRembuk, startTimedRembuk, type TimedServer } from './servers.ts'

/** Whose eyes the views are seen with: of the whole country, and of one province. */
export const officers = { root: 'pusat@contoh.example', province: 'provinsi@contoh.example' }
export const province = 'kpu-jawa-tengah'
const password = 'sandi untuk mengukur pandangan'

/** Second sites of offices, so that there are 600 in all. */
const moreSites = 48

const storeOf = (folder: string): Record<string, string> => ({ REMBUK_DATA: folder })

/** An election that lies around today, as the national office would set it. */
async function setCalendar(needs: Collaborators): Promise<void> {
  const day = (from: number): string => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10)
  const source = 'PKPU tentang tahapan'
  const stages = [
    { kind: 'campaign', name: 'Kampanye', from: day(-20), until: day(30), source },
    { kind: 'quiet', name: 'Masa tenang', from: day(31), until: day(33), source },
    { kind: 'voting', name: 'Pemungutan suara', from: day(34), until: day(34), source },
  ]
  await savePolicy(needs, { kind: 'operator' }, { id: rootOffice, settings: { stages: { value: stages } } })
}

/** Who looks, and a calendar for them to look at. */
export async function addOfficers(env: Record<string, string>): Promise<void> {
  const room = await openWorkroom(readConfig(env), 'http://127.0.0.1', {
    ...machine,
    log: pino({ level: 'silent' }),
  })
  try {
    for (const [email, office] of [
      [officers.root, rootOffice],
      [officers.province, province],
    ] as const) {
      await addMember(room.collaborators, { kind: 'operator' }, { email, name: 'Rina', role: 'lead', office, password })
    }
    await setCalendar(room.collaborators)
  } finally {
    await room.close()
  }
}

/** A table of second sites, as an operator would bring them in. */
async function addSecondSites(folder: string): Promise<void> {
  const offices = readFileSync(join(import.meta.dirname, '../../service/cli/kpu-offices/offices.csv'), 'utf8')
  const ids = offices
    .split('\n')
    .slice(1, 1 + moreSites)
    .map((line) => line.split(',')[0] ?? '')
  const lines = ids.map((id) => `ppid-${id},PPID ${id},${id},https://ppid.${id}.contoh.example`)
  const table = join(folder, 'sites.csv')
  writeFileSync(table, ['id,name,office,origins', ...lines].join('\n'))
  await runRembuk(['sites', 'import', table], storeOf(folder))
}

/** Fills a SQLite folder; some minutes for a hundred thousand. */
async function fillFolder(folder: string, comments: number): Promise<void> {
  const env = storeOf(folder)
  await runRembuk(['offices', 'import', '--kpu'], env)
  await addSecondSites(folder)
  await runRembuk(['seed', '--everywhere', '--comments', String(comments)], env)
  await addOfficers(env)
  await runRembuk(['backup', ...backupIn(folder)], env)
}

/** What a filled folder holds, before anybody has worked on it. */
const backupIn = (folder: string): string[] => [join(folder, 'records.gz'), '--keys', join(folder, 'keys.gz')]

/** The same in a MongoDB database. Cut off, it goes on where it was. */
const fillMongo = (folder: string, env: Record<string, string>): Promise<void> =>
  runRembuk(['restore', ...backupIn(folder)], env)

export type ViewStage = { name: 'SQLite' | 'MongoDB'; server: TimedServer; close(): Promise<void> }
type Wanted = { comments: number } & Pick<Options, 'store' | 'kept' | 'say'>

/** Does it once for a folder that is kept. */
async function once(folder: string, what: string, work: () => Promise<void>): Promise<void> {
  const done = join(folder, `${what}.filled`)
  if (existsSync(done)) return
  await work()
  writeFileSync(done, '')
}

async function openOnSqlite(folder: string): Promise<ViewStage> {
  const server = await startTimedRembuk(storeOf(folder))
  return { name: 'SQLite', server, close: () => server.stop() }
}

/** Documents and indexes of a hundred thousand comments take more than the tests' servers have; a mongod would take more. */
const cacheAtFullSize = 3

async function openOnMongo(folder: string, { kept, say }: Wanted): Promise<ViewStage> {
  const data = join(folder, 'mongo')
  mkdirSync(data, { recursive: true })
  const mongo = await startMongo({ data, cache: cacheAtFullSize })
  try {
    const secret = readFileSync(join(folder, 'secret.key'), 'utf8').trim()
    const env = { ...storeOf(folder), MONGODB_URL: `${mongo.url}rembuk_views`, REMBUK_SECRET: secret }
    await once(folder, 'mongo', () => fillMongo(folder, env))
    say(`MongoDB is filled${kept === null ? '' : `, in ${data}`}`)
    const server = await startTimedRembuk(env)
    const close = async (): Promise<void> => {
      await server.stop()
      await mongo.stop()
    }
    return { name: 'MongoDB', server, close }
  } catch (error) {
    await mongo.stop()
    throw error
  }
}

/** Starts the service on each wanted store in turn; the caller closes it. */
export async function* viewStages(wanted: Wanted): AsyncGenerator<ViewStage> {
  const { comments, store, kept, say } = wanted
  const { folder, remove } =
    kept === null ? passingFolder() : { folder: join(kept, `views-${comments}`), remove: () => undefined }
  mkdirSync(folder, { recursive: true })
  try {
    await once(folder, 'sqlite', () => fillFolder(folder, comments))
    say('SQLite is filled')
    if (store !== 'mongo') yield await openOnSqlite(folder)
    if (store !== 'sqlite') yield await openOnMongo(folder, wanted)
  } finally {
    remove()
  }
}

/** A session of one of the officers. */
export async function signIn({ origin }: TimedServer, email: string): Promise<string> {
  const answer = await fetch(new URL('/v1/session', origin), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: origin },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`Signing in was answered ${answer.status}`)
  return ((await answer.json()) as { token: string }).token
}
