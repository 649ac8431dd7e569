// What an office takes along or publishes as open data, and how its pages are called.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mongoUrl } from '../support/mongo.ts'
import { type RunningService, startService, type StoreKind } from '../support/service.ts'
import { exportComments } from '../../service/operations/operator/export-comments.ts'
import { caller } from '../http/calling.ts'
import { type Desk, openDesk } from './rembuk.ts'

await mongoUrl()

const url = 'http://berita.example/berita/satu'
const email = 'ekspor@surat.example'

/** A question that is answered, one that waits, and one that was erased. */
async function fill(service: RunningService): Promise<void> {
  const http = caller(service)
  await service.makeSite()
  const owner = await service.makeMember()
  const headers = { Authorization: `Bearer ${owner.token}` }
  const { comment } = await http.published(owner.token, { url, email, name: '=Sum(A1)', text: 'Kapan buka?\n"Senin"' })
  await http.call(`/v1/comments/${comment.id}/answer`, { headers, json: { text: 'Besok.' } })
  await http.posted({ url, email: 'tunggu@surat.example', text: 'Yang ini menunggu' })
}

describe('the command line', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = openDesk()
    const service = await startService({ config: { data: join(desk.folder, 'data') } })
    await fill(service)
    await service.close()
  })
  afterAll(() => desk.end())

  test('writes what is published, with its page and nothing of who wrote it but the name', async () => {
    const file = join(desk.folder, 'komentar.jsonl')
    expect(await desk.ask('export', file)).toEqual({ file, comments: 2 })
    const text = readFileSync(file, 'utf8')
    const [question, answer] = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(question).toMatchObject({ page: url, name: '=Sum(A1)', official: false, state: 'published', answered: true })
    expect(answer).toMatchObject({ parent: question.id, official: true, text: 'Besok.' })
    expect(text).not.toMatch(/surat\.example|menunggu/)
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(await desk.ask('export', file, '--all', '--site', 'kpu-sukamaju')).toEqual({ file, comments: 3 })
    expect(readFileSync(file, 'utf8')).toContain('Yang ini menunggu')
  })

  test('as a table holds no formula, and no line within a cell', async () => {
    const file = join(desk.folder, 'komentar.csv')
    expect(await desk.ask('export', file)).toEqual({ file, comments: 2 })
    const [head = '', first = '', ...rest] = readFileSync(file, 'utf8').trimEnd().split('\n')
    expect(head).toBe('\uFEFFid,parent,site,office,page,title,name,official,text,at,editedAt,state,answered,supports')
    expect(first).toContain(`,'=Sum(A1),false,"Kapan buka? ""Senin""",`)
    expect(rest).toHaveLength(1)
  })

  test('says which site there is not, and writes nothing', async () => {
    const { code, stderr } = await desk.run(['export', join(desk.folder, 'x.csv'), '--site', 'tidak-ada'])
    expect([code, stderr.trim()]).toEqual([1, 'There is no site tidak-ada.'])
    expect(() => statSync(join(desk.folder, 'x.csv'))).toThrow(/ENOENT/)
  })

  test('lists the pages that were commented, and gives one another title', async () => {
    const [page] = (await desk.ask<{ pages: object[] }>('pages', 'list', '--site', 'kpu-sukamaju')).pages
    expect(page).toMatchObject({ url, comments: 2 })
    const renamed = await desk.ask('pages', 'rename', '--site', 'kpu-sukamaju', '--url', url, '--title', 'Jam buka')
    expect(renamed).toMatchObject({ url, title: 'Jam buka' })
    expect((await desk.run(['pages', 'list'])).stdout).toMatch(/kpu-sukamaju +2 +Jam buka +http:\/\/berita\.example/)
    const unknown = ['pages', 'rename', '--site', 'kpu-sukamaju', '--url', `${url}/lain`, '--title', 'x']
    expect((await desk.run(unknown)).stderr).toContain(`Nobody has commented ${url}/lain yet.`)
    const elsewhere = ['pages', 'rename', '--site', 'kpu-sukamaju', '--url', 'https://lain.example', '--title', 'x']
    expect((await desk.run(elsewhere)).code).toBe(1)
  })
})

test.each<StoreKind>(['sqlite', 'mongo'])('from %s comes the same', async (store) => {
  const service = await startService({ store })
  await fill(service)
  const found = []
  for await (const one of exportComments(service.service.collaborators, { site: null, all: false })) found.push(one)
  expect(found.map(({ text, title, supports }) => [text, title, supports])).toEqual([
    ['Kapan buka?\n"Senin"', '', 0],
    ['Besok.', '', 0],
  ])
  await service.close()
})
