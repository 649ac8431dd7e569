// What was put aside is kept for as long as the policy says, and no longer; why it was put aside stays.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lapse } from '../../service/duties/lapse.ts'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { type Answer, caller, type Caller } from './calling.ts'

const day = 86_400_000

onBothStores('on %s', (store) => {
  let service: RunningService
  let http: Caller
  let lead: Member
  let pages = 0

  beforeAll(async () => {
    service = await startService({ store })
    http = caller(service)
    await service.makeSite()
    lead = await service.makeMember()
  })
  afterAll(() => service.close())

  const as = (path: string, sent: object = {}): Promise<Answer> =>
    http.call(path, { ...sent, headers: { Authorization: `Bearer ${lead.token}` } })
  const keepFor = (days: number | null): Promise<Answer> =>
    as('/v1/offices/kpu-ri/policy', { method: 'PUT', json: { settings: { retentionDays: { value: days } } } })
  const posted = (text: string, email: string) =>
    http.posted({ url: `${siteOrigin}/simpan/${(pages += 1)}`, text, email: `${email}-${store}@surat.example` })
  const pass = (days: number): Promise<void> => lapse(service.service.collaborators).run(Date.now() + days * day)
  const receipt = async (made: { receipt: string }) => (await http.call(`/v1/receipts/${made.receipt}`)).json
  const item = async (id: string) => (await as(`/v1/comments/${id}`)).json

  test('where the policy says nothing it is kept', async () => {
    const made = await posted('Kata kasar yang ditolak', 'tinggal')
    await http.decide(lead.token, { ids: [made.comment.id], action: 'reject', reason: 'Kata kasar.' })
    await pass(3_000)
    expect((await item(made.comment.id)).text).toBe('Kata kasar yang ditolak')
  })

  test('after its days words, name and address are gone; the decision, its reason and the receipt still stand', async () => {
    const only = await posted('Telepon saya saja, Bu', 'sekali')
    const twice = await posted('Nomor saya begini', 'dua')
    const shown = await posted('Yang ini tampil', 'dua')
    const waits = await posted('Yang ini menunggu', 'menunggu')
    const ids = [only, twice].map(({ comment }) => comment.id)
    await http.decide(lead.token, { ids, action: 'reject', reason: 'Nomor pribadi.' })
    await http.decide(lead.token, { ids: [shown.comment.id], action: 'approve' })
    const before = await receipt(only)
    expect((await keepFor(30)).status).toBe(200)
    await pass(29)
    expect((await item(ids[0] ?? '')).text).toBe('Telepon saya saja, Bu')
    await pass(31)
    expect(await item(ids[0] ?? '')).toMatchObject({ text: '', state: 'rejected', may: [], email: null })
    expect(JSON.stringify(await item(ids[1] ?? ''))).not.toContain('Nomor saya')
    // Nobody can look once more at words that are gone.
    const { appeal, ...stands } = before
    expect(appeal.state).toBe('open')
    expect(await receipt(only)).toEqual(stands)
    expect(before.reasons).toEqual([{ code: 'decided', text: 'Nomor pribadi.' }])
    expect([await item(shown.comment.id), await item(waits.comment.id)].map(({ text }) => text)).toEqual([
      'Yang ini tampil',
      'Yang ini menunggu',
    ])
    const { people, comments } = service.store
    const persons = await Promise.all(
      [shown, waits].map(async ({ comment }) => (await comments.byId(comment.id))?.author),
    )
    for (const author of persons) {
      expect(author?.kind === 'reader' && author.person && (await people.key(author.person))).toBeTruthy()
    }
    const put = (await as(`/v1/queue?tab=rejected`)).json.items.map(({ id }: { id: string }) => id)
    expect(put).toEqual(expect.arrayContaining(ids))
    const back = await http.decide(lead.token, { ids, action: 'approve' })
    expect(back.json.decided).toEqual([])
  })

  test('whose appeal waits is kept until it is decided', async () => {
    const made = await posted('Tolong dilihat lagi', 'banding')
    const { id } = made.comment
    await http.decide(lead.token, { ids: [id], action: 'reject', reason: 'Tidak membahas berita ini.' })
    const json = { key: crypto.randomUUID(), text: 'Ini membahas beritanya.' }
    expect((await http.call(`/v1/receipts/${made.receipt}/appeal`, { json })).status).toBeLessThan(300)
    await keepFor(30)
    await pass(31)
    expect((await item(id)).text).toBe('Tolong dilihat lagi')
  })

  test('whoever has no other comment is known no longer; nothing of it is in a backup', async () => {
    const made = await posted('Hanya ini dari saya', 'hilang')
    const author = (await service.store.comments.byId(made.comment.id))?.author
    const person = author?.kind === 'reader' ? (author.person ?? '') : ''
    expect(await service.store.people.key(person)).not.toBeNull()
    await http.decide(lead.token, { ids: [made.comment.id], action: 'spam' })
    await keepFor(30)
    await pass(31)
    // Whoever is writing just now is still known; an hour later nobody is.
    expect(await service.store.people.key(person)).not.toBeNull()
    await pass(31 + 2 / 24)
    expect([await service.store.people.byId(person), await service.store.people.key(person)]).toEqual([null, null])
    let dumped = ''
    for await (const record of service.store.meta.dump()) dumped += JSON.stringify(record)
    expect(dumped).not.toContain('Hanya ini dari saya')
    expect(dumped).toContain(made.comment.id)
  })

  const personOf = async (id: string): Promise<string> => {
    const author = (await service.store.comments.byId(id))?.author
    return author?.kind === 'reader' ? (author.person ?? '') : ''
  }
  const known = async (person: string): Promise<boolean[]> => {
    const { people } = service.store
    return [(await people.byId(person)) !== null, (await people.key(person)) !== null]
  }
  /** The last comment of somebody goes. */
  async function lapsed(email: string): Promise<string> {
    const { comment } = await posted('Yang terakhir', email)
    await http.decide(lead.token, { ids: [comment.id], action: 'spam' })
    await keepFor(30)
    const person = await personOf(comment.id)
    await pass(31)
    return person
  }

  test('whoever writes again before they are forgotten is still the same, and known', async () => {
    const person = await lapsed('kembali')
    const again = await posted('Saya menulis lagi', 'kembali')
    expect(await personOf(again.comment.id)).toBe(person)
    await pass(31 + 2 / 24)
    expect(await known(person)).toEqual([true, true])
  })

  test('whoever was read as known, and arrives after their last comment has gone, is known still', async () => {
    const { comment } = await posted('Yang pertama', 'bersamaan')
    await http.decide(lead.token, { ids: [comment.id], action: 'spam' })
    await keepFor(30)
    const person = await personOf(comment.id)
    // Between reading who it is and storing what they write, the duty runs.
    const { comments } = service.store
    const { insert } = comments
    comments.insert = async (...inserted) => {
      comments.insert = insert
      await pass(31)
      return insert(...inserted)
    }
    const late = await posted('Yang kedua', 'bersamaan')
    expect(await personOf(late.comment.id)).toBe(person)
    await pass(31 + 2 / 24)
    expect(await known(person)).toEqual([true, true])
  })

  test('whoever is forgotten at the moment of writing again is somebody new, and known', async () => {
    const person = await lapsed('terlambat')
    // Between reading that they are about to be forgotten and keeping them, they are.
    const { people } = service.store
    const { keep } = people
    people.keep = async (...kept) => {
      people.keep = keep
      await pass(31 + 2 / 24)
      return keep(...kept)
    }
    const { comment } = await posted('Saya menulis lagi', 'terlambat')
    const anew = await personOf(comment.id)
    expect(anew).not.toBe(person)
    expect([await known(person), await known(anew)]).toEqual([
      [false, false],
      [true, true],
    ])
  })
})
