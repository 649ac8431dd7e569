// "Kabar komentar Anda": what became of a comment, for whoever has its code, without its words or its author.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PostedView } from '../../service/contract/views.ts'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller } from './calling.ts'
import { headingOf, metaOf, seen } from './reading-html.ts'

onBothStores('on %s', (store) => {
  let service: RunningService
  let reader: Caller
  let owner: Member
  let now = Date.parse('2026-11-24T00:00:00Z')

  beforeAll(async () => {
    service = await startService({ store, now: () => now })
    reader = caller(service)
    await service.makeSite()
    owner = await service.makeMember()
  })

  afterAll(() => service.close())

  const post = () => reader.posted({ url: `${siteOrigin}/kabar`, text: 'Rahasia: kapan buka?', name: 'Bambang' })
  const news = (code: string, more = '') => reader.call(`/kabar/${code}${more}`)
  const decide = (posted: PostedView, action: string, reason?: string) =>
    reader.decide(owner.token, { ids: [posted.comment.id], action, reason })
  const laterBy = (minutes: number): void => void (now += minutes * 60_000)

  test('waiting: since when, and what to do', async () => {
    const posted = await post()
    const { status, text, headers } = await news(posted.receipt)
    expect([status, headingOf(text)]).toEqual([200, 'Menunggu diperiksa'])
    expect(seen(text)).toContain('Diterima 24 November 2026 pukul 07.00 WIB')
    expect(seen(text)).toContain('Diperiksa Komentar tampil setelah diperiksa petugas.')
    expect(seen(text)).toContain('mengirim ulang tidak mempercepat')
    expect([metaOf(text, 'robots'), headers.get('x-robots-tag'), headers.get('cache-control')]).toEqual([
      'noindex',
      'noindex',
      'no-store',
    ])
    for (const said of ['Rahasia', 'Bambang', 'surat.example', '/kabar"', siteOrigin])
      expect(text.replaceAll('href="/kabar"', ''), said).not.toContain(said)
  })

  test('published, then answered: each step with its time', async () => {
    const posted = await post()
    laterBy(130)
    await decide(posted, 'approve')
    const up = await news(posted.receipt)
    expect(headingOf(up.text)).toBe('Komentar Anda tampil')
    expect(seen(up.text)).toContain('Tampil 24 November 2026 pukul 09.10 WIB Dijawab Yang bisa')
    laterBy(60)
    const headers = { Authorization: `Bearer ${owner.token}` }
    await reader.call(`/v1/comments/${posted.comment.id}/answer`, { headers, json: { text: 'Besok.' } })
    const answered = await news(posted.receipt, '?lang=en')
    expect(headingOf(answered.text)).toBe('Your comment has been answered')
    expect(seen(answered.text)).toContain('Answered 24 November 2026 at 10:10 WIB')
    expect(answered.text).not.toContain('Besok')
  })

  test('rejected: the officer’s reason, and what can be done', async () => {
    const posted = await post()
    await decide(posted, 'reject', 'Memuat data pribadi orang lain.')
    const { text } = await news(posted.receipt)
    expect(headingOf(text)).toBe('Komentar Anda tidak ditampilkan')
    expect(seen(text)).toContain('Alasannya Memuat data pribadi orang lain.')
    expect(seen(text)).toContain('Hubungi KPU RI dan sebutkan kode ini.')
  })

  test('withdrawn, and taken down', async () => {
    const own = await post()
    const headers = { Authorization: `Bearer ${own.editToken}` }
    await reader.call(`/v1/comments/${own.comment.id}`, { method: 'DELETE', headers })
    expect(headingOf((await news(own.receipt)).text)).toBe('Komentar ini Anda tarik')
    const other = await post()
    await decide(other, 'approve')
    await decide(other, 'remove', 'Salah halaman.')
    const { text } = await news(other.receipt)
    expect(headingOf(text)).toBe('Komentar Anda tidak lagi ditampilkan')
    expect(seen(text)).toContain('Salah halaman.')
  })

  test('how long checking usually takes, once enough is known', async () => {
    for (let at = 0; at < 5; at += 1) {
      const posted = await post()
      laterBy(90)
      await decide(posted, 'approve')
    }
    laterBy(11)
    expect(seen((await news((await post()).receipt)).text)).toMatch(/Biasanya selesai dalam \d+ jam\./)
  })

  test('a code however it is typed, and one that nobody knows', async () => {
    const { receipt } = await post()
    const typed = receipt.toUpperCase().replaceAll('-', '  ')
    const led = await reader.call(`/kabar?${new URLSearchParams({ kode: typed, lang: 'en' })}`)
    expect([led.status, led.headers.get('location')]).toEqual([303, `/kabar/${receipt}?lang=en`])
    expect(headingOf((await news(encodeURIComponent(typed))).text)).toBe('Menunggu diperiksa')
    expect(headingOf((await reader.call('/kabar')).text)).toBe('Kabar komentar Anda')
    expect(headingOf((await reader.call('/kabar?kode=')).text)).toBe('Kabar komentar Anda')
    for (const code of ['padi-biru-jlan-skm', '%3Cscript%3E', '..', `${'x'.repeat(3_000)}`]) {
      const { status, text } = await news(code)
      if (code === '..') continue
      expect([status, headingOf(text)]).toEqual([404, 'Kode ini tidak kami kenal.'])
      expect(text).toContain('padi-biru-jalan-skh')
      expect(text).not.toContain('<script>')
    }
  })
})
