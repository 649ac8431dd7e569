// The week's report of an office and all below it, and what is to be done about it: for members, and never about few.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, startService } from '../support/service.ts'
import { type Answer, caller, type Caller, type Json } from './calling.ts'

const step = 10 * 60_000
/** Wednesday, 10:00 in the west. */
const wednesday = Date.UTC(2026, 10, 18, 3)

onBothStores('on %s', (store) => {
  let service: RunningService
  let http: Caller
  let root: Member
  let moderator: Member
  let auditor: Member
  let elsewhere: Member
  let now = wednesday

  beforeAll(async () => {
    service = await startService({ store, now: () => now })
    http = caller(service)
    await service.makeOffice('kpu-papua')
    await service.makeOffice('kpu-jayapura', 'kpu-papua')
    await service.makeOffice('kpu-lain')
    await service.makeSite({ office: 'kpu-jayapura' })
    await signIn()
  })
  afterAll(() => service.close())

  /** Sessions last half a day. */
  const signIn = async (): Promise<void> => {
    root = await service.makeMember({ role: 'lead' })
    moderator = await service.makeMember({ role: 'moderator', office: 'kpu-jayapura' })
    auditor = await service.makeMember({ role: 'auditor', office: 'kpu-papua' })
    elsewhere = await service.makeMember({ role: 'lead', office: 'kpu-lain' })
  }
  const as = (who: Member, path: string, sent: object = {}, language = 'id'): Promise<Answer> =>
    http.call(path, { ...sent, headers: { Authorization: `Bearer ${who.token}`, 'Accept-Language': language } })
  const weekly = async (who: Member, query = ''): Promise<Json> => (await as(who, `/v1/weekly${query}`)).json
  const code = async (asked: Promise<Answer>): Promise<string> => {
    const { status, json } = await asked
    return `${status} ${json?.code ?? ''}`.trim()
  }
  const meant = {
    text: 'Jawab pertanyaan pindah memilih',
    owner: { office: 'kpu-jayapura', role: 'lead' },
    due: '2026-11-27',
  }
  const add = (who: Member, over: object = {}): Promise<Answer> =>
    as(who, '/v1/follow-ups', { json: { office: 'kpu-jayapura', week: '2026-11-18', ...meant, ...over } })

  test('a week begins on Monday by the office’s own clocks, and the last one that is over is what is asked for first', async () => {
    expect(await weekly(moderator)).toMatchObject({
      office: { id: 'kpu-jayapura' },
      week: '2026-11-09',
      zone: 'WIT',
      from: '2026-11-08T15:00:00.000Z',
      until: '2026-11-15T15:00:00.000Z',
      running: false,
      figures: { received: null, outcomes: [], toDecide: null, life: { asked: null, late: null } },
      mayChange: true,
    })
    expect(await weekly(root, '?week=2026-11-22')).toMatchObject({
      week: '2026-11-16',
      zone: 'WIB',
      from: '2026-11-15T17:00:00.000Z',
      running: true,
    })
    for (const week of ['kemarin', '2026-02-30', '2026-11-23']) {
      const wrong = await as(root, `/v1/weekly?week=${week}`)
      expect([wrong.status, Object.keys(wrong.json.fields)], week).toEqual([422, ['week']])
    }
    expect((await as(root, '/v1/weekly?week=2026-11-23')).json.fields.week).toBe('minggu itu belum mulai')
  })

  test('it counts a question’s life: asked, answered, "belum terjawab", the second answer; rolled up, and for nobody beside', async () => {
    for (let n = 0; n < 5; n += 1) {
      const { comment, receipt } = await http.posted({ text: `Bagaimana cara pindah memilih? (${n})` })
      now += step
      await http.decide(moderator.token, { ids: [comment.id], action: 'approve' })
      await as(moderator, `/v1/comments/${comment.id}/kind`, { method: 'PUT', json: { kind: 'question' } })
      now += step
      await as(moderator, `/v1/comments/${comment.id}/answer`, { json: { text: 'Lihat pengumuman.' } })
      now += step
      const reopened = await http.call(`/v1/receipts/${receipt}/unsettled`, { method: 'POST' })
      expect(reopened.status).toBeLessThan(300)
      await as(moderator, `/v1/comments/${comment.id}/answer`, { json: { text: 'Bawa KTP-el ke kantor kami.' } })
    }
    now += 61_000
    for (const who of [moderator, auditor, root]) {
      const { figures, before, phrases } = await weekly(who, '?week=2026-11-18')
      expect(figures).toMatchObject({
        received: 5,
        writers: 5,
        published: 5,
        replied: 5,
        pages: 1,
        silentPages: 0,
        decided: 5,
        outcomes: [{ outcome: 'published', comments: 5 }],
        toDecide: { median: step, of: 5 },
        answered: 5,
        toAnswer: { median: 2 * step, of: 5 },
        life: { asked: 5, answered: 10, answeredAgain: 5, reopened: 5, forwarded: null, closed: null, late: null },
      })
      expect(before).toMatchObject({ received: null, life: { answered: null } })
      expect(phrases[0]).toMatchObject({ words: 'cara pindah memilih', persons: 5 })
    }
    expect((await weekly(elsewhere, '?week=2026-11-18')).figures.received).toBeNull()
    expect(await code(as(elsewhere, '/v1/weekly?office=kpu-jayapura'))).toBe('404 not-found')
    expect(await code(http.call('/v1/weekly'))).toBe('401 not-signed-in')
  })

  test('what is to be done is three an office and week, and opens the next one with what came of it', async () => {
    const { id, ...added } = (await add(moderator)).json
    expect(added).toEqual({
      week: '2026-11-16',
      text: meant.text,
      owner: { office: { id: 'kpu-jayapura', name: 'KPU kpu-jayapura' }, role: 'lead' },
      due: '2026-11-27',
      outcome: null,
    })
    const put = { method: 'PUT', json: { ...meant, text: 'Pasang jadwal  di\nberanda, NIK 3311012304560001' } }
    expect((await as(root, `/v1/follow-ups/${id}`, put)).json.text).toMatch(/^Pasang jadwal di beranda, NIK [^0-9]/)
    for (const text of ['Dua', '=1+1']) expect((await add(moderator, { text })).status).toBe(201)
    expect((await add(moderator)).json).toMatchObject({
      code: 'conflict',
      detail: 'Sudah ada tiga tindak lanjut untuk minggu ini.',
    })
    const outcome = { result: 'going', line: 'Menunggu  cetakan' }
    const settled = await as(moderator, `/v1/follow-ups/${id}/outcome`, { method: 'PUT', json: outcome })
    expect(settled.json.outcome).toMatchObject({ result: 'going', line: 'Menunggu cetakan' })
    now += 7 * 24 * 3_600_000
    await signIn()
    const next = await weekly(auditor, '?office=kpu-jayapura&week=2026-11-25')
    expect(next.followUps).toEqual([])
    expect(next.earlier.map(({ text, outcome: of }: Json) => [text.slice(0, 4), of?.result])).toEqual([
      ['Pasa', 'going'],
      ['Dua', undefined],
      ['=1+1', undefined],
    ])
    expect(next.mayChange).toBe(false)
    expect((await weekly(auditor, '?week=2026-11-25')).earlier, 'each office has its own').toEqual([])
    const acts = (await as(root, '/v1/audit?limit=20')).json.entries.map(({ act }: Json) => act)
    expect(acts.filter((act: string) => act === 'follow-up-saved')).toHaveLength(5)
  })

  test('five lines to be pasted, in the reader’s language, and a table no spreadsheet takes for formulas', async () => {
    const { lines } = await weekly(moderator, '?week=2026-11-18')
    expect(lines).toHaveLength(5)
    expect(lines[0]).toMatch(/^Laporan mingguan KPU kpu-jayapura, 16–22 November 2026$/)
    expect(lines[1]).toBe(
      'Masuk 5 komentar dari 5 orang (minggu sebelumnya kurang dari 5); diputuskan 5, separuhnya dalam 10 menit.',
    )
    expect(lines[2]).toBe(
      'Pertanyaan dan keluhan: 5 masuk, 10 dijawab (separuh jawaban dalam 20 menit), 5 belum terjawab; selebihnya kurang dari 5.',
    )
    expect(lines[3]).toBe('Sering ditulis: cara pindah memilih.')
    expect(lines[4]).toMatch(/^Tindak lanjut: 1\) Pasang jadwal di beranda.*; 2\) Dua; 3\) =1\+1$/)
    const english = (await as(moderator, '/v1/weekly?week=2026-11-18', {}, 'en')).json.lines
    expect(english[1]).toMatch(/^5 comments came in from 5 people .* half of them within 10 minutes\.$/)
    expect([...lines, ...english].join('')).not.toContain('\n')
    const table = await as(moderator, '/v1/weekly.csv?week=2026-11-18')
    expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(table.headers.get('content-disposition')).toContain('laporan-mingguan-2026-11-16.csv')
    expect(table.text).toContain('angka,dinyatakan belum terjawab,5,kurang dari 5\r\n')
    expect(table.text).toContain("tindak lanjut,'=1+1,")
    expect(table.text).not.toMatch(/Yuni|surat\.example|Lihat pengumuman/)
  })

  test('is written by those who decide, of their own offices, with bounds', async () => {
    const { id } = (await weekly(moderator, '?week=2026-11-18')).followUps[2]
    const path = `/v1/follow-ups/${id}`
    expect(await code(add(auditor))).toBe('403 not-permitted')
    expect(await code(add(elsewhere))).toBe('404 not-found')
    expect(await code(add(moderator, { office: 'kpu-papua' }))).toBe('404 not-found')
    expect(await code(as(elsewhere, path, { method: 'DELETE' }))).toBe('404 not-found')
    expect(await code(as(auditor, path, { method: 'DELETE' }))).toBe('403 not-permitted')
    const put = (json: object): Promise<Answer> => as(moderator, path, { method: 'PUT', json: { ...meant, ...json } })
    for (const [wrong, field] of [
      [{ text: ' \n ' }, 'text'],
      [{ text: 'x'.repeat(161) }, 'text'],
      [{ due: 'besok' }, 'due'],
      [{ due: '2026-11-15' }, 'due'],
      [{ owner: { office: 'kpu-lain', role: 'lead' } }, 'owner'],
      [{ owner: { office: 'kpu-jayapura', role: 'raja' } }, 'owner.role'],
    ] as const) {
      const answer = await put(wrong)
      expect([answer.status, Object.keys(answer.json.fields ?? {})], JSON.stringify(wrong)).toEqual([422, [field]])
    }
    const long = { method: 'PUT', json: { result: 'done', line: 'x'.repeat(121) } }
    expect(await code(as(moderator, `${path}/outcome`, long))).toBe('422 invalid')
    expect(await code(as(moderator, path, { method: 'DELETE' }))).toBe('204')
    expect(await code(as(moderator, path, { method: 'DELETE' }))).toBe('404 not-found')
  })
})
