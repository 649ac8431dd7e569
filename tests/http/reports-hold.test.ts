// More readers than policy says report a comment: it waits for a member, once.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { holdReportedComments } from '../../service/duties/hold-reported.ts'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { type Answer, caller, type Caller, type Json, threadPath } from './calling.ts'

onBothStores('reports that hold, on %s', (store) => {
  let service: RunningService
  let reader: Caller
  let owner: Member
  let made = 0

  beforeAll(async () => {
    service = await startService({ store, config: { trustedProxies: ['127.0.0.1'] } })
    reader = caller(service)
    await service.makeSite()
    owner = await service.makeMember()
  })
  afterAll(() => service.close())

  const bearer = {
    get Authorization() {
      return `Bearer ${owner.token}`
    },
  }
  const newPage = (): string => `${siteOrigin}/dilaporkan/${(made += 1)}`
  const report = (id: string, by: number): Promise<Answer> =>
    reader.call(`/v1/comments/${id}/reports`, {
      json: { reason: 'false' },
      headers: { 'X-Forwarded-For': `203.0.113.${by}`, 'User-Agent': `Peramban ${made} ${by}` },
    })
  const opened = async (id: string): Promise<Json> =>
    (await reader.call(`/v1/comments/${id}`, { headers: bearer })).json
  const acts = ({ history }: Json): string[] => history.map(({ act }: { act: string }) => act)
  const settings = (value: unknown): Promise<Answer> =>
    reader.call('/v1/offices/kpu-ri/policy', {
      method: 'PUT',
      headers: bearer,
      json: { settings: value === undefined ? {} : { reportsToHold: { value } } },
    })

  test('five do not, the sixth does: it is gone from the page, and waits at the desk with its reason', async () => {
    const url = newPage()
    const { comment, receipt } = await reader.published(owner.token, { url })
    const { id } = comment
    for (let by = 1; by <= 5; by += 1) expect((await report(id, by)).status).toBe(202)
    expect((await opened(id)).state).toBe('published')
    // The same reader again is nobody new.
    await report(id, 3)
    expect((await opened(id)).state).toBe('published')
    expect((await report(id, 6)).status).toBe(202)
    const item = await opened(id)
    expect(item).toMatchObject({ state: 'held', reports: 6 })
    expect(item.verdict.reasons[0]).toEqual({ code: 'reported', text: 'Dilaporkan 6 pembaca' })
    expect(item.history.at(-1)).toMatchObject({ act: 'reported', from: 'published', to: 'held', by: 'saringan' })
    expect((await reader.call(threadPath(url))).json.comments).toEqual([])
    const told = (await reader.call(`/v1/receipts/${receipt}`)).json
    expect(told.state).toBe('held')
    expect(told.reasons[0]).toMatchObject({ code: 'reported', text: expect.stringContaining('melaporkan') })
  })

  test('twenty at once hold it exactly once', async () => {
    const url = newPage()
    const { id } = (await reader.published(owner.token, { url })).comment
    const answers = await Promise.all(Array.from({ length: 20 }, (_, by) => report(id, by + 1)))
    // Whoever comes when it is no longer public finds no such comment.
    for (const { status } of answers) expect([202, 404]).toContain(status)
    const item = await opened(id)
    expect(item.state).toBe('held')
    expect(acts(item).filter((act) => act === 'reported')).toHaveLength(1)
    expect(item.reports).toBeGreaterThanOrEqual(6)
  })

  test('what a member has put back only counts reports from then on', async () => {
    const url = newPage()
    const { id } = (await reader.published(owner.token, { url })).comment
    for (let by = 1; by <= 6; by += 1) await report(id, by)
    expect((await reader.decide(owner.token, { ids: [id], action: 'approve' })).json.decided).toEqual([id])
    for (let by = 11; by <= 24; by += 1) expect((await report(id, by)).status).toBe(202)
    const item = await opened(id)
    expect(item).toMatchObject({ state: 'published', reports: 14 })
    expect(acts(item).filter((act) => act === 'reported')).toHaveLength(1)
    await holdReportedComments(service.service.collaborators).run(Date.now())
    expect((await opened(id)).state).toBe('published')
    expect((await reader.call(threadPath(url))).json.page.comments).toBe(1)
  })

  test('whose last report was cut short is held by the duty', async () => {
    const url = newPage()
    const { id } = (await reader.published(owner.token, { url })).comment
    for (let by = 1; by <= 6; by += 1)
      await service.store.engagement.report({
        comment: id,
        reader: `r${by}`,
        reason: 'spam',
        note: null,
        at: Date.now(),
      })
    expect((await opened(id)).state).toBe('published')
    const duty = holdReportedComments(service.service.collaborators)
    await Promise.all([duty.run(Date.now()), duty.run(Date.now())])
    const item = await opened(id)
    expect(acts(item)).toEqual(['posted', 'approve', 'reported'])
    expect((await reader.call(threadPath(url))).json.page.comments).toBe(0)
  })

  test('an office says how many it takes, or that none hold; what is no such number is refused', async () => {
    const url = newPage()
    expect((await settings(1)).status).toBe(200)
    const one = (await reader.published(owner.token, { url })).comment.id
    for (const by of [1, 2]) await report(one, by)
    expect((await opened(one)).state).toBe('held')
    expect((await settings(null)).status).toBe(200)
    const other = (await reader.published(owner.token, { url })).comment.id
    for (let by = 1; by <= 9; by += 1) await report(other, by)
    expect((await opened(other)).state).toBe('published')
    for (const wrong of [0, 1.5, 1_001, '5', true])
      expect((await settings(wrong)).json.code, `${wrong}`).toBe('invalid')
    expect((await settings(undefined)).json.settings.reportsToHold).toEqual({ value: 5, from: null, lockedBy: null })
  })
})
