// One text answers several questions: one call, one undo, each question answered where it was asked.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { type Answer, caller, type Caller, comment, type Json } from './calling.ts'

onBothStores('one answer for several, on %s', (store) => {
  let service: RunningService
  let http: Caller
  let regency: Member
  let province: Member
  let stranger: Member
  let made = 0

  beforeAll(async () => {
    service = await startService({ store })
    http = caller(service)
    for (const id of ['kpu-diy', 'kpu-jateng', 'kpu-lain']) await service.makeOffice(id)
    await service.makeSite({ id: 'situs-diy', office: 'kpu-diy', origins: [siteOrigin] })
    regency = await service.makeMember({ role: 'moderator', office: 'kpu-diy' })
    province = await service.makeMember({ role: 'moderator', office: 'kpu-jateng' })
    stranger = await service.makeMember({ role: 'moderator', office: 'kpu-lain' })
  })
  afterAll(() => service.close())

  const as = (member: Member, path: string, sent: { method?: string; json?: unknown } = {}): Promise<Answer> =>
    http.call(path, { ...sent, headers: { Authorization: `Bearer ${member.token}` } })
  async function question(text = 'Kapan pindah memilih dibuka?', { isPublic = true, isMarked = true } = {}) {
    made += 1
    const url = `${siteOrigin}/sekaligus/${made}`
    const { id } = (await http.call('/v1/sites/situs-diy/comments', { json: comment({ url, text }) })).json.comment
    if (isPublic) await http.decide(regency.token, { ids: [id], action: 'approve' })
    if (isMarked) await as(regency, `/v1/comments/${id}/kind`, { method: 'PUT', json: { kind: 'question' } })
    return { id, url }
  }
  const answer = (ids: string[], over: object = {}, by = regency): Promise<Answer> =>
    as(by, '/v1/answers', { json: { ids, text: 'Mulai 1 Desember.', key: randomUUID(), ...over } })
  const repliesOn = async (url: string): Promise<string[]> => {
    const { json } = await http.call(`/v1/sites/situs-diy/thread?${new URLSearchParams({ url })}`)
    return json.comments.flatMap((one: Json) => one.replies.map(({ text }: Json) => text))
  }
  const undo = (id: string, by = regency): Promise<Answer> => as(by, `/v1/decisions/${id}/undo`, { method: 'POST' })
  const steps = async (...ids: string[]): Promise<string[]> =>
    Promise.all(ids.map(async (id) => (await as(regency, `/v1/comments/${id}`)).json.matter?.step))

  test('each has it under it on its own page, each clock is met, and one undo takes all of it back', async () => {
    const asked = [await question(), await question(), await question()]
    const ids = asked.map(({ id }) => id)
    const { status, json } = await answer(ids)
    expect(status).toBe(200)
    expect(json).toEqual({ decided: ids, skipped: [], undo: expect.any(String), more: false })
    for (const { url } of asked) {
      expect(await repliesOn(url)).toEqual(['Mulai 1 Desember.'])
      const page = await http.call(`/sites/situs-diy/thread?${new URLSearchParams({ url })}`)
      expect(page.text).toContain('"acceptedAnswer"')
      const feed = await http.call(`/v1/sites/situs-diy/feed.atom?${new URLSearchParams({ url })}`)
      expect(feed.text).toContain('Mulai 1 Desember.')
    }
    expect(await steps(...ids)).toEqual(['settle', 'settle', 'settle'])
    const entry = (await as(regency, '/v1/audit?limit=1')).json.entries[0]
    expect([entry.act, entry.subjects]).toEqual(['answered', ids])
    expect((await undo(json.undo, province)).status).toBe(404)
    expect((await undo(json.undo)).json).toEqual({ restored: ids, skipped: [] })
    expect(await steps(...ids)).toEqual(['answer', 'answer', 'answer'])
    for (const { url } of asked) expect(await repliesOn(url)).toEqual([])
    expect((await undo(json.undo)).json.code).toBe('conflict')
  })

  test('sent again under its key it is made once, also by two at once, and finishes what was cut short', async () => {
    const asked = [await question(), await question(), await question()]
    const ids = asked.map(({ id }) => id)
    const key = randomUUID()
    const first = (await answer(ids.slice(0, 2), { key })).json
    const again = (await answer(ids, { key })).json
    expect([again.decided.toSorted(), again.undo]).toEqual([ids.toSorted(), first.undo])
    for (const { url } of asked) expect(await repliesOn(url)).toHaveLength(1)
    expect((await undo(again.undo)).json.restored.toSorted()).toEqual(ids.toSorted())

    const more = [await question(), await question()]
    const same = randomUUID()
    const ofMore = more.map(({ id }) => id)
    const both = await Promise.all([answer(ofMore, { key: same }), answer(ofMore, { key: same })])
    expect(both.map(({ json }) => json.decided.length)).toEqual([2, 2])
    for (const { url } of more) expect(await repliesOn(url)).toHaveLength(1)
  })

  test('what is not public, was changed since, or is out of sight is passed over', async () => {
    const [up, held, changed] = [await question(), await question('Di mana?', { isPublic: false }), await question()]
    const { json } = await answer([up.id, held.id, changed.id, 'tidak-ada'], { expect: { [changed.id]: 1 } })
    expect(json.decided).toEqual([up.id])
    expect(json.skipped).toEqual([
      { id: 'tidak-ada', state: 'not-found' },
      { id: held.id, state: 'held' },
      { id: changed.id, state: 'published' },
    ])
    const none = (await answer([held.id])).json
    expect([none.decided, none.undo]).toEqual([[], null])
    expect((await answer([up.id], {}, stranger)).json).toMatchObject({
      decided: [],
      skipped: [{ id: up.id, state: 'not-found' }],
    })
  })

  test('what waits is approved with it where that is asked: once, however often it is sent, and one undo takes back both', async () => {
    const asked = await question('Di mana TPS saya?', { isPublic: false, isMarked: false })
    const { version } = (await as(regency, `/v1/comments/${asked.id}`)).json
    const sent = { key: randomUUID(), approve: true, expect: { [asked.id]: version } }
    const first = (await answer([asked.id], sent)).json
    expect(first).toMatchObject({ decided: [asked.id], skipped: [], undo: expect.any(String) })
    // Its answer was lost: what it says now is what it said then, and nothing is made twice.
    expect((await answer([asked.id], sent)).json).toEqual(first)
    expect(await repliesOn(asked.url)).toEqual(['Mulai 1 Desember.'])
    const acts = async (): Promise<string[]> =>
      (await as(regency, '/v1/audit?limit=4')).json.entries.map(({ act }: Json) => act)
    expect((await acts()).slice(0, 2)).toEqual(['answered', 'approve'])
    expect((await undo(first.undo)).json).toEqual({ restored: [asked.id], skipped: [] })
    expect((await as(regency, `/v1/comments/${asked.id}`)).json).toMatchObject({ state: 'held', replyCount: 0 })
    expect(await acts()).toEqual(['undone', 'undone', 'answered', 'approve'])
    expect((await undo(first.undo)).json.code).toBe('conflict')
  })

  test('cut off between approval and answer, it is finished when it is sent again', async () => {
    const asked = await question('Di mana TPS saya?', { isPublic: false, isMarked: false })
    const { version } = (await as(regency, `/v1/comments/${asked.id}`)).json
    const sent = { key: randomUUID(), approve: true, expect: { [asked.id]: version } }
    await http.decide(regency.token, { ids: [asked.id], action: 'approve', key: sent.key })
    expect((await answer([asked.id], sent)).json.decided).toEqual([asked.id])
    expect(await repliesOn(asked.url)).toEqual(['Mulai 1 Desember.'])
  })

  test('what somebody else has decided is neither approved nor answered by it, nor what is another office’s to decide', async () => {
    const asked = await question('Di mana TPS saya?', { isPublic: false, isMarked: false })
    const { version } = (await as(regency, `/v1/comments/${asked.id}`)).json
    await http.decide(regency.token, { ids: [asked.id], action: 'reject' })
    const late = { approve: true, expect: { [asked.id]: version } }
    expect((await answer([asked.id], late)).json).toMatchObject({
      decided: [],
      skipped: [{ id: asked.id, state: 'rejected' }],
      undo: null,
    })
    const passedOn = await question('Di mana?', { isPublic: false, isMarked: false })
    await as(regency, `/v1/comments/${passedOn.id}/forward`, { method: 'PUT', json: { to: 'kpu-jateng' } })
    expect((await answer([passedOn.id], { approve: true }, province)).json.decided).toEqual([])
    expect((await as(regency, `/v1/comments/${passedOn.id}`)).json.state).toBe('held')
  })

  test('an answer that was corrected since keeps its question in public', async () => {
    const asked = await question('Di mana TPS saya?', { isPublic: false, isMarked: false })
    const { json } = await answer([asked.id], { approve: true })
    const [below] = (await as(regency, `/v1/comments/${asked.id}/below`)).json.items
    await as(regency, `/v1/comments/${below.id}/correction`, { method: 'PUT', json: { text: 'Di balai desa.' } })
    expect((await undo(json.undo)).json.restored).toEqual([])
    expect((await as(regency, `/v1/comments/${asked.id}`)).json.state).toBe('published')
  })

  test('an office answers so what was passed on to it, in its own name', async () => {
    const [one, two] = [await question(), await question()]
    for (const { id } of [one, two])
      await as(regency, `/v1/comments/${id}/forward`, { method: 'PUT', json: { to: 'kpu-jateng' } })
    expect(
      (await as(province, `/v1/comments/${one.id}/similar-questions`)).json.items.map(({ id }: Json) => id),
    ).toEqual([two.id])
    expect((await answer([one.id, two.id], {}, province)).json.decided).toEqual([one.id, two.id])
    const { json } = await http.call(`/v1/sites/situs-diy/thread?${new URLSearchParams({ url: one.url })}`)
    expect(json.comments[0].replies[0].author.office).toBe('kpu-jateng')
  })

  test('what was corrected since stays; corrected under one question, it is so under all', async () => {
    const asked = [await question(), await question()]
    const { json } = await answer(asked.map(({ id }) => id))
    const below = (await as(regency, `/v1/comments/${asked[0]?.id}/below`)).json.items[0]
    await as(regency, `/v1/comments/${below.id}/correction`, { method: 'PUT', json: { text: 'Mulai 2 Desember.' } })
    for (const { url } of asked) expect(await repliesOn(url)).toEqual(['Mulai 2 Desember.'])
    const undone = (await undo(json.undo)).json
    expect([undone.restored, undone.skipped.length]).toEqual([[], 2])
  })

  test('a single answer is taken back the same way', async () => {
    const { id, url } = await question()
    await as(regency, `/v1/comments/${id}/answer`, { json: { text: 'Ya.' } })
    const [entry] = (await as(regency, '/v1/audit?limit=1')).json.entries
    expect((await undo(entry.id)).json.restored).toEqual([id])
    expect([await repliesOn(url), await steps(id)]).toEqual([[], ['answer']])
  })

  test('what the same office is to answer and asks the like is offered, the most alike first, and nothing else', async () => {
    const text = 'Bagaimana syarat menjadi saksi peserta pemilu di TPS?'
    const asked = await question(text)
    const alike = await question('Apa saja syarat menjadi saksi di TPS kami?')
    const unmarked = await question('Syarat menjadi saksi peserta pemilu bagaimana?', { isMarked: false })
    const settled = await question(text)
    await as(regency, `/v1/comments/${settled.id}/answer`, { json: { text: 'Lihat pengumuman.' } })
    await question('Kapan logistik tiba di kecamatan?')
    await question(text, { isPublic: false })
    const { json } = await as(regency, `/v1/comments/${asked.id}/similar-questions`)
    expect(json.items.map(({ id }: Json) => id).toSorted()).toEqual([alike.id, unmarked.id].toSorted())
    expect((await as(stranger, `/v1/comments/${asked.id}/similar-questions`)).status).toBe(404)
  })

  test('is refused to whoever may not, without words, and of more than fifty', async () => {
    const { id } = await question()
    const auditor = await service.makeMember({ role: 'auditor', office: 'kpu-diy' })
    expect((await answer([id], {}, auditor)).json.code).toBe('not-permitted')
    expect((await http.call('/v1/answers', { json: { ids: [id], text: 'x', key: 'k' } })).status).toBe(401)
    const many = Array.from({ length: 51 }, (_, at) => `id-${at}`)
    for (const over of [{ text: ' ' }, { text: 'x'.repeat(5_001) }, { ids: [] }, { ids: many }, { key: '' }])
      expect((await answer([id], over)).json.code, JSON.stringify(over).slice(0, 30)).toBe('invalid')
  })
})
