// Saved answers at the desk: kept on their page, found beside the answer by keys, put into the draft.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskStage, findings, openDeskStage, overflow } from './desk-stage.ts'

let stage: DeskStage
beforeAll(async () => {
  stage = await openDeskStage()
})
afterAll(() => stage?.close())

test('are added, changed, deleted and brought back on their page, and say whose they are', async () => {
  const tab = await stage.desk(await stage.service.makeMember({ role: 'lead' }), '?page=answers')
  await tab.getByText('Belum ada jawaban tersimpan.').waitFor()
  await tab.getByRole('button', { name: 'Tambah jawaban' }).click()
  expect(await findings(tab)).toEqual([])
  await tab.locator('input[name=title]').fill('Cek DPT')
  await tab.locator('textarea[name=text]').fill('Yth. {nama}, buka laman cek DPT. Salam, {kantor}.')
  await tab.getByRole('button', { name: 'Simpan' }).click()
  await tab.getByText('Milik KPU RI').waitFor()
  await tab.getByRole('button', { name: 'Ubah: Cek DPT' }).click()
  await tab.locator('input[name=title]').fill('Cek daftar pemilih')
  await tab.getByRole('button', { name: 'Simpan' }).click()
  await tab.getByRole('heading', { name: 'Cek daftar pemilih' }).waitFor()
  await tab.getByRole('button', { name: 'Hapus: Cek daftar pemilih' }).click()
  await tab.getByText('Belum ada jawaban tersimpan.').waitFor()
  await tab.getByRole('button', { name: 'Urungkan' }).click()
  await tab.getByRole('heading', { name: 'Cek daftar pemilih' }).waitFor()
  expect(await findings(tab)).toEqual([])
  await tab.setViewportSize({ width: 390, height: 844 })
  expect(await overflow(tab)).toBe(0)
  await tab.context().close()
})

test('is found by typing, chosen by arrows, filled in, put into the draft, and sent by nobody but the member', async () => {
  const owner = await stage.service.makeMember({ role: 'lead' })
  for (const [title, text] of [
    ['Jam layanan', 'Kantor buka pukul 08.00–16.00.'],
    ['Pindah memilih', 'Yth. {nama}, urus di {kantor} dengan kode {kode}.'],
  ]) {
    const answer = await fetch(stage.service.url('/v1/saved-answers'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${owner.token}` },
      body: JSON.stringify({ office: 'kpu-ri', title, text }),
    })
    expect(answer.status).toBe(201)
  }
  const id = await stage.post('Bagaimana mengurus pindah memilih?', 'Siti Aminah')
  const tab = await stage.desk(await stage.member('Rina'), `?c=${id}`)
  await tab.locator('.case').getByText('Siti Aminah').waitFor()
  await tab.keyboard.press('e')
  const draft = tab.getByLabel('Jawaban KPU RI')
  await draft.fill('Selamat pagi.')
  const find = tab.getByRole('combobox', { name: 'Jawaban tersimpan' })
  await find.waitFor()
  await tab.keyboard.press('Tab')
  expect(await find.evaluate((node) => node === document.activeElement)).toBe(true)
  await tab.keyboard.type('pindah')
  await tab.getByRole('option').filter({ hasText: 'Pindah memilih' }).waitFor()
  await expect.poll(() => tab.getByRole('option').count()).toBe(1)
  expect(await findings(tab)).toEqual([])
  await tab.keyboard.press('Enter')
  const { receipt } = await stage.item(id)
  await expect
    .poll(() => draft.inputValue())
    .toBe(`Selamat pagi.\n\nYth. Siti Aminah, urus di KPU RI dengan kode ${receipt}.`)
  await expect
    .poll(() => draft.evaluate((node) => node.matches(':focus')), { message: 'one goes on writing' })
    .toBe(true)
  expect((await stage.item(id)).state, 'nothing was sent').toBe('held')
  await tab.setViewportSize({ width: 390, height: 844 })
  await find.focus()
  await tab.keyboard.press('ArrowDown')
  expect([await overflow(tab), await findings(tab)]).toEqual([0, []])
  await tab.context().close()
})
