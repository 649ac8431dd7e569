// The commission at full size: the whole tree, a site or two an office, a hundred thousand comments with what was decided
// of them, their officers; in a SQLite folder, and the same read back into a MongoDB database.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { readConfig } from '../../service/config.ts'
import { rootOffice } from '../../service/domain/offices.ts'
import { addMember } from '../../service/operations/member/members.ts'
import { machine, openWorkroom } from '../../service/service.ts'
import { startMongo } from '../support/mongo/server.ts'
import { passingFolder } from './filling.ts'
import { runRembuk, startTimedRembuk, type TimedServer } from './servers.ts'

/** Whose eyes the views are seen with: of the whole country, and of one province. */
export const officers = { root: 'pusat@contoh.example', province: 'provinsi@contoh.example' }
export const province = 'kpu-jawa-tengah'
const password = 'sandi untuk mengukur pandangan'

/** Second sites of offices, so that there are 600 in all. */
const moreSites = 48

const storeOf = (folder: string): Record<string, string> => ({ REMBUK_DATA: folder })

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
export async function fillFolder(folder: string, comments: number): Promise<void> {
  const env = storeOf(folder)
  await runRembuk(['offices', 'import', '--kpu'], env)
  await addSecondSites(folder)
  await runRembuk(['seed', '--everywhere', '--comments', String(comments)], env)
  await addOfficers(env)
}

/** The same in a MongoDB database, by a backup and its keys. */
async function fillMongo(folder: string, env: Record<string, string>): Promise<void> {
  const [records, keys] = [join(folder, 'records.gz'), join(folder, 'keys.gz')]
  await runRembuk(['backup', records, '--keys', keys], storeOf(folder))
  await runRembuk(['restore', records, '--keys', keys], env)
}

export type ViewStage = { name: 'SQLite' | 'MongoDB'; server: TimedServer; close(): Promise<void> }

/** Starts the service on each store in turn; the caller closes it. */
export async function* viewStages(comments: number, say: (line: string) => void): AsyncGenerator<ViewStage> {
  const { folder, remove } = passingFolder()
  try {
    await fillFolder(folder, comments)
    say('SQLite is filled')
    const server = await startTimedRembuk(storeOf(folder))
    yield { name: 'SQLite', server, close: () => server.stop() }
    const mongo = await startMongo()
    try {
      const secret = readFileSync(join(folder, 'secret.key'), 'utf8').trim()
      const env = { ...storeOf(folder), MONGODB_URL: `${mongo.url}rembuk_views`, REMBUK_SECRET: secret }
      await fillMongo(folder, env)
      say('MongoDB is filled')
      const beside = await startTimedRembuk(env)
      yield { name: 'MongoDB', server: beside, close: () => beside.stop() }
    } finally {
      await mongo.stop()
    }
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
