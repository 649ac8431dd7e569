// A whole service on a free port of this machine, with a folder or database of its own, for suites that speak HTTP.
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import type { MemberView, Role, SiteView } from '../../service/contract/views.ts'
import { type Config, readConfig } from '../../service/config.ts'
import { operator } from '../../service/operations/actor.ts'
import { addMember } from '../../service/operations/member/members.ts'
import { addSite } from '../../service/operations/member/sites.ts'
import { addOffice } from '../../service/operations/operator/offices.ts'
import { machine, openService, type Service } from '../../service/service.ts'
import { siteView } from '../../service/presenters/members.ts'
import { dropDatabase, newDatabase } from './mongo.ts'

export type StoreKind = 'sqlite' | 'mongo'

export type ServiceOptions = {
  store?: StoreKind
  /** the time of the service; else the machine's */
  now?: () => number
  /** how much sooner duties and looks come round than on a real machine */
  haste?: number
  config?: Partial<Config>
  /** folder of another build than `dist` */
  built?: string
  isDemo?: boolean
}

export type Member = Pick<MemberView, 'id' | 'email' | 'role' | 'office'> & { password: string; token: string }

export type RunningService = {
  /** `http://127.0.0.1:PORT` */
  origin: string
  /** the address of a path */
  url(path: string): string
  store: Service['collaborators']['store']
  service: Service
  /** every line it has logged */
  logged: string[]
  signInLink(): Promise<string>
  makeOffice(id: string, parent?: string): Promise<void>
  makeSite(site?: { id?: string; office?: string; origins?: string[] }): Promise<SiteView>
  /** a member with a password and a session */
  makeMember(member?: { role?: Role; office?: string; email?: string }): Promise<Member>
  close(): Promise<void>
}

export const rootOffice = 'kpu-ri'
export const siteOrigin = 'http://berita.example'

/**
 * Starts one; the suite closes it. A suite on MongoDB awaits `mongoUrl` at the top of its file, where no time-out
 * counts: the first run on a machine builds the server first.
 */
export async function startService(options: ServiceOptions = {}): Promise<RunningService> {
  const folder = mkdtempSync(join(tmpdir(), 'rembuk-service-'))
  const mongo = options.store === 'mongo' ? await newDatabase() : null
  const config: Config = { ...readConfig({ REMBUK_DATA: folder }), mongoUrl: mongo, ...options.config }
  const server = createServer({ maxHeaderSize: 64 * 1024 })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`

  const logged: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) })
  const clock = options.now ? { now: options.now } : machine.clock
  const { haste = 1 } = options
  const timer = { ...machine.timer, every: (ms: number, run: () => void) => machine.timer.every(ms / haste, run) }
  const built = options.built === undefined ? {} : { built: options.built }
  const { isDemo = false } = options
  const service = await openService({
    config,
    origin: config.origin ?? origin,
    alsoOwn: [origin],
    world: { log, clock, timer },
    isDemo,
    ...built,
  }).catch((error: unknown) => {
    server.close()
    rmSync(folder, { recursive: true, force: true })
    throw error
  })
  server.on('request', service.listener)
  const { collaborators } = service

  return {
    origin,
    url: (path) => origin + path,
    store: collaborators.store,
    service,
    logged,
    signInLink: service.ownerLink,
    async makeOffice(id, parent = rootOffice) {
      await addOffice(collaborators, { id, name: `KPU ${id}`, kind: 'regency', parent })
    },
    async makeSite({ id = 'kpu-sukamaju', office = rootOffice, origins = [siteOrigin] } = {}) {
      return siteView(await addSite(collaborators, operator, { id, name: `Berita ${id}`, office, origins }))
    },
    async makeMember({
      role = 'owner',
      office = rootOffice,
      email = `${randomBytes(6).toString('hex')}@kpu.example`,
    } = {}) {
      const password = randomBytes(12).toString('base64url')
      const { member } = await addMember(collaborators, operator, {
        email,
        name: 'Rina Petugas',
        role,
        office,
        password,
      })
      const answer = await fetch(`${origin}/v1/session`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Origin: origin },
        body: JSON.stringify({ email, password }),
      })
      const { token } = (await answer.json()) as { token: string }
      return { id: member.id, email, role, office, password, token }
    },
    async close() {
      service.closeStreams()
      server.close()
      server.closeAllConnections()
      await service.close()
      if (mongo !== null) await dropDatabase(mongo)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
