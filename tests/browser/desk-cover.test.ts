// Covering what somebody posted by mistake, at the desk, in a real browser.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { type DeskStage, findings, openDeskStage, overflow } from './desk-stage.ts'

let stage: DeskStage
beforeAll(async () => {
  stage = await openDeskStage()
})
afterAll(() => stage?.close())

const text = 'Telepon saya 0812-3456-7890, nama ibu saya Sumarni.'

async function openPanel(tab: Page): Promise<void> {
  await tab.getByRole('button', { name: /^(Tindakan lain|More actions|Further actions)$/ }).click()
  await tab
    .locator('.menu')
    .getByRole('button', { name: /^(Samarkan|Cover)/ })
    .click()
  await tab.locator('form.covering').waitFor()
}

test('what is found is chosen, more is marked in the words by keys, and it comes back by its undo', async () => {
  const id = await stage.post(text)
  const tab = await stage.desk(await stage.member('Rina'), `?c=${id}`)
  await openPanel(tab)
  const panel = tab.locator('form.covering')
  const choices = panel.getByRole('checkbox')
  expect(await panel.locator('.choices li').allInnerTexts()).toEqual(['0812-3456-7890\nnomor telepon'])
  expect(await choices.first().isChecked()).toBe(true)
  const words = panel.getByLabel('Tulisannya', { exact: true })
  await words.focus()
  await tab.keyboard.type('tidak bisa diubah')
  await tab.keyboard.press('Control+End')
  await tab.keyboard.press('ArrowLeft')
  for (let at = 0; at < 'Sumarni'.length; at += 1) await tab.keyboard.press('Shift+ArrowLeft')
  await panel.getByRole('button', { name: 'Tambahkan yang disorot: Tulisannya' }).click()
  await panel.getByText('Sumarni').last().waitFor()
  expect(await findings(tab)).toEqual([])
  await panel.getByRole('button', { name: 'Samarkan' }).click()
  await tab.locator('.words').getByText('Telepon saya ••••••••••••••, nama ibu saya •••••••.').waitFor()
  expect((await stage.item(id)).text).toBe('Telepon saya ••••••••••••••, nama ibu saya •••••••.')
  await tab.locator('.covers').getByText('Rina menyamarkan sebagian').waitFor()
  expect(await findings(tab)).toEqual([])
  await tab.reload()
  await tab.locator('.covers').getByRole('button', { name: 'Urungkan' }).click()
  await tab.locator('.words').getByText(text).waitFor()
  await tab.locator('.toast').getByText('Yang disamarkan sudah dikembalikan.').waitFor()
  expect((await stage.item(id)).text).toBe(text)
  await tab.context().close()
})

test('fits a phone, in the dark and in English, and says what to do where nothing is found', async () => {
  const id = await stage.post('Nama ibu saya Sumarni.')
  const options = {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    locale: 'en-GB',
    hasTouch: true,
  } as const
  const tab = await stage.desk(await stage.member('Rina'), `?c=${id}`, options)
  await openPanel(tab)
  const panel = tab.locator('form.covering')
  await panel.getByText('No number or address was recognised.').waitFor()
  expect(await panel.getByRole('button', { name: 'Cover', exact: true }).isDisabled()).toBe(true)
  expect([await overflow(tab), await findings(tab)]).toEqual([0, []])
  const sizes = await panel
    .getByRole('button')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))
  for (const height of sizes) expect(height).toBeGreaterThanOrEqual(44)
  await tab.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  await tab.context().close()
})

test('another who changed it first is told of, and nothing is covered unseen', async () => {
  const id = await stage.post(text)
  const [rina, wayan] = [await stage.member('Rina'), await stage.member('Wayan')]
  const tab = await stage.desk(rina, `?c=${id}`)
  await openPanel(tab)
  // No look at the queue or at the comment tells of it before the key is pressed.
  await tab.route('**/v1/queue**', (route) => route.abort())
  const pressed = Promise.withResolvers<void>()
  await tab.route(`**/v1/comments/${id}`, async (route) => {
    await pressed.promise
    await route.continue()
  })
  await stage.decide(wayan, id, 'approve')
  await tab.locator('form.covering').getByRole('button', { name: 'Samarkan' }).click()
  await tab.locator('.toast').getByText('Belum tersimpan.').waitFor()
  pressed.resolve()
  await expect.poll(async () => (await stage.item(id)).text).toBe(text)
  await tab.locator('.case header').getByText('Tampil').waitFor()
  await tab.locator('form.covering').getByRole('button', { name: 'Samarkan' }).click()
  await tab.locator('.words').getByText('Telepon saya ••').waitFor()
  await tab.context().close()
})
