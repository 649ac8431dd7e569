// A statement as its office writes it at the desk, and as readers see it above the comments.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage, type Stage } from './widget-stage.ts'
import { type DeskStage, findings, openDeskStage, overflow } from './desk-stage.ts'

let stage: Stage
let desk: DeskStage
beforeAll(async () => {
  stage = await openStage()
  desk = await openDeskStage()
})
afterAll(async () => {
  await stage.close()
  await desk.close()
})

test('stands above the form with its office, day and source', async () => {
  const at = new Date().toISOString()
  const until = new Date(Date.now() + 3_600_000).toISOString()
  const value = { text: 'TPS 3 pindah ke balai desa.', source: 'https://kpu.example/7', at, until }
  await stage.setPolicy({ statement: { value } })
  const { page, context } = await stage.open()
  const said = page.getByRole('complementary', { name: 'Pernyataan KPU RI' })
  await said.getByText('TPS 3 pindah ke balai desa.').waitFor()
  await said.getByRole('link', { name: 'https://kpu.example/7' }).waitFor()
  const [above, form] = [await said.boundingBox(), await page.locator('form').boundingBox()]
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThan(form?.y ?? 0)
  await context.close()
})

test('is written at the desk with its source, for 72 hours, and ended by emptying it', async () => {
  const owner = await desk.service.makeMember()
  const tab = await desk.desk(owner, '?page=policy')
  const setting = tab.getByRole('listitem').filter({ hasText: 'kiriman diperlambat' })
  await setting.getByRole('button', { name: 'Atur sendiri: Siaga' }).click()
  await tab.getByLabel('Pernyataan').fill('TPS 3 pindah.')
  await tab.getByLabel('Sumber (alamat atau nama dokumen)').fill('Pengumuman 7')
  expect(await findings(tab)).toEqual([])
  await tab.setViewportSize({ width: 390, height: 800 })
  expect(await overflow(tab)).toBe(0)
  await tab.getByRole('button', { name: 'Simpan', exact: true }).click()
  await setting.getByText(/^TPS 3 pindah\. \(sampai /).waitFor()
  await setting.getByRole('button', { name: 'Ubah: Siaga' }).click()
  await tab.getByLabel('Pernyataan').fill('')
  await tab.getByLabel('Sumber (alamat atau nama dokumen)').fill('')
  await tab.getByRole('button', { name: 'Simpan', exact: true }).click()
  await setting.getByText('Tidak aktif').waitFor()
  await tab.context().close()
})
