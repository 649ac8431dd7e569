// Whoever asked to be erased is erased, whatever is killed on the way: a comment that belongs to nobody, with somebody's
// name and words in it, would be found by no second request.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasePerson } from '../../service/operations/operator/people.ts'
import { onBothStores } from '../support/both-stores.ts'
import { dropDatabase, newDatabase } from '../support/mongo.ts'
import { type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller, threadPath } from './calling.ts'

const databases = { sqlite: null, mongo: await newDatabase() }
const program = join(import.meta.dirname, 'erasing-cut.ts')

onBothStores('on %s', (store) => {
  const data = mkdtempSync(join(tmpdir(), 'rembuk-erasing-'))
  const url = databases[store]
  const config = { data, mongoUrl: url }
  const page = `${siteOrigin}/hapus`
  let service: RunningService
  let http: Caller
  let pages = 0
  let minutes = 0

  beforeAll(async () => {
    // Its own duties come round long after the tests: what a kill leaves is found by the next one that starts.
    service = await startService({ haste: 0.1, config })
    http = caller(service)
    await service.makeSite()
    const lead = await service.makeMember()
    const headers = { Authorization: `Bearer ${lead.token}` }
    const settings = { moderation: { value: 'post' } }
    await http.call('/v1/offices/kpu-ri/policy', { method: 'PUT', json: { settings }, headers })
  })
  afterAll(async () => {
    await service.close()
    if (url !== null) await dropDatabase(url)
    rmSync(data, { recursive: true, force: true })
  })

  const newPage = (): string => `${page}/${(pages += 1)}`
  const stored = (id: string) => service.store.comments.byId(id)
  const posted = async (email: string, on: string) => (await http.posted({ url: on, email })).comment.id
  const personOf = async (id: string): Promise<string> => {
    const author = (await stored(id))?.author
    return (author?.kind === 'reader' && author.person) || ''
  }

  /** Another process does this and is killed in its midst; `meanwhile` happens right before. */
  async function cut(what: 'begin' | 'erase' | 'post', email: string, on: string, meanwhile: () => Promise<void>) {
    const env = { ...process.env, REMBUK_DATA: data, MONGODB_URL: url ?? '', REMBUK_SECRET: '' }
    const child = spawn(process.execPath, [program, what, email, on], { env, stdio: ['pipe', 'pipe', 'inherit'] })
    const ended = once(child, 'exit')
    try {
      await once(child.stdout, 'data')
      await meanwhile()
      child.stdin.write('go\n')
      expect(await ended).toEqual([null, 'SIGKILL'])
    } finally {
      child.kill()
    }
  }

  /** A service that starts a minute later than the last, when no duty is another's any more, until this is so. */
  async function swept(isSo: () => Promise<void>): Promise<void> {
    const later = (minutes += 1) * 60_000
    const next = await startService({ haste: 300, config, now: () => Date.now() + later })
    try {
      await isSo()
    } finally {
      await next.close()
    }
  }

  const shownOn = async (on: string): Promise<unknown[]> => (await http.call(threadPath(on))).json.comments

  async function isGone(id: string, person: string, on: string): Promise<void> {
    await expect.poll(async () => (await stored(id))?.text).toBe('')
    expect(await stored(id)).toMatchObject({ state: 'removed', author: { person: null, reader: null } })
    await expect.poll(() => service.store.people.byId(person)).toBeNull()
    await expect.poll(() => service.store.people.key(person)).toBeNull()
    expect(await service.store.comments.ofPerson(person)).toEqual([])
    await expect.poll(() => shownOn(on)).toEqual([])
  }

  test('killed between the end of their record and the last look: what they wrote meanwhile goes too', async () => {
    const email = `antara-${store}@surat.example`
    const [first, second] = [newPage(), newPage()]
    const before = await posted(email, first)
    const person = await personOf(before)
    let late = ''
    await cut('erase', email, '', async () => {
      late = await posted(email, second)
      expect(await personOf(late)).toBe(person)
    })
    expect(await stored(late), 'nobody is behind it any more').toMatchObject({ state: 'published', author: { person } })
    expect(await service.store.people.byId(person)).toBeNull()
    await swept(() => isGone(late, person, second))
    await isGone(before, person, first)
  })

  test('killed as soon as it is written down that they go: all of it goes', async () => {
    const email = `awal-${store}@surat.example`
    const on = newPage()
    const before = await posted(email, on)
    const person = await personOf(before)
    await cut('begin', email, '', async () => undefined)
    expect(await stored(before)).toMatchObject({ state: 'published' })
    await swept(() => isGone(before, person, on))
  })

  test('whoever was writing is killed before they could see that nobody knows them any more: their words go', async () => {
    const email = `menulis-${store}@surat.example`
    const [first, second] = [newPage(), newPage()]
    const person = await personOf(await posted(email, first))
    await cut('post', email, second, async () => {
      await erasePerson(service.service.collaborators, email)
    })
    const [late] = await service.store.comments.ofPerson(person)
    expect(late).toMatchObject({ text: 'Yang saya tulis terakhir', state: 'published' })
    await swept(() => isGone(late?.id ?? '', person, second))
  })
})
