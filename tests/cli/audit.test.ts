// Whether the audit is whole, asked by the operator; and whether a line that somebody noted still stands.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealAudit } from '../../service/duties/seal-audit.ts'
import { caller } from '../http/calling.ts'
import { startService } from '../support/service.ts'
import { type Desk, openDesk } from './rembuk.ts'

let desk: Desk
beforeAll(async () => {
  desk = openDesk()
  const service = await startService({ config: { data: join(desk.folder, 'data') } })
  for (const id of ['kpu-satu', 'kpu-dua', 'kpu-tiga']) await service.makeOffice(id)
  await sealAudit(service.service.collaborators).run(Date.now())
  await service.makeOffice('kpu-empat')
  await service.close()
})
afterAll(() => desk.end())

type Told = { lines: number; seal: string; sealedAt: string; waiting: number }

test('a whole chain is told with its head, and a head that was noted is found again', async () => {
  const { lines, seal, waiting } = await desk.ask<Told>('audit', 'verify')
  expect([lines, waiting]).toEqual([3, 1])
  const told = await desk.run(['audit', 'verify', '--head', `3:${seal}`])
  expect([told.code, told.stdout]).toEqual([0, expect.stringContaining('The chain is whole: 3 lines')])
  const other = await desk.run(['audit', 'verify', '--head', `2:${seal}`])
  expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('Line 2 no longer is what was noted')])
  const wrong = await desk.run(['audit', 'verify', '--head', 'x'])
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('NUMBER:SEAL')])
})

test('the first broken line is named, and ends with another code', async () => {
  const database = new DatabaseSync(join(desk.folder, 'data/rembuk.db'))
  const { entry } = database.prepare('SELECT entry FROM seals WHERE number = 2').get() as { entry: string }
  database.exec(`UPDATE audit SET entry = json_set(entry, '$.act', 'policy-saved') WHERE id = '${entry}'`)
  database.close()
  const told = await desk.run(['audit', 'verify'])
  expect([told.code, told.stderr]).toEqual([1, expect.stringContaining(`broken at line 2 (entry ${entry})`)])
  expect(told.stderr).toContain('altered')
})

test('a line taken out of a comment’s history is named by its site, its comment and its place', async () => {
  const other = openDesk()
  const service = await startService({ config: { data: join(other.folder, 'data') } })
  await service.makeSite()
  const { comment } = await caller(service).posted()
  await sealAudit(service.service.collaborators).run(Date.now())
  await service.close()
  expect((await other.ask<Told>('audit', 'verify')).waiting).toBe(0)
  const database = new DatabaseSync(join(other.folder, 'data/rembuk.db'))
  database.prepare("UPDATE comments SET history = '[]' WHERE id = ?").run(comment.id)
  const { site } = database.prepare('SELECT site FROM comments WHERE id = ?').get(comment.id) as { site: string }
  database.close()
  const told = await other.run(['audit', 'verify'])
  expect([told.code, told.stderr]).toEqual([1, expect.stringContaining(`(entry ${site}/${comment.id}/0)`)])
  other.end()
})
