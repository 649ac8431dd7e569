// "Perbaiki jawaban": official words put right where everybody reads them, with what they were before.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { type Answer, caller, type Caller, comment, type Json } from './calling.ts'

onBothStores('correcting answers, on %s', (store) => {
  let service: RunningService
  let http: Caller
  let regency: Member
  let colleague: Member
  let beside: Member
  let now = Date.UTC(2026, 10, 26, 3)
  let made = 0

  beforeAll(async () => {
    service = await startService({ store, now: () => now })
    http = caller(service)
    await service.makeOffice('kpu-diy')
    await service.makeOffice('kpu-jateng')
    await service.makeSite({ id: 'situs-diy', office: 'kpu-diy', origins: [siteOrigin] })
    regency = await service.makeMember({ role: 'moderator', office: 'kpu-diy' })
    colleague = await service.makeMember({ role: 'moderator', office: 'kpu-diy' })
    beside = await service.makeMember({ role: 'moderator', office: 'kpu-jateng' })
  })
  afterAll(() => service.close())

  const as = (member: Member, path: string, sent: { method?: string; json?: unknown } = {}): Promise<Answer> =>
    http.call(path, { ...sent, headers: { Authorization: `Bearer ${member.token}` } })
  const url = () => `${siteOrigin}/perbaikan/${made}`
  async function answered(text: string, by = regency): Promise<{ question: string; answer: string }> {
    made += 1
    now += 60_000
    const posted = await http.call('/v1/sites/situs-diy/comments', { json: comment({ url: url() }) })
    const question = posted.json.comment.id
    await http.decide(regency.token, { ids: [question], action: 'approve' })
    if (by === beside)
      await as(regency, `/v1/comments/${question}/forward`, { method: 'PUT', json: { to: 'kpu-jateng' } })
    const { json } = await as(by, `/v1/comments/${question}/answer`, { json: { text } })
    return { question, answer: json.id }
  }
  const correct = (id: string, json: object, by = regency): Promise<Answer> =>
    as(by, `/v1/comments/${id}/correction`, { method: 'PUT', json })
  const thread = async (): Promise<Json> =>
    (await http.call(`/v1/sites/situs-diy/thread?${new URLSearchParams({ url: url() })}`)).json

  test('readers, feed and whole pages tell that it was, and what it said before', async () => {
    const { answer } = await answered('Dibuka 1 Desember.')
    const before = (await thread()).revision
    now += 60_000
    expect((await correct(answer, { text: ' Dibuka 2 Desember. ' })).status).toBe(204)
    const view = await thread()
    expect(view.comments[0].replies[0]).toMatchObject({
      text: 'Dibuka 2 Desember.',
      editedAt: new Date(now).toISOString(),
      corrections: [{ text: 'Dibuka 1 Desember.', until: new Date(now).toISOString() }],
    })
    // Whoever has the page open is told.
    const since = new URLSearchParams({ url: url(), since: String(before) })
    const { json: changes } = await http.call(`/v1/sites/situs-diy/thread?${since}`)
    expect(changes.comments.map(({ id }: Json) => id)).toContain(answer)
    const feed = await http.call(`/v1/sites/situs-diy/feed.atom?${new URLSearchParams({ url: url() })}`)
    expect(feed.text).toContain('Diperbaiki 26 Nov 2026.\n\nDibuka 2 Desember.')
    const page = await http.call(`/sites/situs-diy/thread?${new URLSearchParams({ url: url() })}`)
    expect(page.text).toContain('diperbaiki 26 Nov 2026')
    expect(page.text).toMatch(
      /<details class="earlier"><summary>Lihat kata-kata sebelumnya<\/summary>.*Dibuka 1 Desember\./s,
    )
    expect(page.text).toContain('"correction":[{"@type":"CorrectionComment"')
    const alone = await http.call(`/k/${answer}`)
    expect(alone.text).toContain('Dibuka 1 Desember.')
    const { act, subjects } = (await as(regency, '/v1/audit?limit=1')).json.entries[0]
    expect([act, subjects]).toEqual(['corrected', [answer]])
    const item = (await as(regency, `/v1/comments/${answer}`)).json
    expect([item.history.at(-1).act, item.may.includes('correct')]).toEqual(['corrected', true])
  })

  test('what told of a person is not shown any more, and identity numbers never are', async () => {
    const { answer } = await answered('Bapak Budi, hubungi 0812-3456-7890.')
    await correct(answer, { text: 'Hubungi kantor kami. NIK 3311012304850001' })
    expect(JSON.stringify(await thread())).not.toMatch(/7890|3311012304850001/)
    expect((await thread()).comments[0].replies[0].corrections[0].text).toBe('Bapak Budi, hubungi ••••-••••-••••.')
    await correct(answer, { text: 'Hubungi kantor kami.', hide: true })
    expect((await thread()).comments[0].replies[0].corrections[0].text).toBeNull()
  })

  test('is taken back soon, by whoever did it, as if it had never been', async () => {
    const { answer } = await answered('Di balai desa.')
    await correct(answer, { text: 'Di kantor.' })
    expect((await correct(answer, { text: 'Di balai desa.', undo: true }, colleague)).json.code).toBe('conflict')
    expect((await correct(answer, { text: 'Di rumah.', undo: true })).json.code).toBe('conflict')
    expect((await correct(answer, { text: 'Di balai desa.', undo: true })).status).toBe(204)
    const reply = (await thread()).comments[0].replies[0]
    expect([reply.text, reply.editedAt]).toEqual(['Di balai desa.', null])
    expect(reply).not.toHaveProperty('corrections')
    await correct(answer, { text: 'Di kantor.' })
    now += 16 * 60_000
    const late = await correct(answer, { text: 'Di balai desa.', undo: true })
    expect([late.json.code, late.json.detail]).toEqual(['conflict', expect.stringContaining('tidak bisa diurungkan')])
    const acts = (await as(regency, '/v1/audit?limit=3')).json.entries.map(({ act }: Json) => act)
    expect(acts).toEqual(['corrected', 'uncorrected', 'corrected'])
  })

  test('is done by whom it was said: the office it was passed on to, and not the one where it stands', async () => {
    const { answer, question } = await answered('Dari kami.', beside)
    expect((await correct(answer, { text: 'Dari sebelah.' })).json.code).toBe('not-permitted')
    expect((await as(regency, `/v1/comments/${answer}`)).json.may).not.toContain('correct')
    const seen = (await as(beside, `/v1/comments/${answer}`)).json
    expect([seen.guest, seen.may]).toEqual([true, ['correct']])
    expect((await as(beside, `/v1/comments/${question}/below`)).json.items.map(({ id }: Json) => id)).toEqual([answer])
    expect((await correct(answer, { text: 'Dari kami, diperbaiki.' }, beside)).status).toBe(204)
    // What the office has said there may be read and put right, and nothing else.
    expect((await as(beside, `/v1/comments/${answer}/answer`, { json: { text: 'Lagi.' } })).status).toBe(404)
    await as(regency, `/v1/comments/${question}/forward`, { method: 'DELETE' })
    expect((await as(beside, `/v1/comments/${question}`)).status).toBe(404)
    expect((await correct(answer, { text: 'Dari kami, lagi.' }, beside)).status).toBe(204)
  })

  test('is refused to whoever may not, of what is no answer, of what was not seen, and too often', async () => {
    const { question, answer } = await answered('Satu.')
    const auditor = await service.makeMember({ role: 'auditor', office: 'kpu-diy' })
    expect((await correct(answer, { text: 'Dua.' }, auditor)).json.code).toBe('not-permitted')
    expect((await correct(answer, { text: 'Dua.' }, beside)).status).toBe(404)
    expect((await correct(question, { text: 'Dua.' })).json.code).toBe('conflict')
    expect((await correct(answer, { text: 'Dua.', version: 9 })).json.code).toBe('conflict')
    for (const text of ['', '  ', 'x'.repeat(5_001)])
      expect((await correct(answer, { text })).json.code, text.slice(0, 3)).toBe('invalid')
    expect((await correct(answer, { text: 'Satu.' })).status).toBe(204)
    expect((await thread()).comments[0].replies[0]).not.toHaveProperty('corrections')
    const raced = await Promise.all(['Dua.', 'Tiga.'].map((text) => correct(answer, { text, version: 1 })))
    expect(raced.map(({ status }) => status).toSorted()).toEqual([204, 409])
    for (let n = 0; n < 9; n++) await correct(answer, { text: `Jawaban ${n}` })
    const once = await correct(answer, { text: 'Sekali lagi.' })
    expect([once.json.code, once.json.detail]).toEqual(['conflict', expect.stringContaining('sepuluh kali')])
  })
})
