// Going over to another master secret: nothing that is kept is lost, wherever it is cut short, and what ends ends.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { deriveKeys, fingerprint, parseSecret } from '../../service/identity/keys.ts'
import { lookupOf, openAddress } from '../../service/identity/people.ts'
import { rotateKeys } from '../../service/operations/operator/rotate-keys.ts'
import { machine, openStore } from '../../service/service.ts'
import { readConfig } from '../../service/config.ts'
import type { Store } from '../../service/store/store.ts'
import { caller, code, comment, page } from '../http/calling.ts'
import { onBothStores } from '../support/both-stores.ts'
import { dropDatabase, newDatabase } from '../support/mongo.ts'
import { type RunningService, startService } from '../support/service.ts'
import { type Desk, openDesk } from './rembuk.ts'

const email = 'rahasia@surat.example'
const main = join(import.meta.dirname, '../../service/cli/main.ts')

/** A published comment of a person whose name an officer has covered, and a member with a session. */
async function fill(service: RunningService) {
  const http = caller(service)
  await service.makeSite()
  const owner = await service.makeMember({ email: 'pemilik@kpu.example' })
  const sent = comment({ email, text: 'Nomor saya 0812-3456-7890, kapan dibalas?' })
  const posted = await http.published(owner.token, sent)
  const headers = { Authorization: `Bearer ${owner.token}` }
  const { version } = (await http.call(`/v1/comments/${posted.comment.id}`, { headers })).json
  const spans = [{ field: 'text', from: 11, to: 25 }]
  const covered = await http.call(`/v1/comments/${posted.comment.id}/cover`, { headers, json: { spans, version } })
  return { sent, posted, owner, undo: covered.json.undo as string }
}

type Filled = Awaited<ReturnType<typeof fill>>

/** What has to be as before under the new secret, and what may be used no longer. */
async function expectRotated(service: RunningService, { posted, owner, undo }: Filled): Promise<void> {
  const http = caller(service)
  const { keys } = service.service.collaborators
  const person = await service.store.people.byLookup(lookupOf(keys, email))
  expect(person && openAddress(keys, person, await service.store.people.key(person.id))).toBe(email)
  expect((await http.call(`/v1/receipts/${posted.receipt}`)).json.state).toBe('published')
  expect(await code(http.call('/v1/session', { headers: { Authorization: `Bearer ${owner.token}` } }))).toBe(
    '401 not-signed-in',
  )
  const signedIn = await http.call('/v1/session', { json: { email: owner.email, password: owner.password } })
  expect([signedIn.status, signedIn.json.member.email]).toEqual([200, owner.email])
  const headers = { Authorization: `Bearer ${signedIn.json.token}` }
  const undone = await http.call(`/v1/decisions/${undo}/undo`, { method: 'POST', headers })
  expect(undone.json.restored).toEqual([posted.comment.id])
  const edit = { Authorization: `Bearer ${posted.editToken}` }
  expect(await code(http.call(`/v1/comments/${posted.comment.id}`, { method: 'DELETE', headers: edit }))).toBe(
    '404 not-found',
  )
  // The same address is the same person as before.
  await http.posted({ email: email.toUpperCase(), url: page, text: 'Lagi' })
  expect(await service.store.comments.ofPerson(person?.id ?? '')).toHaveLength(2)
}

