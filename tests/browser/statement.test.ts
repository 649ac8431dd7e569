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

test('at offices below it is told above the queue: whose it is and until when, and how many others', async () => {
  const owner = await desk.service.makeMember()
  const headers = { Authorization: `Bearer ${owner.token}`, 'Content-Type': 'application/json' }
  for (const [at, office] of ['kpu-jateng', 'kpu-klaten', 'kpu-boyolali'].entries()) {
    await desk.service.makeOffice(office)
    const [from, until] = [0, at + 1].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString())
    const value = { text: 'TPS 3 pindah.', source: 'Pengumuman 7', at: from, until }
    await fetch(desk.service.url(`/v1/offices/${office}/policy`), {
      method: 'PUT',
      headers,
      body: JSON.stringify({ settings: { statement: { value } } }),
    })
  }
  for (const [options, said, others] of [
    [
      {},
      /^Siaga dari KPU kpu-klaten: Kiriman diperlambat sampai \d+ \S+ \d{4} pukul \d\d\.\d\d\.$/,
      'Begitu juga 1 kantor lain.',
    ],
    [
      { viewport: { width: 320, height: 740 }, colorScheme: 'dark', locale: 'en-GB' },
      /^Standby of KPU kpu-klaten: Posting is slowed until .+\.$/,
      'So it is at 1 other office.',
    ],
  ] as const) {
    const queue = await desk.desk(owner, '', options)
    await queue.getByText(others).waitFor()
    expect(await queue.locator('.banner', { hasText: 'KPU kpu-klaten' }).innerText()).toMatch(said)
    expect(await queue.locator('.banner', { hasText: 'KPU kpu-boyolali' }).count()).toBe(0)
    expect(await findings(queue)).toEqual([])
    expect(await overflow(queue)).toBe(0)
    await queue.context().close()
  }
})
