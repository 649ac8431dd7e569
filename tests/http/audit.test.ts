// Who decided what: read by office and act, taken along as a table, and sealed so that nothing of it can go unnoticed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HistoryEntry } from '../../service/domain/comment.ts'
import { sealAudit } from '../../service/duties/seal-audit.ts'
import { onBothStores } from '../support/both-stores.ts'
import { dropDatabase, newDatabase } from '../support/mongo.ts'
import { type Member, type RunningService, startService, type StoreKind } from '../support/service.ts'
import { type Answer, caller, type Caller } from './calling.ts'

const mongo = await newDatabase()
const folder = mkdtempSync(join(tmpdir(), 'rembuk-audit-'))

afterAll(async () => {
  await dropDatabase(mongo)
  rmSync(folder, { recursive: true, force: true })
})

onBothStores('on %s', (store) => {
  let service: RunningService
  let reader: Caller
  let owner: Member
  let elsewhere: Member
  let now = Date.UTC(2026, 10, 20, 3)

  beforeAll(async () => {
    const config = store === 'mongo' ? { mongoUrl: mongo, data: folder } : { data: folder }
    // Duties run when they are told to: the test says what is sealed when.
    service = await startService({ store, now: () => now, haste: 0.01, config })
    reader = caller(service)
    await service.makeOffice('kpu-lain')
    await service.makeSite()
    owner = await service.makeMember()
    elsewhere = await service.makeMember({ role: 'auditor', office: 'kpu-lain' })
  })
  afterAll(() => service.close())

  const get = (path: string, { token }: Member = owner, headers: Record<string, string> = {}): Promise<Answer> =>
    reader.call(path, { headers: { Authorization: `Bearer ${token}`, ...headers } })
  const seal = () => sealAudit(service.service.collaborators).run(now)

  test('a decision says under which policy it was made; taking it back is a line of its own', async () => {
    const { comment } = await reader.posted()
    const { undo } = (await reader.decide(owner.token, { ids: [comment.id], action: 'reject', reason: '=1+1' })).json
    const headers = { Authorization: `Bearer ${owner.token}` }
    expect((await reader.call(`/v1/decisions/${undo}/undo`, { method: 'POST', headers })).status).toBe(200)
    const { entries } = (await get('/v1/audit')).json
    const revision = service.service.collaborators.directory.current().revision
    expect(entries.slice(0, 2)).toMatchObject([
      { act: 'undone', subjects: [undo], policy: revision, line: null, reason: null },
      {
        act: 'reject',
        subjects: [comment.id],
        policy: revision,
        line: null,
        reason: '=1+1',
        undoneAt: expect.any(String),
      },
    ])
  })

  test('within a minute it is sealed, and the desk is told that the chain is whole, and until where', async () => {
    expect((await get('/v1/audit/chain')).json).toMatchObject({
      lines: 0,
      sealedAt: null,
      checkedAt: null,
      broken: null,
    })
    const before = (await get('/v1/audit/chain')).json.waiting
    expect(before).toBeGreaterThanOrEqual(2)
    await seal()
    const chain = (await get('/v1/audit/chain')).json
    const at = new Date(now).toISOString()
    expect(chain).toEqual({
      lines: expect.any(Number),
      seal: expect.stringMatching(/^[0-9a-f]{64}$/),
      sealedAt: at,
      checkedAt: at,
      waiting: 0,
      broken: null,
    })
    // Of a comment every line of its history is sealed.
    expect(chain.lines).toBeGreaterThan(before)
    const { entries } = (await get('/v1/audit')).json
    const sealed = entries.map(({ line }: { line: number }) => line)
    expect(sealed.toSorted((one: number, other: number) => one - other)).toEqual(
      sealed.map((_: number, at: number) => at + 1),
    )
    // A clock that was set back an hour: the chain goes on, in the order of its numbers.
    now -= 3_600_000
    await reader.published(owner.token)
    await seal()
    // The decision, and two lines of the comment: posted, approved.
    expect((await get('/v1/audit/chain')).json).toMatchObject({ lines: chain.lines + 3, broken: null })
  })

  test('it is read by office and by act, and out of sight nothing of it is there', async () => {
    const acts = (answer: Answer): string[] => answer.json.entries.map(({ act }: { act: string }) => act)
    expect(acts(await get('/v1/audit?act=reject'))).toEqual(['reject'])
    expect(acts(await get('/v1/audit?act=tidak-ada'))).toEqual([])
    expect((await get('/v1/audit?act=%27')).json.fields).toHaveProperty('act')
    expect(acts(await get('/v1/audit?office=kpu-lain'))).not.toContain('reject')
    expect(acts(await get('/v1/audit', elsewhere))).not.toContain('reject')
    expect((await get('/v1/audit?office=kpu-ri', elsewhere)).status).toBe(404)
    expect((await get('/v1/audit.csv?office=kpu-ri', elsewhere)).status).toBe(404)
    expect((await reader.call('/v1/audit/chain')).status).toBe(401)
  })

  test('as a table a reason that looks like a formula is text', async () => {
    const { text, headers } = await get('/v1/audit.csv?act=reject', owner, { 'Accept-Language': 'id' })
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const [head, row] = text.replace('\uFEFF', '').split('\r\n')
    expect(head).toBe('waktu (UTC),oleh,tindakan,kantor,mengenai,alasan,aturan,baris rantai,diurungkan')
    expect(row).toMatch(/,reject,[\w-]+,[\w-]+,'=1\+1,\d+,\d+,2026-11-20T03:00:00\.000Z$/)
  })

  test('what moved a comment is sealed too: altered, taken out, or in another order, it shows at its line', async () => {
    const { comment } = await reader.published(owner.token)
    await reader.decide(owner.token, { ids: [comment.id], action: 'remove', reason: 'Nama Sri' })
    await seal()
    const { history = [] } = (await service.store.comments.byId(comment.id)) ?? {}
    expect(history.map(({ act }) => act)).toEqual(['posted', 'approve', 'remove'])
    const [posted, approved, removed] = history as [HistoryEntry, HistoryEntry, HistoryEntry]
    const tampered: [fault: string, place: number, history: HistoryEntry[]][] = [
      ['altered', 2, [posted, approved, { ...removed, reason: 'Nama Budi' }]],
      ['altered', 1, [posted, { ...approved, by: { kind: 'machine' } }, removed]],
      ['entry-missing', 2, [posted, approved]],
      ['altered', 1, [posted, removed]],
      ['altered', 1, [posted, removed, approved]],
    ]
    const numbers = await numbersOf(comment.id)
    for (const [fault, place, written] of tampered) {
      await rewriting[store](comment.id, written)
      now += 3_600_000
      await seal()
      const chain = (await get('/v1/audit/chain')).json
      expect(chain, JSON.stringify(written)).toMatchObject({ broken: { line: numbers[place], fault } })
      await rewriting[store](comment.id, history)
    }
    await seal()
    expect((await get('/v1/audit/chain')).json).toMatchObject({ broken: null })
  })

  /** The lines that seal a comment's history, by its places. */
  async function numbersOf(id: string): Promise<number[]> {
    const lines = await service.store.audit.sealed({ from: 1, limit: 500 })
    return lines.filter(({ line }) => line.entry.includes(`/${id}/`)).map(({ line }) => line.number)
  }

  test('what is taken out of the store shows to whoever looks, and is told until it is whole', async () => {
    await reader.published(owner.token)
    await seal()
    const { lines } = (await get('/v1/audit/chain')).json
    const [second] = await service.store.audit.sealed({ from: 2, limit: 1 })
    await removing[store](second?.line.entry ?? '')
    now += 3_600_000
    await seal()
    const chain = (await get('/v1/audit/chain')).json
    expect(chain).toMatchObject({ lines: 1, broken: { line: 2, fault: 'entry-missing' } })
    expect(lines).toBeGreaterThan(2)
  })
})

/** Somebody with the database's own tools. */
const removing: Record<StoreKind, (id: string) => Promise<void>> = {
  async sqlite(id) {
    const database = new DatabaseSync(join(folder, 'rembuk.db'))
    database.prepare('DELETE FROM audit WHERE id = ?').run(id)
    database.close()
  },
  async mongo(id) {
    const { MongoClient } = await import('mongodb')
    const client = await new MongoClient(mongo).connect()
    await client.db().collection<{ _id: string }>('audit').deleteOne({ _id: id })
    await client.close()
  },
}

const rewriting: Record<StoreKind, (id: string, history: HistoryEntry[]) => Promise<void>> = {
  async sqlite(id, history) {
    const database = new DatabaseSync(join(folder, 'rembuk.db'))
    database.prepare('UPDATE comments SET history = ? WHERE id = ?').run(JSON.stringify(history), id)
    database.close()
  },
  async mongo(id, history) {
    const { MongoClient } = await import('mongodb')
    const client = await new MongoClient(mongo).connect()
    await client.db().collection<{ _id: string }>('comments').updateOne({ _id: id }, { $set: { history } })
    await client.close()
  },
}
