// What an operator can do about what the filter has learned.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startService } from '../support/service.ts'
import { type Desk, openDesk } from './rembuk.ts'

let desk: Desk
beforeAll(async () => {
  desk = openDesk()
  const service = await startService({ config: { data: join(desk.folder, 'data') } })
  await service.makeSite({ origins: ['https://berita.example'] })
  const { token } = await service.makeMember()
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }
  const call = async (path: string, body: object) =>
    (await (await fetch(service.url(path), { method: 'POST', headers, body: JSON.stringify(body) })).json()) as {
      comment: { id: string }
    }
  const words = { name: 'Sri', email: 'sri@contoh.example', text: 'Sewa tenda hajatan dan panggung wilayah Madiun' }
  const body = { key: randomUUID(), url: 'https://berita.example/satu', ...words }
  const { comment } = await call('/v1/sites/kpu-sukamaju/comments', body)
  await call('/v1/decisions', { ids: [comment.id], action: 'spam' })
  await service.close()
})
afterAll(() => desk.end())

test('it is told, made anew, switched off, and on again by being made anew', async () => {
  expect((await desk.run(['learn', 'show'])).stdout).toContain('Nothing was learned yet')
  const made = { on: true, decisions: 1, members: 1, weights: expect.any(Number), at: expect.any(String) }
  expect(await desk.ask('learn', 'rebuild')).toEqual(made)
  expect(await desk.ask('learn', 'show')).toEqual(made)
  const told = await desk.run(['learn', 'show'])
  expect(told.stdout).toMatch(
    /learns from decisions. Made \d{4}-.* from 1 decision of 1 member; \d[\d,.]* weights? moved/,
  )
  expect(await desk.ask('learn', 'off')).toEqual({ on: false })
  expect((await desk.run(['learn', 'show'])).stdout).toContain('does not learn from decisions')
  expect(await desk.ask('learn', 'rebuild')).toEqual(made)
  const wrong = await desk.run(['learn', 'show', 'everything'])
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('"everything" is left over')])
})
