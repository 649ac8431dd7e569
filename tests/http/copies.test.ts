// Near copies: whoever writes what has just come several times waits for a person, on both stores.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller } from './calling.ts'

onBothStores('near copies, on %s', (store) => {
  let service: RunningService
  let call: Caller
  let owner: Member
  let pages = 0

  const on = () => `${siteOrigin}/salinan/${(pages += 1)}`
  const asMember = () => ({ Authorization: `Bearer ${owner.token}` })
  const reasons = async (id: string): Promise<{ code: string; text: string }[]> =>
    (await call.call(`/v1/comments/${id}`, { headers: asMember() })).json.verdict.reasons

  beforeAll(async () => {
    service = await startService({ store })
    call = caller(service)
    await service.makeSite()
    owner = await service.makeMember()
    const json = { settings: { moderation: { value: 'post' } } }
    await call.call('/v1/offices/kpu-ri/policy', { method: 'PUT', json, headers: asMember() })
  })
  afterAll(() => service.close())

  const petition = 'Mohon jadwal pleno rekapitulasi diumumkan lebih awal supaya warga bisa hadir'
  const offer = 'Rapat warga soal lokasi TPS besok di balai desa, hubungi Pak RT 0812-3456-7890'

  test('the fourth on another page waits, and is told why', async () => {
    for (let n = 1; n <= 3; n++) {
      expect((await call.posted({ url: on(), text: `${offer}${'!'.repeat(n)}` })).comment.state).toBe('published')
    }
    const fourth = await call.posted({ url: on(), text: `${offer.toUpperCase()} 🙏` })
    expect(fourth.comment.state).toBe('held')
    expect(await reasons(fourth.comment.id)).toContainEqual({ code: 'copied', text: '3 salinan serupa dalam 72 jam' })
    const other = await call.posted({ url: on(), text: 'Di mana saya bisa melihat daftar pemilih tetap desa kami?' })
    expect(other.comment.state).toBe('published')
  })

  test('citizens who ask the same are noted, and do not wait for it', async () => {
    for (let n = 1; n <= 6; n++) {
      expect((await call.posted({ url: on(), text: `${petition}${'!'.repeat(n)}` })).comment.state).toBe('published')
    }
    const last = await call.posted({ url: on(), text: petition })
    expect(await reasons(last.comment.id)).toContainEqual({ code: 'copied', text: '6 salinan serupa dalam 72 jam' })
  })

  test('words of thanks are everybody’s', async () => {
    for (let n = 0; n < 8; n++) {
      expect((await call.posted({ url: on(), text: 'Terima kasih infonya' })).comment.state).toBe('published')
    }
  })

  test('an edit to such words waits too, and does not count as a copy of itself', async () => {
    const text = 'Apakah petugas KPPS sudah ada yang dilatih di kecamatan kami tahun ini?'
    const first = await call.posted({ url: on(), text })
    const edit = (made: typeof first, words: string) =>
      call.call(`/v1/comments/${made.comment.id}`, {
        method: 'PATCH',
        headers: { Authorization: `Bearer ${made.editToken}` },
        json: { text: words },
      })
    for (const marks of ['?', '??', '???', '????', '?????']) {
      expect((await edit(first, `${text}${marks}`)).json.state).toBe('published')
    }
    const innocent = await call.posted({
      url: on(),
      text: 'Selamat pagi, saya mau bertanya tentang jadwal kampanye akbar.',
    })
    expect((await edit(innocent, offer)).json.state).toBe('held')
  })
})
