// The calendar of an election, set at the national office: in force by each office's clocks, in what is held, in what is
// open, and in how long an answer may take.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, rootOffice, type RunningService, startService } from '../support/service.ts'
import { caller, type Caller, comment, type Json, page, threadPath } from './calling.ts'

const hour = 3_600_000
const quiet = { kind: 'quiet', from: '2029-02-11', until: '2029-02-13', name: 'Masa tenang', source: 'PKPU 7' }
const voting = { kind: 'voting', from: '2029-02-14', until: '2029-02-14', name: 'Pemungutan suara', source: 'PKPU 7' }
const inJakarta = (local: string): number => Date.parse(`${local}+07:00`)

onBothStores('on %s', (store) => {
  let service: RunningService
  let http: Caller
  let owner: Member
  let now = inJakarta('2029-02-10T12:00:00')

  beforeAll(async () => {
    service = await startService({ store, now: () => now })
    http = caller(service)
    await service.makeOffice('kpu-jawa-tengah')
    await service.makeOffice('kpu-maluku')
    await service.makeSite({ office: 'kpu-jawa-tengah' })
    await service.makeSite({ id: 'situs-maluku', office: 'kpu-maluku', origins: ['http://maluku.example'] })
    await at('2029-02-10T12:00:00')
  })
  afterAll(() => service.close())

  // Sessions end with their day.
  const at = async (local: string) => {
    now = inJakarta(local)
    owner = await service.makeMember()
  }
  const as = ({ token }: Member = owner) => ({ Authorization: `Bearer ${token}` })
  const save = (settings: Json, office = rootOffice, member = owner) =>
    http.call(`/v1/offices/${office}/policy`, { method: 'PUT', headers: as(member), json: { settings } })
  const calendar = (...stages: Json[]) =>
    save({
      moderation: { value: 'post' },
      contestants: { value: [{ number: 2, names: ['Subagyo'] }] },
      stages: { value: stages, locked: true },
      clocks: {
        value: [
          { stage: null, kind: 'question', step: 'answer', days: 5, source: 'Pedoman' },
          { stage: 'quiet', kind: 'question', step: 'answer', days: 1, source: 'Pedoman' },
        ],
      },
    })
  const maluku = (text: string) =>
    http.call('/v1/sites/situs-maluku/comments', { json: { ...comment({ text }), url: 'http://maluku.example/' } })
  const item = async (id: string): Promise<Json> => (await http.call(`/v1/comments/${id}`, { headers: as() })).json
  const thread = async (): Promise<Json> => (await http.call(threadPath(page))).json

  test('a calendar that overlaps itself is refused with the row named, and nothing is saved', async () => {
    const { status, json } = await calendar(quiet, { ...voting, from: '2029-02-13' })
    expect([status, json.code]).toEqual([422, 'invalid'])
    expect(json.fields.stages).toContain('Baris 2 (Pemungutan suara) bertumpuk dengan baris 1 (Masa tenang)')
    const english = await http.call(`/v1/offices/${rootOffice}/policy`, {
      method: 'PUT',
      headers: { ...as(), 'Accept-Language': 'en' },
      json: { settings: { stages: { value: [{ ...quiet, from: '2029-02-31' }] } } },
    })
    expect(english.json.fields.stages).toBe('Row 1: from is wrong.')
    const { json: policy } = await http.call(`/v1/offices/${rootOffice}/policy`, { headers: as() })
    expect(policy.settings.stages).toEqual({ value: [], from: null, lockedBy: null })
  })

  test('no lower office changes a locked calendar', async () => {
    expect((await calendar(quiet, voting)).status).toBe(200)
    const lead = await service.makeMember({ role: 'lead', office: 'kpu-maluku' })
    for (const value of [[], [voting]]) {
      const { status, json } = await save({ stages: { value } }, 'kpu-maluku', lead)
      expect([status, json.code]).toEqual([403, 'not-permitted'])
      expect(json.detail).toContain('stages')
    }
  })

  test('what names a contestant waits while it is quiet where one is, with the words marked; questions do not', async () => {
    await at('2029-02-10T22:30:00')
    // In Ambon it is half an hour into the next day.
    expect((await http.posted({ text: 'Hidup Subagyo!' })).comment.state).toBe('published')
    const held = (await maluku('Ayo Ѕubagyo!')).json
    expect(held.comment.state).toBe('held')
    expect((await item(held.comment.id)).verdict.reasons).toEqual([
      {
        code: 'names-contestant',
        text: 'Menyebut peserta pemilihan, yang ditahan selama tahapan ini',
        evidence: [{ field: 'text', from: 4, to: 11 }],
      },
    ])
    expect((await http.call(`/v1/receipts/${held.receipt}`)).json.reasons).toEqual([
      {
        code: 'names-contestant',
        text: 'Selama tahapan ini, komentar yang menyebut peserta pemilihan diperiksa petugas.',
      },
    ])
    expect((await maluku('Di mana TPS saya?')).json.comment.state).toBe('published')
    await at('2029-02-11T00:00:00')
    expect((await http.posted({ text: 'Pilih nomor urut 02' })).comment.state).toBe('held')
    expect((await http.posted({ text: 'Di mana TPS nomor 2?' })).comment.state).toBe('published')
  })

  test('figures rest while it is quiet, on pages that were kept as well, and whichever way the clock is set', async () => {
    const reacting = () =>
      http.call(`/v1/sites/kpu-sukamaju/reaction?${new URLSearchParams({ url: page })}`, {
        method: 'PUT',
        json: { reaction: 'Informatif' },
      })
    const resting = async () => (await thread()).rules.resting ?? false
    await at('2029-02-10T23:59:59')
    expect(await resting()).toBe(false)
    await at('2029-02-11T00:00:00')
    expect(await resting()).toBe(true)
    expect((await thread()).rules.engagement, 'what the office wants is as ever').toBe('on')
    expect((await reacting()).json).toMatchObject({ code: 'closed', detail: expect.stringContaining('Masa tenang') })
    await at('2029-02-10T23:00:00')
    expect(await resting()).toBe(false)
    expect((await reacting()).status).toBe(200)
    await at('2029-02-12T00:00:00')
    expect((await thread()).reactions, 'and stand as they stood').toEqual({ Informatif: 1 })
    await at('2029-02-14T00:00:00')
    expect(await resting()).toBe(false)
  })

  test('an answer is due by the row of the stage in which the question is marked', async () => {
    const due = async (local: string): Promise<string> => {
      await at(local)
      const { comment: made } = await http.published(owner.token, { text: 'Kapan dibuka?' }).catch(() => http.posted())
      await http.call(`/v1/comments/${made.id}/kind`, { method: 'PUT', headers: as(), json: { kind: 'question' } })
      return (await item(made.id)).matter.due.days
    }
    expect(await due('2029-02-08T09:00:00')).toBe(5)
    expect(await due('2029-02-12T09:00:00')).toBe(1)
  })

  test('pages close in a stage that says so, with its reason, until it ends', async () => {
    await at('2029-02-13T12:00:00')
    await calendar(quiet, { ...voting, moderation: 'closed', reason: 'Pemungutan suara sedang berlangsung.' })
    expect((await thread()).page.open).toBe(true)
    await at('2029-02-14T00:00:00')
    const closedReason = {
      code: 'stage',
      text: 'Pemungutan suara sedang berlangsung.',
      until: new Date(now + 24 * hour).toISOString(),
    }
    expect((await thread()).page).toMatchObject({ open: false, closedReason })
    expect((await http.post()).json).toMatchObject({ code: 'closed', detail: closedReason.text })
    const policy = (await http.call('/v1/offices/kpu-jawa-tengah/policy', { headers: as() })).json
    expect(policy.stage).toEqual({ kind: 'voting', name: 'Pemungutan suara', moderation: 'closed' })
    expect([policy.settings.moderation.value, policy.offices]).toEqual(['post', [{ id: 'kpu-ri', name: 'KPU RI' }]])
    const html = await http.call(`/sites/kpu-sukamaju/thread?${new URLSearchParams({ url: page })}`)
    expect(html.text).toContain(closedReason.text)
    await at('2029-02-15T00:00:00')
    expect((await thread()).page).toMatchObject({ open: true, closedReason: null })
    expect((await http.post()).status).toBe(201)
  })
})
