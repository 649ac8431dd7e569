// What a person may ask for: all that is held, and that nothing is left; in the database's own bytes too.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PostedView } from '../../service/contract/views.ts'
import { type RunningService, startService } from '../support/service.ts'
import { type Desk, openDesk } from './rembuk.ts'

const address = 'wulan.permata@example.com'
const name = 'Wulan Permatahati'
const words = 'Jembatan gantung di Dusun Sidorukun rusak sejak banjir'

let desk: Desk
beforeAll(async () => {
  desk = openDesk()
  const service = await startService({ config: { data: join(desk.folder, 'data') } })
  await service.makeSite({ origins: ['https://berita.example'] })
  const post = async (text: string, email: string, author: string): Promise<PostedView> => {
    const url = 'https://berita.example/jembatan'
    const body = { key: crypto.randomUUID(), url, name: author, email, text, title: 'Jembatan' }
    const answer = await fetch(service.url('/v1/sites/kpu-sukamaju/comments'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect(answer.status).toBe(201)
    return (await answer.json()) as PostedView
  }
  const first = await post(words, address, name)
  await supportAndReport(service, first)
  await post(`${words}, sudah dua bulan`, address.toUpperCase(), name)
  await post('Komentar orang lain', 'lain@example.com', 'Orang Lain')
  await service.close()
})
afterAll(() => desk.end())

/** A member's words about who wrote it. */
const noted = 'Ini warga dari Tegalrejo'
const note = 'Pengaduan dari peramban yang sama'
let browser = ''

/** What the same browser does besides writing. */
async function supportAndReport(service: RunningService, { comment, reader }: PostedView): Promise<void> {
  browser = reader.split('.')[1] ?? ''
  const owner = await service.makeMember()
  const call = async (method: string, path: string, token: string, body?: object): Promise<number> => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const sent = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) }
    return (await fetch(service.url(path), sent)).status
  }
  const about = `/v1/comments/${comment.id}`
  const reaction = `/v1/sites/kpu-sukamaju/reaction?url=https://berita.example/jembatan`
  expect([
    await call('POST', '/v1/decisions', owner.token, { ids: [comment.id], action: 'approve' }),
    await call('PUT', `${about}/support`, reader),
    await call('POST', `${about}/reports`, reader, { reason: 'other', note }),
    await call('POST', `${about}/notes`, owner.token, { text: noted }),
    await call('PUT', reaction, reader, { reaction: 'Membantu' }),
  ]).toEqual([200, 200, 202, 201, 200])
}

/** Which of these stand somewhere in the files of the store. */
function found(texts: string[]): string[] {
  const files = globSync('data/**', { cwd: desk.folder, withFileTypes: true }).filter((entry) => entry.isFile())
  const bytes = files.map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  return texts.filter((text) => bytes.some((file) => file.includes(text)))
}

test('export gives all that is held, and says so where nothing is', async () => {
  const held = await desk.ask<{ email: string; comments: object[] }>('people', 'export', '--email', address)
  expect(held.email).toBe(address)
  expect(held.comments).toMatchObject([
    { name, text: words, state: 'published', page: { url: 'https://berita.example/jembatan', title: 'Jembatan' } },
    { name, text: `${words}, sudah dua bulan` },
  ])
  const nobody = await desk.run(['people', 'export', '--email', 'nobody@example.com'])
  expect(nobody).toMatchObject({ code: 1, stdout: '', stderr: 'Nothing is held on nobody@example.com.\n' })
})

test('the address stands nowhere in clear, the words do until they are erased', () => {
  expect(found([address, 'wulan.permata'])).toEqual([])
  expect(found([words, name])).toEqual([words, name])
})

test('erase asks first, and then leaves nothing of address, name and words', async () => {
  expect(await desk.run(['people', 'erase', '--email', address])).toMatchObject({ code: 2 })
  expect(found([words])).toEqual([words])
  expect(found([note, noted, browser])).toEqual([note, noted, browser])
  expect(await desk.ask('people', 'erase', '--email', address, '--yes')).toEqual({ erased: true, comments: 2 })
  expect(found([address, 'wulan.permata', name, 'Permatahati', words, 'Sidorukun'])).toEqual([])
  // Their browser is a person's too: what it supported, reported and thought goes with them.
  expect(found([note, noted, browser])).toEqual([])
  expect(found(['Komentar orang lain'])).toHaveLength(1)
  expect(await desk.run(['people', 'export', '--email', address])).toMatchObject({ code: 1 })
  expect(await desk.run(['people', 'erase', '--email', address, '--yes'])).toMatchObject({ code: 1 })
})
