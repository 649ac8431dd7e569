// Notes that members leave each other on a comment, at the desk, in a real browser.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskStage, findings, openDeskStage, overflow } from './desk-stage.ts'

let stage: DeskStage
beforeAll(async () => {
  stage = await openDeskStage()
})
afterAll(() => stage?.close())

test('a note is written, read by others, taken back, and comes back by its undo', async () => {
  const id = await stage.post('Siapa yang bisa saya hubungi soal pindah TPS?')
  const [rina, wayan] = [await stage.member('Rina'), await stage.member('Wayan')]
  const tab = await stage.desk(rina, `?c=${id}`)
  await tab.getByLabel('Tulis catatan').fill('Sudah ditelepon. <b>Tunggu</b> kabar provinsi.')
  await tab.getByRole('button', { name: 'Simpan catatan' }).click()
  await tab.locator('.toast').getByText('Catatan tersimpan.').waitFor()
  const notes = tab.locator('.notes')
  await notes.getByText('Sudah ditelepon. <b>Tunggu</b> kabar provinsi.').waitFor()
  await expect.poll(() => tab.getByLabel('Tulis catatan').inputValue()).toBe('')
  expect(await findings(tab)).toEqual([])

  const other = await stage.desk(wayan, `?c=${id}`)
  await other.locator('.notes').getByText('Rina').waitFor()
  expect(await other.locator('.notes').getByRole('button').count(), 'another’s note stays').toBe(0)
  await other.context().close()

  await notes.getByRole('button', { name: /^Tarik catatan/ }).click()
  await tab.locator('.toast').getByText('Catatan ditarik.').waitFor()
  await expect.poll(() => notes.locator('li').count()).toBe(0)
  expect((await stage.item(id)).notes).toEqual([])
  await tab.locator('.toast').getByRole('button', { name: 'Urungkan' }).click()
  await notes.getByText('Sudah ditelepon.').waitFor()
  await tab.locator('.toast').getByText('Catatan kembali.').waitFor()
  await tab.context().close()
})

test('words are kept without a network, on a phone, in the dark and in English', async () => {
  const id = await stage.post('Apakah data saya aman?')
  const options = { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'en-GB' } as const
  const tab = await stage.desk(await stage.member('Rina'), `?c=${id}`, options)
  const field = tab.getByLabel('Write a note')
  await field.fill('Ask the province first.')
  expect([await overflow(tab), await findings(tab)]).toEqual([0, []])
  await tab.context().setOffline(true)
  await tab.getByRole('button', { name: 'Save note' }).click()
  await tab.locator('.toast').getByText('Not saved yet. Your words are still here.').waitFor()
  expect(await field.inputValue()).toBe('Ask the province first.')
  await tab.context().setOffline(false)
  await tab.reload()
  expect(await field.inputValue(), 'after a reload, too').toBe('Ask the province first.')
  await tab.getByRole('button', { name: 'Save note' }).click()
  await tab.locator('.notes').getByText('Ask the province first.').waitFor()
  await tab.context().close()
})
