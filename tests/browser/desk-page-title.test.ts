// The title of a page, put right at the desk.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskStage, findings, openDeskStage, overflow } from './desk-stage.ts'

let stage: DeskStage
beforeAll(async () => {
  stage = await openDeskStage()
})
afterAll(() => stage?.close())

test('is corrected from the details of a comment, and comes back by its undo', async () => {
  const id = await stage.post('Apakah jadwalnya berubah?')
  const before = (await stage.item(id)).page.title
  const tab = await stage.desk(await stage.member('Rina'), `?c=${id}`)
  await tab.getByText('Rincian').click()
  await tab.getByRole('button', { name: 'Perbaiki judul' }).click()
  await tab.getByLabel('Judul halaman').fill('Jadwal pencoblosan')
  expect([await overflow(tab), await findings(tab)]).toEqual([0, []])
  await tab.getByRole('button', { name: 'Simpan judul' }).click()
  await tab.locator('.toast').getByText('Judul halaman diperbaiki.').waitFor()
  await tab.getByRole('heading', { name: 'Jadwal pencoblosan' }).waitFor()
  expect((await stage.item(id)).page.title).toBe('Jadwal pencoblosan')
  await tab.locator('.toast').getByRole('button', { name: 'Urungkan' }).click()
  await expect.poll(async () => (await stage.item(id)).page.title).toBe(before)
  await tab.context().close()
})

test('on a phone, in the dark and in English, without a network keeps what was typed', async () => {
  const id = await stage.post('Is the schedule still right?')
  const options = { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'en-GB' } as const
  const tab = await stage.desk(await stage.member('Rina'), `?c=${id}`, options)
  await tab.getByText('Details').click()
  await tab.getByRole('button', { name: 'Correct the title' }).click()
  const field = tab.getByLabel('Page title')
  await field.fill('Voting day')
  expect([await overflow(tab), await findings(tab)]).toEqual([0, []])
  await tab.context().setOffline(true)
  await tab.getByRole('button', { name: 'Save the title' }).click()
  await tab.locator('.toast').getByText('Not saved yet. Your words are still here.').waitFor()
  expect(await field.inputValue()).toBe('Voting day')
  await tab.context().setOffline(false)
  await tab.getByRole('button', { name: 'Save the title' }).click()
  await tab.getByRole('heading', { name: 'Voting day' }).waitFor()
  await tab.context().close()
})
