// What somebody has at the desk, and what is left of it when their role or their office changes meanwhile.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Member } from '../support/service.ts'
import { type DeskStage, openDeskStage, row } from './desk-stage.ts'

let stage: DeskStage
let owner: Member
beforeAll(async () => {
  stage = await openDeskStage()
  owner = await stage.service.makeMember()
  await stage.service.makeOffice('kpu-lain')
})
beforeEach(() => stage.clear())
afterAll(() => stage?.close())

const change = async (member: Member, json: object): Promise<void> => {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${owner.token}` }
  const path = stage.service.url(`/v1/members/${member.id}`)
  const { status } = await fetch(path, { method: 'PATCH', headers, body: JSON.stringify(json) })
  expect(status).toBe(200)
}

test('another role goes on in the same session: what it opens is there when one comes back to the tab, the draft too', async () => {
  const id = await stage.post('Di mana TPS saya?')
  const rina = await stage.member('Rina')
  const tab = await stage.desk(rina)
  await row(tab, id).waitFor()
  await tab.keyboard.press('e')
  const words = tab.getByRole('textbox', { name: /^Jawaban/ })
  await words.fill('TPS Anda ada di balai desa.')
  expect(await tab.getByRole('link', { name: 'Petugas' }).count()).toBe(0)
  await change(rina, { role: 'lead' })
  await tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await tab.getByRole('link', { name: 'Petugas' }).waitFor()
  expect(await words.inputValue()).toBe('TPS Anda ada di balai desa.')
  // Nothing that was asked for before tells the desk of it before the key is pressed.
  const pressed = Promise.withResolvers<void>()
  for (const looks of ['**/v1/queue**', `**/v1/comments/${id}`, '**/v1/session']) {
    await tab.route(looks, async (route) => {
      await pressed.promise
      await route.continue()
    })
  }
  await change(rina, { role: 'auditor' })
  await tab
    .getByRole('button', { name: 'Kirim jawaban' })
    .or(tab.getByRole('button', { name: 'Jawab dan setujui' }))
    .first()
    .click()
  await tab.locator('.toast').getByText('Peran Anda tidak mencakup tindakan ini.').waitFor()
  pressed.resolve()
  expect((await stage.item(id)).state).toBe('held')
  await change(rina, { role: 'moderator' })
  await tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect
    .poll(() =>
      tab
        .getByRole('button', { name: /^Jawab/ })
        .first()
        .isEnabled(),
    )
    .toBe(true)
  await tab.keyboard.press('e')
  expect(await words.inputValue()).toBe('TPS Anda ada di balai desa.')
  await tab.context().close()
})

test('who leaves an office signs in again, and then sees nothing of it any more', async () => {
  const id = await stage.post('Hanya untuk kantor ini')
  const rina = await stage.member('Rina')
  const tab = await stage.desk(rina)
  await row(tab, id).waitFor()
  await change(rina, { office: 'kpu-lain' })
  await tab.keyboard.press('a')
  await tab.getByText('Masuk lagi; tulisan Anda tetap ada.').waitFor()
  expect((await stage.item(id)).state).toBe('held')
  await tab.getByRole('textbox', { name: 'Kata sandi' }).fill(rina.password)
  await tab.getByRole('button', { name: 'Masuk', exact: true }).click()
  await tab.getByText('Masuk lagi; tulisan Anda tetap ada.').waitFor({ state: 'detached' })
  await expect.poll(() => row(tab, id).count()).toBe(0)
  await expect.poll(() => tab.getByText('Hanya untuk kantor ini').count()).toBe(0)
  expect((await stage.item(id)).state).toBe('held')
  await tab.context().close()
})