describe('the command line', () => {
  let desk: Desk
  afterEach(() => desk.end())
  const data = () => join(desk.folder, 'data')
  const secretIn = (name: string): Uint8Array | null => parseSecret(readFileSync(join(data(), name), 'utf8'))
  const started = () => startService({ config: { data: data() } })

  async function filled(): Promise<Filled> {
    desk = openDesk()
    const service = await started()
    const found = await fill(service)
    await service.close()
    return found
  }

  /** The service holds its leases for some seconds after it has ended; what is sealed does not change meanwhile. */
  async function rotated(): Promise<{ from: string; to: string; people: number; members: number; keptAt: string }> {
    let answer: Awaited<ReturnType<typeof rotated>> | null = null
    await expect
      .poll(
        async () => {
          const { code: ended, stdout, stderr } = await desk.run(['keys', 'rotate', '--yes', '--json'])
          if (ended !== 0) return stderr
          answer = JSON.parse(stdout)
          return 'done'
        },
        { timeout: 40_000, interval: 500 },
      )
      .toBe('done')
    if (answer === null) throw new Error('nothing was rotated')
    return answer
  }

  test('tells which keys there are and never one of them, rotates them, and keeps the old one for older backups', async () => {
    const before = await filled()
    const old = fingerprint(secretIn('secret.key') ?? new Uint8Array())
    const shown = await desk.ask<Record<string, unknown>>('keys', 'show')
    expect(shown).toMatchObject({
      master: { fingerprint: old, where: join(data(), 'secret.key'), since: expect.stringMatching(/Z$/) },
      store: { matches: true },
      rotation: null,
      personKeys: { count: 1 },
    })
    const words = (await desk.run(['keys', 'show'])).stdout
    expect(`${words}${JSON.stringify(shown)}`).not.toContain(readFileSync(join(data(), 'secret.key'), 'utf8').trim())
    expect((await desk.run(['keys', 'rotate'])).code).toBe(2)
    const answer = await rotated()
    expect(answer).toMatchObject({ from: old, people: 1, members: 1 })
    expect(fingerprint(secretIn('secret.key') ?? new Uint8Array())).toBe(answer.to)
    expect(fingerprint(parseSecret(readFileSync(answer.keptAt, 'utf8')) ?? new Uint8Array())).toBe(old)
    expect(statSync(join(data(), 'secret.key')).mode & 0o077).toBe(0)
    expect(existsSync(join(data(), 'secret.next.key'))).toBe(false)
    const service = await started()
    await expectRotated(service, before)
    await service.close()
  })

  test('is refused while the service runs', async () => {
    desk = openDesk()
    const service = await startService({ config: { data: data() }, haste: 100 })
    await service.makeSite()
    await expect
      .poll(async () => (await desk.run(['keys', 'rotate', '--yes'])).stderr, { timeout: 20_000 })
      .toContain('End every process of it')
    expect((await desk.ask<{ store: object }>('keys', 'show')).store).toMatchObject({ matches: true })
    await service.close()
  })

  test('with the secret in the environment leaves the new one for its owner to set', async () => {
    desk = openDesk()
    const secret = randomBytes(32).toString('base64')
    const env = { REMBUK_SECRET: secret }
    await desk.run(['sites', 'list'], { env })
    const { code: ended, stdout } = await desk.run(['keys', 'rotate', '--yes'], { env })
    expect([ended, stdout]).toEqual([0, expect.stringContaining('Set REMBUK_SECRET of every process to what')])
    expect(readdirSync(data())).not.toContain('secret.key')
    const next = readFileSync(join(data(), 'secret.next.key'), 'utf8').trim()
    expect((await desk.run(['sites', 'list'], { env })).stderr).toContain('filled under another master secret')
    expect((await desk.run(['sites', 'list'], { env: { REMBUK_SECRET: next } })).code).toBe(0)
    const again = await desk.run(['keys', 'rotate', '--yes'], { env: { REMBUK_SECRET: next } })
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('delete it, then run this again')])
  })

  test('killed while it seals, the service does not start until it was run again, and then all is as before', async () => {
    desk = openDesk()
    const service = await started()
    const found = await fill(service)
    const http = caller(service)
    for (let n = 0; n < 40; n += 1) await http.posted({ url: page, text: `Isi ${n}` })
    await service.close()
    const env = { ...process.env, REMBUK_DATA: data(), MONGODB_URL: '', REMBUK_SECRET: '' }
    // The first step is written, and what was sealed since then is half old and half new.
    await expect
      .poll(
        async () => {
          const child = spawn(process.execPath, [main, 'keys', 'rotate', '--yes'], {
            env,
            stdio: ['ignore', 'pipe', 'pipe'],
          })
          child.stderr.on('data', (chunk: Buffer) => {
            if (String(chunk).includes('people')) child.kill('SIGKILL')
          })
          await once(child, 'close')
          return child.signalCode
        },
        { timeout: 40_000, interval: 500 },
      )
      .toBe('SIGKILL')
    const stopped = await desk.run(['sites', 'list'])
    // Killed after the last step but before the file, the store is under the next secret already.
    expect([stopped.code, stopped.stderr]).toEqual([1, expect.stringMatching(/keys rotate|another master secret/)])
    expect((await desk.run(['keys', 'show'])).stdout).toContain('run keys rotate again')
    expect(await rotated()).toMatchObject({ people: 41, unreadable: 0, members: 1 })
    const after = await started()
    await expectRotated(after, found)
    await after.close()
  })
})

onBothStores('on %s', (kind) => {
  test('cut short at any step it goes on when it is run again, and ends where it would have', async () => {
    const url = kind === 'mongo' ? await newDatabase() : null
    const old = randomBytes(32)
    const next = randomBytes(32)
    const service = await startService({ config: { mongoUrl: url, secret: old } })
    const config = { ...readConfig({ REMBUK_DATA: '/nowhere' }), mongoUrl: url }
    const found = await fill(service)
    const http = caller(service)
    for (let n = 0; n < 5; n += 1) await http.posted({ url: page, text: `Isi ${n}` })
    // The service's own store stands in for one of another process: its duties have not come round yet.
    const store: Store = kind === 'mongo' ? await openStore(config) : service.store
    const needs = { store, clock: { now: () => machine.clock.now() + 3_600_000 }, chance: machine.chance }
    for (let step = 1; step <= 9; step += 1) {
      let left = step
      const cut: Store = {
        ...store,
        rotation: new Proxy(store.rotation, {
          get(target, verb: keyof Store['rotation']) {
            const done = target[verb] as (...args: unknown[]) => Promise<unknown>
            return async (...args: unknown[]) => {
              left -= 1
              // The step itself was done, and then nothing more.
              const answer = await done(...args)
              if (left === 0) throw new Error('killed')
              return answer
            }
          },
        }),
      }
      await rotateKeys({ ...needs, store: cut }, { old, next, told: () => undefined }).catch((error: unknown) => {
        if (!(error instanceof Error) || error.message !== 'killed') throw error
      })
    }
    const rotated = await rotateKeys(needs, { old, next, told: () => undefined })
    expect(rotated).toMatchObject({ people: 6, unreadable: 0, members: 1 })
    const keys = deriveKeys(next)
    const person = await store.people.byLookup(lookupOf(keys, email))
    expect(person && openAddress(keys, person, await store.people.key(person.id))).toBe(email)
    expect(await store.people.byLookup(lookupOf(deriveKeys(old), email))).toBeNull()
    expect(await store.meta.claim('secret-fingerprint', 'x')).toBe(fingerprint(next))
    await expect(
      rotateKeys(needs, { old: randomBytes(32), next: randomBytes(32), told: () => undefined }),
    ).rejects.toThrow('another master secret')
    if (kind === 'mongo') {
      await service.close()
      const after = await startService({ config: { mongoUrl: url, secret: next } })
      await expectRotated(after, found)
      await after.close()
      await store.close()
      await dropDatabase(url ?? '')
    } else await service.close()
  })
})
