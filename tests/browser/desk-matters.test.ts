// Questions and complaints at the desk: what a comment is by one press, what waits for an answer, what is late.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Member } from '../support/service.ts'
import { type DeskStage, findings, openDeskStage, overflow, row } from './desk-stage.ts'
import type { Matter } from '../../service/domain/comment-facts.ts'

let stage: DeskStage
let rina: Member
beforeAll(async () => {
  stage = await openDeskStage()
  rina = await stage.member('Rina')
})
afterAll(() => stage.close())

const published = async (text: string): Promise<string> => {
  const id = await stage.post(text)
  await stage.decide(rina, id, 'approve')
  return id
}
const day = 86_400_000
/** One that came so long ago that it is late. */
const makeLate = async (id: string): Promise<void> => {
  const now = Date.now()
  const matter: Matter = {
    kind: 'question',
    step: 'answer',
    since: now - 30 * day,
    due: now - 20 * day,
    forwardBy: null,
    reopened: 0,
    answeredAt: null,
    trail: [],
    turn: 1,
  }
  await stage.service.store.comments.noteMatter(id, 0, matter, now)
}

test('a key says what a comment is, the suggestion is shown, and one key takes it back', async () => {
  const id = await published('Di mana TPS saya?')
  const tab = await stage.desk(rina, `?tab=published&c=${id}`)
  const kinds = tab.getByRole('group', { name: 'Jenis komentar' })
  await tab.getByText('Usulan: Pertanyaan. Anda yang menentukan.').waitFor()
  await tab.keyboard.press('1')
  await kinds.getByRole('button', { name: 'Pertanyaan', pressed: true }).waitFor()
  await tab
    .locator('.clock')
    .getByText(/^Sisa \d hari kerja$/)
    .waitFor()
  await tab.getByText('Jenis komentar tersimpan.').first().waitFor()
  await expect.poll(async () => (await stage.item(id)).matter?.kind).toBe('question')
  await tab.keyboard.press('u')
  await kinds.getByRole('button', { name: 'Pertanyaan', pressed: false }).waitFor()
  await expect.poll(async () => (await stage.item(id)).matter).toBeNull()
  await kinds.getByRole('button', { name: 'Keluhan' }).click()
  await kinds.getByRole('button', { name: 'Keluhan', pressed: true }).waitFor()
  // Another kind in its place; the same once more lets go.
  await tab.keyboard.press('2')
  await tab.getByText('Tidak ada tenggat untuk jenis ini.').waitFor()
  await tab.keyboard.press('2')
  await kinds.getByRole('button', { name: 'Aspirasi', pressed: false }).waitFor()
  expect(await findings(tab)).toEqual([])
  await tab.context().close()
})

test('what waits for an answer has a tab with late ones first; answered, it leaves', async () => {
  const soon = await published('Apakah bisa diwakilkan?')
  const late = await published('Kapan rekapitulasi di kecamatan kami?')
  const tab = await stage.desk(rina, `?tab=published&c=${soon}`)
  await tab.getByText('Usulan: Pertanyaan.').waitFor()
  await tab.keyboard.press('1')
  await tab.locator('.clock').waitFor()
  await makeLate(late)
  await tab.goto(stage.service.url('/desk?tab=answer'))
  const link = tab.locator('.nav').getByRole('link', { name: /^Perlu dijawab/ })
  await link.getByText('1 terlambat').waitFor()
  await expect.poll(() => link.locator('.count').innerText()).toBe('2')
  await row(tab, late).waitFor()
  expect(await tab.locator('.row').evaluateAll((rows) => rows.map((one) => one.getAttribute('data-id')))).toEqual([
    late,
    soon,
  ])
  await row(tab, late)
    .getByText(/^Terlambat \d+ hari kerja$/)
    .waitFor()
  await tab.locator('.clock.late').waitFor()
  expect(await findings(tab)).toEqual([])
  for (const [width, scheme, language] of [
    [1280, 'light', 'id'],
    [390, 'dark', 'id'],
  ] as const) {
    await tab.setViewportSize({ width, height: 800 })
    await tab.emulateMedia({ colorScheme: scheme })
    expect(await overflow(tab), `${width} ${language}`).toBe(0)
  }
  await tab.setViewportSize({ width: 1280, height: 800 })
  await row(tab, late).click()
  await tab.keyboard.press('e')
  await tab.getByLabel(/^Jawaban KPU/).fill('Hari Sabtu di balai kecamatan.')
  await tab.getByRole('button', { name: 'Kirim jawaban' }).click()
  await row(tab, late).waitFor({ state: 'detached' })
  await link.getByText('1 terlambat').waitFor({ state: 'detached' })
  await expect.poll(async () => (await stage.item(late)).matter?.step).toBe('settle')
  await tab.context().close()
})

test('the table of clocks is filled in by numbers, each with the source of the rule', async () => {
  const owner = await stage.service.makeMember()
  const tab = await stage.desk(owner, '?page=policy')
  const setting = tab.getByRole('listitem').filter({ hasText: 'Berapa hari kerja tiap langkah' })
  await setting.getByText('Pertanyaan: diteruskan 3 · dijawab 5 · ditanggapi penulisnya 10.').waitFor()
  await setting.getByRole('button', { name: 'Atur sendiri: Tenggat' }).click()
  await tab.getByRole('spinbutton', { name: 'Pertanyaan, dijawab' }).fill('2')
  await tab.getByLabel('Sumber aturan: Pertanyaan, dijawab').fill('Surat edaran 7')
  expect(await findings(tab)).toEqual([])
  await tab.setViewportSize({ width: 390, height: 800 })
  expect(await overflow(tab)).toBe(0)
  await tab.getByRole('button', { name: 'Simpan', exact: true }).click()
  await setting.getByText('Pertanyaan: diteruskan 3 · dijawab 2 · ditanggapi penulisnya 10.').waitFor()
  await tab.context().close()
})
