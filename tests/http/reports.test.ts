// Readers' complaints about a comment: once a reader, for members alone, and what became of each.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { type Answer, caller, type Caller, threadPath } from './calling.ts'

onBothStores('on %s', (store) => {
  let service: RunningService
  let reader: Caller
  let owner: Member
  let pages = 0

  beforeAll(async () => {
    service = await startService({ store, config: { trustedProxies: ['127.0.0.1'] } })
    reader = caller(service)
    await service.makeSite()
    owner = await service.makeMember()
  })

  afterAll(() => service.close())

  const newPage = (): string => `${siteOrigin}/laporan/${(pages += 1)}`
  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })
  const browser = async () => bearer((await reader.posted({ url: `${siteOrigin}/lain` })).reader)
  const path = (id: string): string => `/v1/comments/${id}/reports`
  const report = (id: string, json: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    reader.call(path(id), { json, headers })
  const outcome = async (id: string, headers: Record<string, string>): Promise<string> => {
    const { status, json } = await reader.call(path(id), { headers })
    return json.outcome ?? `${status} ${json.code}`
  }
  const opened = async (id: string) => (await reader.call(`/v1/comments/${id}`, { headers: bearer(owner.token) })).json

  describe('a report', () => {
    test('is answered 202 with nothing, and shows at the desk with its reason and words', async () => {
      const { id } = (await reader.published(owner.token, { url: newPage() })).comment
      const me = await browser()
      const answer = await report(id, { reason: 'abuse', note: '  Menghina\r\npetugas.  ' }, me)
      expect([answer.status, answer.text, answer.headers.get('content-type')]).toEqual([202, '', null])
      expect((await report(id, { reason: 'other', note: '   ' }, await browser())).status).toBe(202)
      const item = await opened(id)
      expect(item.reports).toBe(2)
      expect(item.reported).toEqual([
        { at: expect.any(String), reason: 'other', note: null, settled: false },
        { at: expect.any(String), reason: 'abuse', note: 'Menghina\npetugas.', settled: false },
      ])
      const queue = await reader.call('/v1/queue?tab=reported', { headers: bearer(owner.token) })
      expect(queue.json.items[0]).toMatchObject({ id, reports: 2 })
      expect(queue.json.items[0]).not.toHaveProperty('reported')
    })

    test('counts once a reader, and the first one stays', async () => {
      const { id } = (await reader.published(owner.token, { url: newPage() })).comment
      const me = await browser()
      for (const reason of ['spam', 'abuse', 'spam']) expect((await report(id, { reason }, me)).status).toBe(202)
      const from = { 'X-Forwarded-For': '203.0.113.1', 'User-Agent': 'Satu' }
      for (const reason of ['false', 'other']) expect((await report(id, { reason }, from)).status).toBe(202)
      const { reports, reported } = await opened(id)
      expect([reports, reported.map(({ reason }: { reason: string }) => reason)]).toEqual([2, ['false', 'spam']])
    })

    test('may come as plain text, which saves a preflight', async () => {
      const { id } = (await reader.published(owner.token, { url: newPage() })).comment
      const headers = { 'Content-Type': 'text/plain' }
      expect((await reader.call(path(id), { body: '{"reason":"personal-data"}', headers })).status).toBe(202)
      expect((await reader.call(path(id), { body: 'reason=spam', headers })).json.code).toBe('malformed')
    })

    test('names its reason, and says no more than 500 letters', async () => {
      const { id } = (await reader.published(owner.token, { url: newPage() })).comment
      const wrong: [unknown, string][] = [
        [{}, 'reason'],
        [{ reason: 'judi' }, 'reason'],
        [{ reason: 'other', note: 'x'.repeat(501) }, 'note'],
        [{ reason: 'other', note: 7 }, 'note'],
      ]
      for (const [json, field] of wrong) {
        const { status, json: problem } = await report(id, json)
        expect([status, Object.keys(problem.fields)]).toEqual([422, [field]])
      }
      expect((await opened(id)).reports).toBe(0)
    })

    test('is about what is public, also where an office wants no engagement and in a quiet period', async () => {
      const url = newPage()
      const held = await reader.posted({ url })
      const shown = await reader.published(owner.token, { url })
      expect((await report(held.comment.id, { reason: 'spam' })).status).toBe(404)
      const now = Date.now()
      const [from, until] = [now - 60_000, now + 60_000].map((at) => new Date(at).toISOString())
      const settings = {
        engagement: { value: 'off' },
        quietPeriods: { value: [{ from, until, reason: 'Masa tenang.' }] },
      }
      const policy = { method: 'PUT', headers: bearer(owner.token) }
      await reader.call('/v1/offices/kpu-ri/policy', { ...policy, json: { settings } })
      try {
        expect((await report(shown.comment.id, { reason: 'spam' })).status).toBe(202)
      } finally {
        await reader.call('/v1/offices/kpu-ri/policy', { ...policy, json: { settings: {} } })
      }
    })

    test('hides nothing, and no reader hears of it', async () => {
      const url = newPage()
      const { id } = (await reader.published(owner.token, { url })).comment
      const before = (await reader.call(threadPath(url))).json
      for (let turn = 0; turn < 3; turn += 1) await report(id, { reason: 'spam', note: 'rahasia' }, await browser())
      const after = await reader.call(threadPath(url))
      expect(after.json).toEqual(before)
      expect(after.text).not.toMatch(/report|rahasia/)
    })

    test('by the hundred from one network finds an end', async () => {
      // Left up, so that it goes on taking them.
      const policy = { settings: { reportsToHold: { value: null } } }
      await reader.call('/v1/offices/kpu-ri/policy', { method: 'PUT', json: policy, headers: bearer(owner.token) })
      const { id } = (await reader.published(owner.token, { url: newPage() })).comment
      const from = (address: string, agent: string) =>
        report(id, { reason: 'spam' }, { 'X-Forwarded-For': address, 'User-Agent': agent })
      const sent = []
      for (let turn = 0; turn < 100; turn += 1) sent.push(await from('203.0.113.7', `Skrip ${turn}`))
      expect(sent.filter(({ status }) => status === 202)).toHaveLength(60)
      expect(Number(sent.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await from('203.0.113.8', 'Warga')).status).toBe(202)
    })
  })

  describe('a comment that is left up', () => {
    const settle = (id: string, query = '', token: string | null = owner.token): Promise<Answer> =>
      reader.call(path(id) + query, { method: 'DELETE', headers: token === null ? {} : bearer(token) })
    const code = async (asked: Promise<Answer>): Promise<string> => {
      const { status, json } = await asked
      return json ? `${status} ${json.code}` : String(status)
    }
    const audited = async (id: string): Promise<string[]> => {
      const { entries } = (await reader.call('/v1/audit?limit=100', { headers: bearer(owner.token) })).json
      return entries
        .filter(({ subjects }: { subjects: string[] }) => subjects.includes(id))
        .map(({ act }: { act: string }) => act)
    }
    const inTab = async (id: string): Promise<boolean> => {
      const queue = await reader.call('/v1/queue?tab=reported&limit=100', { headers: bearer(owner.token) })
      return queue.json.items.some((item: { id: string }) => item.id === id)
    }

    test('leaves the tab, keeps what was reported as earlier, and tells its readers that it stays', async () => {
      const url = newPage()
      const { id } = (await reader.published(owner.token, { url })).comment
      const [me, other] = [await browser(), await browser()]
      await report(id, { reason: 'abuse', note: 'Kasar.' }, me)
      await report(id, { reason: 'false' }, other)
      expect((await opened(id)).may).toContain('settle')
      const before = (await reader.call(threadPath(url))).json
      const answer = await settle(id, '?seen=2')
      expect([answer.status, answer.text]).toEqual([204, ''])
      const item = await opened(id)
      expect([item.reports, item.may.includes('settle'), item.state, item.version]).toEqual([0, false, 'published', 2])
      expect(item.reported).toEqual([
        { at: expect.any(String), reason: 'false', note: null, settled: true },
        { at: expect.any(String), reason: 'abuse', note: 'Kasar.', settled: true },
      ])
      expect([await inTab(id), await outcome(id, me), await outcome(id, other)]).toEqual([false, 'kept', 'kept'])
      expect((await reader.call(threadPath(url))).json, 'no other reader hears of it').toEqual(before)
      expect((await settle(id)).status, 'sent again').toBe(204)
      expect(await audited(id)).toEqual(['reports-settled', 'approve'])
    })

    test('comes back for somebody new, and for nobody who has reported it before', async () => {
      const { id } = (await reader.published(owner.token, { url: newPage() })).comment
      const [me, later] = [await browser(), await browser()]
      await report(id, { reason: 'abuse' }, me)
      await settle(id)
      expect((await report(id, { reason: 'false', note: 'Masih.' }, me)).status).toBe(202)
      expect([await inTab(id), await outcome(id, me)]).toEqual([false, 'kept'])
      await report(id, { reason: 'personal-data' }, later)
      expect([await inTab(id), await outcome(id, me), await outcome(id, later)]).toEqual([true, 'kept', 'waiting'])
      const { reports, reported } = await opened(id)
      expect([reports, reported.map(({ settled }: { settled: boolean }) => settled)]).toEqual([1, [false, true]])
      await settle(id, '?seen=1')
      expect(await outcome(id, later)).toBe('kept')
    })

    test('is not left up with a report that its member has not seen', async () => {
      const { id } = (await reader.published(owner.token, { url: newPage() })).comment
      await report(id, { reason: 'abuse' }, await browser())
      const unseen = await browser()
      await report(id, { reason: 'personal-data' }, unseen)
      expect(await code(settle(id, '?seen=1'))).toBe('409 conflict')
      expect([(await opened(id)).reports, await outcome(id, unseen)]).toEqual([2, 'waiting'])
      expect(await audited(id)).toEqual(['approve'])
      expect(await code(settle(id, '?seen=2'))).toBe('204')
    })

    test('is public, is in sight, and is left up by who may decide', async () => {
      await service.makeOffice('kpu-lain')
      const elsewhere = await service.makeMember({ role: 'moderator', office: 'kpu-lain' })
      const auditor = await service.makeMember({ role: 'auditor' })
      const moderator = await service.makeMember({ role: 'moderator' })
      const { id } = (await reader.published(owner.token, { url: newPage() })).comment
      const held = (await reader.posted({ url: newPage() })).comment.id
      await report(id, { reason: 'abuse' }, await browser())
      const cookie = { Cookie: `rembuk_session=${owner.token}` }
      const strange = { ...cookie, Origin: siteOrigin }
      for (const headers of [cookie, strange])
        expect(await code(reader.call(path(id), { method: 'DELETE', headers }))).toBe('403 origin-not-allowed')
      expect(await code(settle(id, '', null))).toBe('401 not-signed-in')
      expect(await code(settle(id, '', elsewhere.token))).toBe('404 not-found')
      expect(await code(settle('01m87z1vwc5ezycaw1j237bne9-skm'))).toBe('404 not-found')
      expect(await code(settle(id, '?seen=x', auditor.token))).toBe('403 not-permitted')
      for (const seen of ['x', '-1', '1.5', '']) expect(await code(settle(id, `?seen=${seen}`))).toBe('422 invalid')
      expect(await code(settle(held)), 'nothing was reported').toBe('204')
      expect((await opened(id)).reports).toBe(1)
      expect(await code(settle(id, '?seen=5', moderator.token))).toBe('204')
    })

    test('is not one that somebody else has taken away meanwhile', async () => {
      const { id } = (await reader.published(owner.token, { url: newPage() })).comment
      await report(id, { reason: 'abuse' }, await browser())
      await reader.decide(owner.token, { ids: [id], action: 'reject' })
      expect(await code(settle(id, '?seen=1'))).toBe('409 conflict')
      expect((await opened(id)).may).not.toContain('settle')
    })
  })

  describe('what became of it', () => {
    test('is told to whoever reported: waiting, no longer shown, put back and kept', async () => {
      const { id } = (await reader.published(owner.token, { url: newPage() })).comment
      const me = await browser()
      await report(id, { reason: 'false' }, me)
      expect(await outcome(id, me)).toBe('waiting')
      const { undo } = (await reader.decide(owner.token, { ids: [id], action: 'reject', reason: 'Keliru.' })).json
      expect(await outcome(id, me)).toBe('gone')
      await reader.call(`/v1/decisions/${undo}/undo`, { method: 'POST', headers: bearer(owner.token) })
      expect(await outcome(id, me), 'as if nothing had been decided').toBe('waiting')
      expect((await opened(id)).reports).toBe(1)
      await reader.decide(owner.token, { ids: [id], action: 'remove' })
      expect(await outcome(id, me)).toBe('gone')
      await reader.decide(owner.token, { ids: [id], action: 'restore' })
      expect(await outcome(id, me)).toBe('kept')
      expect(await opened(id)).toMatchObject({ reports: 0, reported: [{ settled: true }] })
      const later = await browser()
      await report(id, { reason: 'false' }, later)
      expect(await outcome(id, later)).toBe('waiting')
    })

    test('is kept too when the office has answered it since', async () => {
      const { id } = (await reader.published(owner.token, { url: newPage() })).comment
      const answer = () =>
        reader.call(`/v1/comments/${id}/answer`, { json: { text: 'Benar.' }, headers: bearer(owner.token) })
      await answer()
      const me = await browser()
      await report(id, { reason: 'false' }, me)
      expect(await outcome(id, me)).toBe('waiting')
      await answer()
      expect(await outcome(id, me)).toBe('kept')
      expect((await opened(id)).reports).toBe(0)
    })

    test('is gone too when its author took it back', async () => {
      const made = await reader.published(owner.token, { url: newPage() })
      const me = await browser()
      await report(made.comment.id, { reason: 'false' }, me)
      await reader.call(`/v1/comments/${made.comment.id}`, { method: 'DELETE', headers: bearer(made.editToken) })
      expect(await outcome(made.comment.id, me)).toBe('gone')
    })

    test('is told to nobody else, and of nothing that was not reported', async () => {
      const { id } = (await reader.published(owner.token, { url: newPage() })).comment
      await report(id, { reason: 'false' }, await browser())
      expect(await outcome(id, await browser())).toBe('404 not-found')
      expect(await outcome(id, bearer('r1.x.y'))).toBe('404 not-found')
      expect(await outcome('01m87z1vwc5ezycaw1j237bne9-skm', await browser())).toBe('404 not-found')
      const held = await reader.posted({ url: newPage() })
      expect(await outcome(held.comment.id, bearer(held.reader))).toBe('404 not-found')
    })
  })
})
