// "Tahan selalu" at the desk: from a comment, with its undo, and on the page that lists all of them.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Member } from '../support/service.ts'
import { type DeskStage, findings, openDeskStage, overflow, row } from './desk-stage.ts'

let desk: DeskStage
let rina: Member
beforeAll(async () => {
  desk = await openDeskStage()
  rina = await desk.member('Rina')
})
afterAll(() => desk.close())
beforeEach(() => desk.clear())

const sizes = [
  { viewport: { width: 1280, height: 800 } },
  { viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'en-GB' },
]

describe('always holding somebody', () => {
  test.each(sizes)('is a few words and a choice, undone at once: %o', async (options) => {
    const id = await desk.post('Petugasnya tidak becus', 'Bambang')
    const tab = await desk.desk(rina, `?c=${id}`, options)
    await tab.locator('.further > button').click()
    await tab
      .locator('.menu')
      .getByRole('button', { name: /Tahan selalu|Always hold/ })
      .click()
    const panel = tab.locator('form.ordering')
    await panel.locator('textarea').fill('Berulang kali menghina.')
    await panel.getByLabel(/^30 (hari|days)$/).click()
    expect(await findings(tab)).toEqual([])
    expect(await overflow(tab)).toBe(0)
    for (const target of await panel.locator('label.check, .foot button').all())
      expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(options.hasTouch ? 44 : 32)
    await panel.getByRole('button', { name: /Tahan selalu|Always hold/ }).click()
    await tab.locator('.toast').getByRole('button').first().waitFor()
    const standing = () =>
      desk.service.store.personHolds.list({ offices: 'all', now: Date.now(), after: null, limit: 9 })
    const { holds } = await standing()
    expect(holds.map(({ comment, reason }) => [comment, reason])).toEqual([[id, 'Berulang kali menghina.']])
    await tab.locator('.toast').getByRole('button').first().click()
    await tab
      .getByText(/tidak lagi ditahan|no longer held/)
      .last()
      .waitFor()
    expect((await standing()).holds).toEqual([])
    await tab.context().close()
  })

  test('stands on a page of its own, where it is ended and that taken back', async () => {
    const id = await desk.post('Kata kasar', 'Dwi Lestari')
    await fetch(desk.service.url(`/v1/comments/${id}/author-hold`), {
      method: 'POST',
      headers: { Authorization: `Bearer ${rina.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ days: 7, reason: 'Berulang kali menghina.' }),
    })
    const tab = await desk.desk(rina, '?page=holds')
    const card = tab.locator('.cards > li').filter({ hasText: 'Dwi Lestari' })
    await card.getByText('Berulang kali menghina.').waitFor()
    expect(await findings(tab)).toEqual([])
    await card.getByRole('button', { name: 'Akhiri sekarang' }).click()
    await card.getByText('Diakhiri.').waitFor()
    await card.getByRole('button', { name: 'Urungkan' }).click()
    await card.getByRole('button', { name: 'Akhiri sekarang' }).waitFor()
    await card.getByRole('link', { name: 'Buka komentarnya' }).click()
    await row(tab, id).waitFor()
    await tab.context().close()
  })
})
