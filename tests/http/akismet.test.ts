// What a reader, a member and Akismet see of one another, with a server on loopback in its place.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PostedView } from '../../service/contract/views.ts'
import { type FakeAkismet, startAkismet } from '../support/akismet.ts'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller } from './calling.ts'

const key = 'kunciuji12ab'

onBothStores('Akismet, on %s', (store) => {
  let akismet: FakeAkismet
  let service: RunningService
  let reader: Caller
  let owner: Member
  let later = 0
  let count = 0

  beforeAll(async () => {
    akismet = await startAkismet()
    const config = { akismet: { key, endpoint: akismet.endpoint } }
    service = await startService({ store, config, now: () => Date.now() + later, haste: 20 })
    reader = caller(service)
    await service.makeSite()
    owner = await service.makeMember()
  })
  beforeEach(async () => {
    akismet.mood = 'right'
    akismet.relent()
    await policy({})
  })
  afterAll(async () => {
    await service.close()
    await akismet.close()
  })

  const as = (path: string, sent: object = {}) =>
    reader.call(path, { ...sent, headers: { Authorization: `Bearer ${owner.token}` } })
  const policy = (more: Record<string, unknown>) => {
    const all = { moderation: 'post', ...more }
    const settings = Object.fromEntries(Object.entries(all).map(([name, value]) => [name, { value }]))
    return as('/v1/offices/kpu-ri/policy', { method: 'PUT', json: { settings } })
  }
  const newText = (words: string): string => `${words} nomor ${(count += 1)} di ${store}`
  const post = (text: string): Promise<PostedView> => reader.posted({ url: `${siteOrigin}/luar/${count}`, text })
  const item = async ({ comment }: PostedView) => (await as(`/v1/comments/${comment.id}`)).json
  const codes = async (made: PostedView): Promise<string[]> =>
    (await item(made)).verdict.reasons.map(({ code }: { code: string }) => code)
  const soon = { interval: 30 }
  /** Waits until the comment has these reasons. */
  const hasReasons = (made: PostedView, reasons: string[]) => expect.poll(() => codes(made), soon).toEqual(reasons)
  const isIn = (made: PostedView, state: string) => expect.poll(async () => (await item(made)).state, soon).toBe(state)
  const told = (text: string) => ['submit-ham', 'submit-spam'].flatMap((call) => akismet.about(text, call))

  test('is asked once the reader has their answer, and what it finds harmless is published', async () => {
    akismet.mood = 'late'
    const text = newText('Kapan hasil rekapitulasi diumumkan')
    const made = await post(text)
    expect(made.comment.state).toBe('held')
    expect((await reader.call(`/v1/receipts/${made.receipt}`)).json.reasons).toEqual([
      { code: 'unjudged', text: 'Komentar sedang diperiksa.' },
    ])
    await isIn(made, 'published')
    expect(await codes(made)).toEqual(['akismet-ham'])
    expect(akismet.about(text)).toHaveLength(1)
    const { history } = await item(made)
    expect(history.map(({ act, by }: { act: string; by: string }) => `${act} ${by}`)).toEqual([
      'posted penulis',
      'judged saringan',
    ])
  })

  test('is asked at once, and not only when the duty comes round', async () => {
    const config = { akismet: { key, endpoint: akismet.endpoint } }
    const calm = await startService({ store, config, haste: 1 / 1_000 })
    await calm.makeSite()
    const text = newText('Di mana posko pengaduan kecamatan')
    await caller(calm).posted({ url: `${siteOrigin}/luar/segera`, text })
    await expect.poll(() => akismet.about(text), soon).toHaveLength(1)
    await calm.close()
  })

  test('hears what everybody may read, and neither an address of mail nor one of the network', async () => {
    const text = newText('Apakah pindah memilih masih dibuka')
    const email = 'warga.rahasia@surat.example'
    const made = await reader.posted({ url: `${siteOrigin}/luar/privat`, text, name: 'Yuni Astuti', email })
    await isIn(made, 'published')
    const [asked] = akismet.about(text)
    expect(Object.fromEntries(asked?.form ?? [])).toEqual({
      blog: service.origin,
      blog_lang: 'id',
      blog_charset: 'UTF-8',
      user_ip: '127.0.0.1',
      permalink: `${siteOrigin}/luar/privat`,
      comment_type: 'comment',
      comment_author: 'Yuni Astuti',
      comment_content: text,
      comment_date_gmt: made.comment.createdAt,
    })
    expect(JSON.stringify(akismet.asked)).not.toContain(email)
  })

  test('takes it for spam alone: held; with half a thought of our own: the spam folder', async () => {
    const made = await post(newText('Ada promo beras di balai desa'))
    await hasReasons(made, ['akismet-spam'])
    expect((await item(made)).state).toBe('held')
    await policy({ filterBands: { hold: 1, odd: 0.05, spam: 1 } })
    const half = await post(newText('semalam menang banyak berkat pola promo di keluwih'))
    await isIn(half, 'spam')
  })

  test('is not asked about what our own phases have found, nor where policy says so', async () => {
    const found = newText('Gacor parah di 𝐆𝐀𝐑𝐔𝐃𝐀𝐇𝐎𝐊𝐈𝟖𝟖 bos, daftar sekarang')
    expect(await codes(await post(found))).not.toContain('unjudged')
    await policy({ akismet: false })
    const off = newText('Terima kasih petugas')
    expect((await post(off)).comment.state).toBe('published')
    expect([...akismet.about(found), ...akismet.about(off)]).toEqual([])
  })

  test('does not publish what policy holds', async () => {
    await policy({ moderation: 'pre' })
    const made = await post(newText('Mohon jadwal pelantikan PPS'))
    await hasReasons(made, ['akismet-ham', 'policy-pre'])
    expect((await item(made)).state).toBe('held')
  })

  test.each(['broken', 'wrong-key', 'babbling', 'hanging'] as const)(
    '%s: the comment waits, says why, and is asked about again',
    async (mood) => {
      akismet.mood = mood
      const text = newText(`Bagaimana cara melapor ${mood}`)
      const made = await post(text)
      await hasReasons(made, ['akismet-away'])
      expect((await item(made)).state).toBe('held')
      expect((await reader.call(`/v1/receipts/${made.receipt}`)).json.reasons).toEqual([
        { code: 'akismet-away', text: 'Komentar tampil setelah diperiksa petugas.' },
      ])
      akismet.mood = 'right'
      akismet.relent()
      later += 20_000
      await isIn(made, 'published')
      expect(akismet.about(text)).toHaveLength(2)
    },
    30_000,
  )

  test('is asked by whoever comes next about what a kill has left', async () => {
    akismet.mood = 'hanging'
    const text = newText('Di mana daftar calon bisa dilihat')
    const made = await post(text)
    await expect.poll(() => akismet.about(text).length, soon).toBe(1)
    const waiting = await service.store.comments.byId(made.comment.id)
    // As it stands where the process was killed before it asked anybody.
    const outside = { due: 1, tries: 0, heard: null, told: null }
    await service.store.comments.noteOutside(made.comment.id, waiting?.outside ?? outside, { outside })
    akismet.mood = 'right'
    await isIn(made, 'published')
    akismet.relent()
  }, 20_000)

  test('answers too late to undo what a member decided, and what its author wrote anew', async () => {
    akismet.mood = 'hanging'
    const decided = await post(newText('Ini promo yang sudah diputuskan'))
    const edited = await post(newText('Ini promo yang diubah'))
    await expect
      .poll(() => akismet.asked.filter(({ form }) => form.get('comment_content')?.startsWith('Ini promo')).length, soon)
      .toBe(2)
    await reader.decide(owner.token, { ids: [decided.comment.id], action: 'approve' })
    akismet.mood = 'right'
    const text = newText('Ini pertanyaan baru')
    await reader.call(`/v1/comments/${edited.comment.id}`, {
      method: 'PATCH',
      json: { text },
      headers: { Authorization: `Bearer ${edited.editToken}` },
    })
    akismet.relent()
    await isIn(edited, 'published')
    expect(await codes(edited)).toEqual(['akismet-ham'])
    expect((await item(decided)).state).toBe('published')
    expect((await service.store.comments.byId(decided.comment.id))?.outside).toBeNull()
  })

  describe('is corrected', () => {
    const minute = 61_000
    const decide = async (made: PostedView, action: string) =>
      (await reader.decide(owner.token, { ids: [made.comment.id], action })).json.undo as string

    test('where members found otherwise, once, and a minute later', async () => {
      const spam = newText('Terima kasih atas promo pendidikan pemilih')
      const ham = newText('Jualan yang lolos')
      const [one, other] = [await post(spam), await post(ham)]
      await hasReasons(one, ['akismet-spam'])
      await isIn(other, 'published')
      await decide(one, 'approve')
      await decide(other, 'spam')
      expect([...told(spam), ...told(ham)]).toEqual([])
      later += minute
      await expect.poll(() => told(spam).map(({ call }) => call), soon).toEqual(['submit-ham'])
      await expect.poll(() => told(ham).map(({ call }) => call), soon).toEqual(['submit-spam'])
      // Whatever comes due again, nothing is told twice.
      later += 10 * minute
      await as(`/v1/comments/${one.comment.id}`)
      const outsides = async () =>
        (await service.store.comments.byIds([one.comment.id, other.comment.id])).map(({ outside }) => outside?.due)
      expect(await outsides()).toEqual([null, null])
      await decide(one, 'reject')
      await decide(one, 'approve')
      later += minute
      await expect.poll(outsides, soon).toEqual([null, null])
      expect([...told(spam), ...told(ham)]).toHaveLength(2)
    }, 30_000)

    test('not where it was right, and not where the decision was taken back', async () => {
      const right = newText('Benar benar promo')
      const back = newText('Ada promo yang tidak jadi disetujui')
      const [one, other] = [await post(right), await post(back)]
      await hasReasons(one, ['akismet-spam'])
      await hasReasons(other, ['akismet-spam'])
      await decide(one, 'spam')
      const undo = await decide(other, 'approve')
      expect((await as(`/v1/decisions/${undo}/undo`, { method: 'POST' })).json.restored).toHaveLength(1)
      later += minute
      const due = async () =>
        (await service.store.comments.byIds([one.comment.id, other.comment.id])).map(({ outside }) => outside?.due)
      await expect.poll(due, soon).toEqual([null, null])
      expect([...told(right), ...told(back)]).toEqual([])
    }, 20_000)

    test('again only where it is sure that nothing arrived', async () => {
      const text = newText('Ada promo lomba baca puisi pemilu')
      const made = await post(text)
      await hasReasons(made, ['akismet-spam'])
      akismet.mood = 'broken'
      await decide(made, 'approve')
      later += minute
      await expect.poll(() => told(text).length, soon).toBe(1)
      // That it is owed again is written down a moment after it was asked.
      const due = async () => (await service.store.comments.byId(made.comment.id))?.outside?.due ?? null
      await expect.poll(due, soon).not.toBeNull()
      akismet.mood = 'right'
      later += minute
      await expect.poll(() => told(text).length, soon).toBe(2)
      expect((await service.store.comments.byId(made.comment.id))?.outside).toMatchObject({ due: null, told: 'ham' })
    }, 30_000)
  })

  test('leaves its key in no line of the log', () => {
    expect(service.logged.join('\n')).toContain('asking Akismet')
    expect(service.logged.join('\n')).not.toContain(key)
  })
})
