// What `npm start` and `npm run service` start: the sources of the service, built into a few files. Every other suite
// runs the sources themselves.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serviceFile, serviceFlags } from '../../service/bootstrap.mjs'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'rembuk-built-'))
const owner = { email: 'pemilik@kpu.example', password: 'kata sandi pertama' }
let child: ChildProcess
let origin: string

beforeAll(async () => {
  const env = {
    PATH: process.env['PATH'] ?? '',
    PORT: '0',
    REMBUK_DATA: folder,
    REMBUK_OWNER_EMAIL: owner.email,
    REMBUK_OWNER_PASSWORD: owner.password,
  }
  const stdio = ['ignore', 'pipe', 'inherit'] as const
  const started = spawn(process.execPath, [...serviceFlags, serviceFile], { cwd: root, env, stdio: [...stdio] })
  child = started
  for await (const line of createInterface({ input: started.stdout })) {
    origin = /is running at (http:\S+),/.exec(line)?.[1] ?? ''
    if (origin) break
  }
  started.stdout.resume()
})
afterAll(async () => {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
  rmSync(folder, { recursive: true, force: true })
})

async function call(path: string, body?: object, token = ''): Promise<string> {
  const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) }
  const asked = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers }
  const answer = await fetch(origin + path, asked)
  const text = await answer.text()
  expect([path, answer.ok, text]).toEqual([path, true, text])
  return text
}

test('it takes a comment, judges it with its weights, and tries a policy out on it in a thread of its own', async () => {
  const { token } = JSON.parse(await call('/v1/session', owner))
  await call('/v1/sites', { id: 'situs', name: 'Situs', office: 'kpu-ri', origins: ['http://berita.example'] }, token)
  const advert = { name: 'Budi', email: 'budi@warga.example', text: 'Main di GARUDA88 gampang maxwin, modal receh!' }
  const page = { url: 'http://berita.example/x', key: randomUUID() }
  await call('/v1/sites/situs/comments', { ...advert, ...page })
  const queue = JSON.parse(await call('/v1/queue?tab=spam', undefined, token))
  expect(queue.items[0].verdict.score).toBeGreaterThan(0.7)
  const rehearsed = await call(
    '/v1/offices/kpu-ri/policy/rehearsal',
    { settings: { moderation: { value: 'post' } } },
    token,
  )
  expect(JSON.parse(rehearsed.trim().split('\n').at(-1) ?? '')).toMatchObject({ judged: 1, spam: { of: 0 } })
})

test('pages, script and description are there', async () => {
  expect(await call('/embed.js')).toContain('rembuk')
  expect(await call('/')).toContain('Pasang Rembuk')
  expect(JSON.parse(await call('/openapi.json'))).toHaveProperty('paths')
})

test('every thread of the sources has a file', () => {
  const started = (path: string, thread: RegExp): string[] =>
    globSync(path, { cwd: root }).flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(thread)].map(([, name = '']) => name),
    )
  const inSources = started('service/**/*.ts', /new Worker\(new URL\('\.\/([\w-]+)\.ts', import\.meta\.url\)/g)
  expect(inSources.length).toBeGreaterThan(3)
  const built = started('dist/service/start.js', /new Worker\(new URL\(['"]\.\/(.+?)['"]/g)
  const others = started('dist/service/*-*.js', /new Worker\(new URL\(['"]\.\/(.+?)['"]/g)
  const files = globSync('dist/service/*.js', { cwd: root }).map((file) => basename(file))
  for (const name of [...built, ...others]) expect(files).toContain(name)
  for (const name of inSources)
    expect([...built, ...others].filter((file) => file.includes(`-${name}-`))).not.toEqual([])
})
