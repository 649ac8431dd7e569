// The open ledger: what anybody may know of an office, as a page without a script and as data, and nothing about few.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ledgerReasons } from '../../service/contract/ledger.ts'
import { readyReasons } from '../../service/contract/ready-reasons.ts'
import { sealAudit } from '../../service/duties/seal-audit.ts'
import { onBothStores } from '../support/both-stores.ts'
import { type Member, type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller, type Caller, type Json } from './calling.ts'

/** What is told of reasons that fewer than five persons met, or nobody. */
const fewOf = (unpublished: Json[]): string[] =>
  unpublished.filter(({ comments }) => comments === null).map(({ reason }) => reason)

onBothStores('on %s', (store) => {
  let service: RunningService
  let reader: Caller
  let owner: Member
  const now = Date.UTC(2026, 10, 18, 3)

  beforeAll(async () => {
    service = await startService({ store, now: () => now, haste: 0.01 })
    reader = caller(service)
    await service.makeOffice('kpu-sepi')
    await service.makeSite()
    owner = await service.makeMember()
    const [, advert] = readyReasons
    for (let n = 0; n < 5; n++) {
      await reader.published(owner.token)
      for (const reason of [advert?.id, 'Sri, kata-kata Anda kasar']) {
        const { comment, receipt } = await reader.posted()
        await reader.decide(owner.token, { ids: [comment.id], action: 'reject', reason })
        if (reason !== advert?.id) continue
        await reader.call(`/v1/receipts/${receipt}/appeal`, { json: { key: randomUUID(), text: 'Bukan promosi.' } })
      }
    }
    const { comment } = await reader.posted()
    await reader.decide(owner.token, { ids: [comment.id], action: 'spam' })
    await sealAudit(service.service.collaborators).run(now)
  })
  afterAll(() => service.close())

  test('as data: by week and reason, with the head of the chain; no words, no names, nobody’s own reason', async () => {
    const { json, text, headers } = await reader.call('/v1/ledger', { headers: { Origin: siteOrigin } })
    expect(json.office).toMatchObject({ id: 'kpu-ri' })
    expect(json.weeks).toHaveLength(8)
    const [{ unpublished, ...week }, earlier] = json.weeks
    expect(week).toEqual({
      from: '2026-11-15T17:00:00.000Z',
      published: 5,
      answered: null,
      appeals: { asked: 5, upheld: null, granted: null, waiting: 5 },
    })
    // One person's spam is not told from nobody's removed comment.
    expect(unpublished.slice(0, 2)).toEqual([
      { reason: 'advert', comments: 5 },
      { reason: 'other', comments: 5 },
    ])
    const others = ledgerReasons.filter((reason) => reason !== 'advert' && reason !== 'other')
    expect(fewOf(unpublished)).toEqual(others)
    expect(earlier).toMatchObject({ published: null, appeals: { asked: null, waiting: null } })
    expect(fewOf(earlier.unpublished)).toEqual(ledgerReasons)
    const head = await service.store.audit.lastSeal()
    expect(json.chain).toMatchObject({ lines: head?.number, seal: head?.seal })
    expect(text).not.toMatch(/Sri|kasar|Yuni|daftar|Bukan/)
    expect(headers.get('cache-control')).toBe('public, max-age=60')
    expect(headers.get('access-control-allow-origin')).toBe(siteOrigin)
    expect((await reader.call('/v1/ledger?office=tidak-ada')).status).toBe(404)
    expect((await reader.call('/v1/ledger', { headers: { Origin: 'https://asing.example' } })).status).toBe(403)
    const quiet = (await reader.call('/v1/ledger?office=kpu-sepi')).json
    expect(quiet.weeks[0]).toMatchObject({ published: null, answered: null })
    expect(fewOf(quiet.weeks[0].unpublished)).toEqual(ledgerReasons)
  })

  test('weeks begin on Monday by the clocks of the office, and are dated by them', async () => {
    await service.makeOffice('kpu-sulawesi-selatan')
    const eastward = (await reader.call('/v1/ledger?office=kpu-sulawesi-selatan')).json
    expect([eastward.timeZone, eastward.weeks[0].from]).toEqual(['Asia/Makassar', '2026-11-15T16:00:00.000Z'])
    const { text } = await reader.call('/buku-terbuka?office=kpu-sulawesi-selatan')
    expect(text).toContain('16 November 2026')
    expect((await reader.call('/v1/ledger')).json.timeZone).toBe('Asia/Jakarta')
  })

  test('as a page without a script, in both languages, found from the front page and from any code', async () => {
    const { text, status } = await reader.call('/buku-terbuka', { headers: { 'Accept-Language': 'id' } })
    expect(status).toBe(200)
    expect(text).not.toContain('<script')
    expect(text).toContain('Buku terbuka')
    expect(text).toContain('Komentar Anda berisi promosi atau iklan.')
    expect(text).toContain('<th scope="row">Alasan lain, masing-masing</th><td>kurang dari 5</td>')
    expect(text).toContain('<th scope="row">Banding menunggu keputusan</th><td>5</td>')
    // Weeks without anything to tell say so in a line.
    expect(text.match(/<p>Semua angkanya kurang dari 5\.<\/p>/g)).toHaveLength(7)
    const head = await service.store.audit.lastSeal()
    expect(text).toContain(`${head?.number}:${head?.seal}`)
    expect((await reader.call('/buku-terbuka?lang=en')).text).toContain('Open ledger')
    expect((await reader.call('/buku-terbuka?office=tidak-ada')).status).toBe(404)
    for (const path of ['/', '/kabar']) expect((await reader.call(path)).text, path).toContain('href="/buku-terbuka"')
  })
})
