// A process of its own: configuration, key file, taken ports, and its end in good order.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { serviceFile } from '../../service/bootstrap.mjs'
import { readConfig } from '../../service/config.ts'
import { freePort } from '../support/mongo.ts'

const root = join(import.meta.dirname, '../..')
const folders: string[] = []
const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'rembuk-start-'))
  folders.push(folder)
  return folder
}
const secret = () => randomBytes(32).toString('base64')

type Process = { child: ChildProcess; said(): string; ended: Promise<number | null> }

function start(environment: Record<string, string>): Process {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [serviceFile], { cwd: root, env: { PATH, ...environment } })
  children.push(child)
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  return { child, said: () => said, ended: once(child, 'close').then(([code]) => code as number | null) }
}

async function ready(environment: Record<string, string>): Promise<Process & { origin: string }> {
  const port = await freePort()
  const started = start({ PORT: `${port}`, REMBUK_DATA: newFolder(), ...environment })
  await expect.poll(started.said, { timeout: 30_000 }).toContain('is running at')
  return { ...started, origin: `http://127.0.0.1:${port}` }
}

async function refuses(environment: Record<string, string>): Promise<string> {
  const { ended, said } = start({ PORT: '0', REMBUK_DATA: newFolder(), ...environment })
  expect(await ended).toBe(1)
  expect(said()).not.toMatch(/at .*\(|node:internal|\.ts:\d/)
  return said()
}

describe('the configuration', () => {
  test('has the contract’s defaults, and takes nothing for unset', () => {
    expect(readConfig({ HOST: '', REMBUK_SECRET: ' ' })).toMatchObject({
      host: '127.0.0.1',
      port: 8700,
      demoPort: 8701,
      data: join(process.cwd(), 'data'),
      mongoUrl: null,
      origin: null,
      secret: null,
      owner: null,
      trustedProxies: [],
      metricsToken: null,
      akismet: null,
      mail: null,
    })
  })

  test('says everything that is wrong at once', () => {
    const bad = {
      PORT: '70000',
      DEMO_PORT: 'x',
      REMBUK_ORIGIN: 'https://x.example/jalur',
      REMBUK_SECRET: 'pendek',
      REMBUK_TRUSTED_PROXIES: '10.0.0.0/8, 10.0.0.0/33',
      MONGODB_URL: 'postgres://x',
      AKISMET_KEY: 'x',
      AKISMET_ENDPOINT: 'https://x.example/1.0/',
      SMTP_URL: 'http://x',
      REMBUK_OWNER_EMAIL: 'x@x.example',
    }
    const said = (() => {
      try {
        readConfig(bad)
        return ''
      } catch (error) {
        return String(error)
      }
    })()
    for (const name of Object.keys(bad).filter((one) => one !== 'AKISMET_KEY')) expect(said).toContain(name)
  })

  test('needs the secret with a MongoDB on another machine', () => {
    const refused = /REMBUK_SECRET is required/
    for (const url of [
      'mongodb://db.example/x',
      'mongodb://127.0.0.1,db.example/x',
      'mongodb+srv://localhost/x',
      'mongodb://a:127.0.0.1@db.example/x',
    ]) {
      expect(() => readConfig({ MONGODB_URL: url })).toThrow(refused)
      expect(readConfig({ MONGODB_URL: url, REMBUK_SECRET: secret() }).mongoUrl).toBe(url)
    }
    for (const url of [
      'mongodb://127.0.0.1:27017/x',
      'mongodb://u:p@localhost/x?replicaSet=r',
      'mongodb://[::1]:27017',
    ]) {
      expect(readConfig({ MONGODB_URL: url }).mongoUrl).toBe(url)
    }
  })
})

describe('a process', () => {
  test('makes its key file once, for its owner alone, and refuses a store under another secret', async () => {
    const data = newFolder()
    const first = await ready({ REMBUK_DATA: data })
    const path = join(data, 'secret.key')
    const key = readFileSync(path, 'utf8')
    expect(Buffer.from(key, 'base64')).toHaveLength(32)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    for (const name of readdirSync(data)) expect([name, statSync(join(data, name)).mode & 0o077]).toEqual([name, 0])
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)

    const again = await ready({ REMBUK_DATA: data })
    again.child.kill('SIGINT')
    expect(await again.ended).toBe(0)
    expect(readFileSync(path, 'utf8')).toBe(key)

    expect(await refuses({ REMBUK_DATA: data, REMBUK_SECRET: secret() })).toMatch(/another master secret/)
    rmSync(path)
    expect(await refuses({ REMBUK_DATA: data })).toMatch(/another master secret/)
    expect(readdirSync(data)).not.toContain('secret.key')
    const told = await ready({ REMBUK_DATA: data, REMBUK_SECRET: key.trim() })
    told.child.kill('SIGTERM')
    expect(await told.ended).toBe(0)
    writeFileSync(path, 'rusak')
    expect(await refuses({ REMBUK_DATA: data })).toMatch(/key file .* is damaged/)
  })

  test('says what to do when its port is taken, or its settings are wrong', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    expect(await refuses({ PORT: `${port}` })).toMatch(new RegExp(`Port ${port} .* is taken.*PORT=`))
    other.close()
    expect(await refuses({ PORT: 'x' })).toMatch(/^PORT must be a number/)
    expect(await refuses({ REMBUK_OWNER_EMAIL: 'a@kpu.example', REMBUK_OWNER_PASSWORD: 'pendek' })).toMatch(
      'REMBUK_OWNER_PASSWORD must have 10 to 200 characters; it has 6.',
    )
    expect(await refuses({ REMBUK_OWNER_EMAIL: 'bukan', REMBUK_OWNER_PASSWORD: 'kata sandi' })).toMatch(
      /REMBUK_OWNER_EMAIL/,
    )
  })

  test('makes the owner once, and never undoes a changed password', async () => {
    const data = newFolder()
    const owner = {
      REMBUK_DATA: data,
      REMBUK_OWNER_EMAIL: 'pemilik@kpu.example',
      REMBUK_OWNER_PASSWORD: 'kata sandi pertama',
    }
    const signIn = async (origin: string, password: string) => {
      const body = JSON.stringify({ email: owner.REMBUK_OWNER_EMAIL, password })
      const headers = { 'Content-Type': 'application/json', Origin: origin }
      const answer = await fetch(`${origin}/v1/session`, { method: 'POST', headers, body })
      return {
        status: answer.status,
        json: (await answer.json()) as { token: string; member: { id: string; role: string; office: string } },
      }
    }
    const first = await ready(owner)
    const { json } = await signIn(first.origin, owner.REMBUK_OWNER_PASSWORD)
    expect(json.member).toMatchObject({ role: 'owner', office: 'kpu-ri' })
    const changed = await fetch(`${first.origin}/v1/members/${json.member.id}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${json.token}` },
      body: JSON.stringify({ password: 'kata sandi kedua', currentPassword: owner.REMBUK_OWNER_PASSWORD }),
    })
    expect(changed.status).toBe(200)
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    const second = await ready(owner)
    expect((await signIn(second.origin, owner.REMBUK_OWNER_PASSWORD)).status).toBe(401)
    expect((await signIn(second.origin, 'kata sandi kedua')).status).toBe(200)
  })

  test('on a store that is away says so in a sentence, and stops', async () => {
    const said = await refuses({ MONGODB_URL: `mongodb://127.0.0.1:${await freePort()}/` })
    expect(said).toContain('The store does not answer')
  })

  test('that is told to end finishes what runs, closes its streams, and takes nothing new', async () => {
    const owner = { REMBUK_OWNER_EMAIL: 'pemilik@kpu.example', REMBUK_OWNER_PASSWORD: 'kata sandi pertama' }
    const { child, origin, ended } = await ready(owner)
    const headers = { 'Content-Type': 'application/json' }
    const call = (path: string, body: object, more: Record<string, string> = {}) =>
      fetch(origin + path, { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify(body) })
    const { token } = (await (
      await call('/v1/session', { email: owner.REMBUK_OWNER_EMAIL, password: owner.REMBUK_OWNER_PASSWORD })
    ).json()) as { token: string }
    const site = { id: 'situs', name: 'Situs', office: 'kpu-ri', origins: ['http://berita.example'] }
    expect((await call('/v1/sites', site, { Authorization: `Bearer ${token}` })).status).toBe(201)
    const stream = await fetch(`${origin}/v1/sites/situs/events?url=http://berita.example/x`)
    expect(stream.status).toBe(200)

    const slow = request(`${origin}/v1/session`, {
      method: 'POST',
      headers: { ...headers, 'Content-Length': '20', Expect: '100-continue' },
    })
    const answered = once(slow, 'response')
    slow.flushHeaders()
    // The service has begun with it as soon as it asks for the rest.
    await once(slow, 'continue')
    slow.write('{"link":')
    const begun = performance.now()
    child.kill('SIGTERM')
    expect(await stream.text()).toContain('retry:')
    await expect
      .poll(() =>
        fetch(`${origin}/healthz`).then(
          () => 'taken',
          () => 'refused',
        ),
      )
      .toBe('refused')
    slow.end('"tidak ada"}')
    const [answer] = await answered
    expect(answer.statusCode).toBe(401)
    answer.resume()
    expect(await ended).toBe(0)
    expect(performance.now() - begun).toBeLessThan(20_000)
  })
})
