// One answer for several questions at the desk: by selection, or offered beside the opened one.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Member } from '../support/service.ts'
import { type DeskStage, findings, openDeskStage, overflow, row } from './desk-stage.ts'

let stage: DeskStage
let rina: Member
beforeAll(async () => {
  stage = await openDeskStage()
  rina = await stage.member('Rina')
})
afterAll(() => stage.close())

async function asked(text: string): Promise<string> {
  const id = await stage.post(text)
  await stage.decide(rina, id, 'approve')
  const done = await fetch(stage.service.url(`/v1/comments/${id}/kind`), {
    method: 'PUT',
    headers: { Authorization: `Bearer ${rina.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ kind: 'question' }),
  })
  expect(done.status).toBe(200)
  return id
}
const steps = (...ids: string[]) => Promise.all(ids.map(async (id) => (await stage.item(id)).matter?.step))
const answersTo = async (id: string): Promise<string[]> =>
  (await stage.service.store.comments.answersTo(id)).map(({ text }) => text)
const select = (tab: Page, id: string) => row(tab, id).getByRole('checkbox').click()
const field = (tab: Page) => tab.locator('.panel textarea').first()

test.each([
  { viewport: { width: 1280, height: 800 } },
  { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const, hasTouch: true, locale: 'en-GB' },
])('what is selected is answered by one text, and owed again after one undo: %o', async (options) => {
  const ids = [await asked('Kapan pendaftaran KPPS?'), await asked('Di mana mendaftar KPPS?')]
  const [first = '', second = ''] = ids
  const tab = await stage.desk(rina, '?tab=answer', options)
  for (const id of ids) await select(tab, id)
  await tab
    .locator('.decisions')
    .getByRole('button', { name: /^(Jawab|Answer)…/ })
    .click()
  await tab.getByLabel(/^(Satu jawaban untuk 2 pertanyaan|One answer for 2 questions)$/).waitFor()
  await field(tab).fill('Mulai 1 Desember, di kantor kami.')
  expect([await overflow(tab), await findings(tab)]).toEqual([0, []])
  await tab.getByRole('button', { name: /^(Jawab 2 pertanyaan|Answer 2 questions)$/ }).click()
  await row(tab, first).waitFor({ state: 'detached' })
  await tab
    .locator('.toast')
    .getByText(/^(2 pertanyaan dijawab|2 questions answered)\.$/)
    .waitFor()
  await expect.poll(() => steps(first, second)).toEqual(['settle', 'settle'])
  expect(await answersTo(second)).toEqual(['Mulai 1 Desember, di kantor kami.'])
  await tab.locator('.toast').getByRole('button').first().click()
  await row(tab, second).waitFor()
  await expect.poll(() => steps(first, second)).toEqual(['answer', 'answer'])
  expect([await answersTo(first), await answersTo(second)]).toEqual([[], []])
  for (const id of ids) await stage.decide(rina, id, 'remove')
  await tab.context().close()
})

test('what asks the like is offered beside the answer, chosen by hand, and gets the same words', async () => {
  const opened = await asked('Bagaimana syarat menjadi saksi peserta pemilu di TPS?')
  const alike = await asked('Apa saja syarat menjadi saksi di TPS kami?')
  const other = await asked('Kapan logistik tiba di kecamatan?')
  const tab = await stage.desk(rina, `?tab=answer&c=${opened}`)
  await row(tab, opened).click()
  await tab.keyboard.press('e')
  await field(tab).fill('Syaratnya ada di pengumuman nomor 12.')
  const offered = tab.getByRole('group', { name: 'Pertanyaan serupa di kantor ini' })
  await offered.getByRole('checkbox', { name: /Apa saja syarat menjadi saksi/ }).click()
  expect(await offered.getByRole('checkbox').count()).toBe(1)
  await tab.getByLabel('Satu jawaban untuk 2 pertanyaan').waitFor()
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [390, 'dark'],
  ] as const) {
    await tab.setViewportSize({ width, height: 800 })
    await tab.emulateMedia({ colorScheme })
    expect([await overflow(tab), await findings(tab)], `${width}`).toEqual([0, []])
  }
  await tab.getByRole('button', { name: 'Jawab 2 pertanyaan' }).click()
  await expect.poll(() => steps(opened, alike, other)).toEqual(['settle', 'settle', 'answer'])
  expect(await answersTo(alike)).toEqual(['Syaratnya ada di pengumuman nomor 12.'])
  await stage.decide(rina, other, 'remove')
  await tab.context().close()
})

test('its draft outlives a reload; without a network it waits and is made once', async () => {
  const ids = [await asked('Kapan rekapitulasi di desa?'), await asked('Kapan rekapitulasi di kota?')]
  const [first = '', second = ''] = ids
  const tab = await stage.desk(rina, '?tab=answer')
  const openPanel = async () => {
    for (const id of ids) await select(tab, id)
    await tab.keyboard.press('e')
    await field(tab).waitFor()
  }
  await openPanel()
  await field(tab).fill('Rekapitulasi mulai 5 Desember.')
  await tab.reload()
  await openPanel()
  expect(await field(tab).inputValue()).toBe('Rekapitulasi mulai 5 Desember.')
  await tab.context().setOffline(true)
  await tab.getByRole('button', { name: 'Jawab 2 pertanyaan' }).click()
  await tab.locator('.toast').getByText('Menunggu sinyal, dikirim begitu tersambung.').waitFor()
  expect(await answersTo(first)).toEqual([])
  await tab.context().setOffline(false)
  await expect.poll(() => steps(first, second)).toEqual(['settle', 'settle'])
  expect([await answersTo(first), await answersTo(second)]).toEqual([
    ['Rekapitulasi mulai 5 Desember.'],
    ['Rekapitulasi mulai 5 Desember.'],
  ])
  await tab.context().close()
})
