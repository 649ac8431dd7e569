// The policy page: what saving would change below stands there before it is saved.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Member } from '../support/service.ts'
import { type DeskStage, findings, openDeskStage, overflow } from './desk-stage.ts'

let stage: DeskStage
let owner: Member
let lead: Member
beforeAll(async () => {
  stage = await openDeskStage()
  for (const [id, parent] of [
    ['kpu-jateng', 'kpu-ri'],
    ['kpu-klaten', 'kpu-jateng'],
    ['kpu-demak', 'kpu-jateng'],
  ] as const) {
    await stage.service.makeOffice(id, parent)
  }
  owner = await stage.service.makeMember()
  lead = await stage.service.makeMember({ role: 'lead', office: 'kpu-klaten' })
})
afterAll(() => stage.close())

const save = async (member: Member, office: string, settings: object): Promise<void> => {
  const answer = await fetch(stage.service.url(`/v1/offices/${office}/policy`), {
    method: 'PUT',
    headers: { Authorization: `Bearer ${member.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ settings }),
  })
  expect(answer.status).toBe(200)
}
const field = (name: string) => ({ name: new RegExp(`: ${name}$`) })

test('how far it reaches, who keeps their own, whose own value a lock overrides', async () => {
  await save(lead, 'kpu-klaten', { editMinutes: { value: 5 } })
  const tab = await stage.desk(owner, '?page=policy')
  await tab.getByRole('button', field('Waktu mengubah')).click()
  await tab.getByLabel('Waktu mengubah', { exact: true }).fill('30')
  const reach = tab.getByRole('listitem').filter({ hasText: 'Waktu mengubah' }).getByRole('status')
  await reach.getByText('Berlaku di 3 kantor').waitFor()
  await expect
    .poll(async () => (await reach.innerText()).split('\n').filter(Boolean))
    .toEqual(['Berlaku di 3 kantor Berubah di 3 kantor.', '1 kantor tetap memakai aturannya sendiri: KPU kpu-klaten.'])
  await tab.getByLabel('Kunci untuk kantor di bawah').check()
  await reach.getByText('Kunci ini mengesampingkan aturan sendiri 1 kantor: KPU kpu-klaten.').waitFor()
  expect(await findings(tab)).toEqual([])
  await tab.setViewportSize({ width: 390, height: 800 })
  expect(await overflow(tab)).toBe(0)
  await tab.getByRole('button', { name: 'Simpan', exact: true }).click()
  await tab.getByRole('listitem').filter({ hasText: 'Waktu mengubah' }).getByText('Diatur di sini').waitFor()
  // To follow again is asked once more, and says what it brings back.
  await tab.getByRole('button', { name: 'Ikuti lagi: Waktu mengubah' }).click()
  await reach.getByText('1 kantor kembali memakai aturannya sendiri: KPU kpu-klaten.').waitFor()
  await tab.getByRole('button', { name: 'Simpan', exact: true }).click()
  await tab.getByRole('listitem').filter({ hasText: 'Waktu mengubah' }).getByText('Bawaan Rembuk').waitFor()
  await tab.context().close()
})

test('locked above meanwhile: it says by whom, shows what is in force, and what was typed stays', async () => {
  const tab = await stage.desk(lead, '?page=policy')
  await tab.getByRole('button', field('Panjang komentar')).click()
  await tab.getByLabel('Panjang komentar', { exact: true }).fill('777')
  await save(owner, 'kpu-ri', { maxLength: { value: 500, locked: true } })
  await tab.getByRole('button', { name: 'Simpan', exact: true }).click()
  const setting = tab.getByRole('listitem').filter({ hasText: 'Panjang komentar' })
  await setting.getByRole('alert').getByText('dikunci').waitFor()
  expect(await tab.getByLabel('Panjang komentar', { exact: true }).inputValue()).toBe('777')
  await tab.getByRole('button', { name: 'Batal', exact: true }).click()
  await setting.locator('.whose').getByText('Dikunci').waitFor()
  await expect.poll(() => setting.getByRole('alert').count()).toBe(0)
  await expect.poll(() => setting.getByText('500 huruf').count()).toBe(1)
  await tab.context().close()
})
