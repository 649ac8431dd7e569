// The desk's pages of figures: what they tell is what was done, their tables say the same, and few are never told of.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealAudit } from '../../service/duties/seal-audit.ts'
import { type DeskStage, findings, openDeskStage, overflow } from './desk-stage.ts'

let stage: DeskStage
beforeAll(async () => {
  stage = await openDeskStage()
})
afterAll(() => stage.close())

test('insights: what came in, what became of it, what people ask, each chart with its table, on both widths', async () => {
  const member = await stage.member('Rina')
  for (let n = 0; n < 6; n += 1) {
    const id = await stage.post(`Di mana daftar pemilih tetap? (${n})`, `Warga ${n}`)
    await stage.decide(member, id, 'approve')
  }
  const tab = await stage.desk(member, '?page=insights')
  await tab.getByText('6 komentar masuk, 6 tampil.').waitFor()
  await tab.getByText('Terbanyak: Tampil').waitFor()
  await tab.locator('summary').first().click()
  expect(await tab.locator('.chart table').first().innerText()).toContain('kurang dari 5')
  const link = tab.getByRole('link', { name: 'daftar pemilih tetap' })
  expect(await link.getAttribute('href')).toBe('/desk?tab=published&office=kpu-ri&q=daftar+pemilih+tetap')
  expect(await findings(tab)).toEqual([])
  await tab.setViewportSize({ width: 390, height: 800 })
  expect(await overflow(tab)).toBe(0)
  await link.click()
  await tab.getByText('Di mana daftar pemilih tetap? (5)').first().waitFor()
})

test('decisions: who did what and why, by act, and until where the chain is whole', async () => {
  const member = await stage.member('Sari')
  const id = await stage.post('Promo besar hari ini')
  await stage.decide(member, id, 'reject')
  await sealAudit(stage.service.service.collaborators).run(Date.now())
  const tab = await stage.desk(member, '?page=audit')
  await tab.getByText(/Rantai utuh sampai \d+ \S+ \d{4}/).waitFor()
  await tab.getByLabel('Tindakan').selectOption({ label: 'menolak' })
  await tab.locator('.trail li', { hasText: 'Sari menolak' }).waitFor()
  expect(await tab.locator('.trail li').first().innerText()).toMatch(/baris \d+/)
  expect(await tab.getByRole('link', { name: 'Unduh CSV' }).getAttribute('href')).toBe('/v1/audit.csv?act=reject')
  expect(await findings(tab)).toEqual([])
  await tab.setViewportSize({ width: 390, height: 800 })
  expect(await overflow(tab)).toBe(0)
})

test('what rises in several offices below stands above the queue, the same day, and leads to the comments', async () => {
  const { service } = stage
  for (const office of ['kpu-satu', 'kpu-dua', 'kpu-tiga']) {
    const origin = `http://${office}.example`
    await service.makeOffice(office)
    await service.makeSite({ id: `situs-${office}`, office, origins: [origin] })
    for (const n of [1, 2]) {
      const email = `${office}-${n}@contoh.example`
      const text = `Benarkah surat suara tercoblos di gudang? ${n}`
      const body = { key: randomUUID(), url: `${origin}/berita`, title: 'Kabar', name: 'Warga', email, text }
      const answer = await fetch(service.url(`/v1/sites/situs-${office}/comments`), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
      expect(answer.status).toBe(201)
    }
  }
  const tab = await stage.desk(await stage.member('Rina'))
  const banner = tab.locator('.rising-now')
  await banner.getByText('Jauh di atas biasanya sejak kemarin:').waitFor()
  expect(await banner.innerText()).toContain('surat suara tercoblos (6 orang, 3 kantor)')
  // Some wait, some are public: each is a press away.
  const places = () =>
    banner.getByRole('link').evaluateAll((links) => links.slice(0, 2).map((link) => link.getAttribute('href')))
  await expect
    .poll(places)
    .toEqual(['held', 'published'].map((list) => `/desk?tab=${list}&reach=all&q=surat+suara+tercoblos`))
  await banner.getByRole('link', { name: 'Menunggu' }).first().click()
  // Copies are one row.
  await tab.locator('.row').getByText('surat suara tercoblos').first().waitFor()
  expect(await findings(tab)).toEqual([])
  await tab.setViewportSize({ width: 390, height: 800 })
  expect(await overflow(tab)).toBe(0)
})
