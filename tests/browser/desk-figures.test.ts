// The desk's pages of figures: what they tell is what was done, their tables say the same, and few are never told of.
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
