// The picker of offices at the desk: by keyboard alone, by hand, and for who hears it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMember } from '../../service/operations/member/members.ts'
import { type Member, siteOrigin } from '../support/service.ts'
import { type DeskStage, findings, openDeskStage, overflow } from './desk-stage.ts'

let stage: DeskStage
let owner: Member
beforeAll(async () => {
  stage = await openDeskStage()
  await stage.service.makeOffice('kpu-sukamara')
  await stage.service.makeOffice('kpu-sukoharjo')
  await stage.service.makeOffice('kpu-demak')
  owner = await stage.service.makeMember()
})
afterAll(() => stage.close())

test('two letters, an arrow and Enter narrow the queue; Escape leaves it as it was', async () => {
  const tab = await stage.desk(owner)
  const field = tab.locator('.nav').getByRole('combobox', { name: 'Kantor' })
  await field.focus()
  await tab.keyboard.type('su')
  const options = tab.locator('.nav').getByRole('option')
  await expect
    .poll(() => options.evaluateAll((all) => all.map((one) => one.firstChild?.textContent)))
    .toEqual(['KPU kpu-sukamara', 'KPU kpu-sukoharjo'])
  await tab.locator('.nav').getByRole('status').getByText('2 kantor').waitFor()
  await tab.keyboard.press('ArrowDown')
  const active = await field.getAttribute('aria-activedescendant')
  expect(await tab.locator(`[id="${active}"]`).innerText()).toContain('KPU kpu-sukoharjo')
  expect(await findings(tab)).toEqual([])
  await tab.keyboard.press('Enter')
  await expect.poll(() => new URL(tab.url()).search).toBe('?office=kpu-sukoharjo')
  await expect.poll(() => field.inputValue()).toBe('KPU kpu-sukoharjo')
  await tab.keyboard.type('demak')
  await tab.keyboard.press('Escape')
  await expect.poll(() => field.inputValue()).toBe('KPU kpu-sukoharjo')
  await expect.poll(() => options.count()).toBe(0)
  // With nothing typed, all offices can be chosen again.
  await tab.keyboard.press('ArrowDown')
  await tab.keyboard.press('Enter')
  await expect.poll(() => new URL(tab.url()).search).toBe('')
  await tab.context().close()
})

test('on a phone it is chosen by thumb, on every page that asks for an office', async () => {
  const tab = await stage.desk(owner, '?page=policy', { viewport: { width: 390, height: 800 } })
  await tab.getByRole('combobox', { name: 'Kantor' }).click()
  expect(await overflow(tab)).toBe(0)
  const option = tab.getByRole('option', { name: 'KPU kpu-sukoharjo' })
  const { height = 0 } = (await option.boundingBox()) ?? {}
  expect(height).toBeGreaterThanOrEqual(44)
  await option.click()
  await expect.poll(() => tab.getByRole('combobox', { name: 'Kantor' }).inputValue()).toBe('KPU kpu-sukoharjo')
  await tab.context().close()
})

test('a site is given to another office by its picker, which says that its comments go along', async () => {
  await stage.service.makeSite({ id: 'situs-demak', office: 'kpu-demak', origins: [siteOrigin] })
  const tab = await stage.desk(owner, '?page=sites', { viewport: { width: 390, height: 800 } })
  const item = tab.getByRole('listitem').filter({ has: tab.getByRole('heading', { name: 'Berita situs-demak' }) })
  await item.getByRole('button', { name: 'Ubah' }).click()
  const said = item.getByText('Komentarnya ikut pindah: kantor sebelumnya tidak bisa melihatnya lagi.')
  expect(await said.count()).toBe(0)
  const field = item.getByRole('combobox', { name: 'Kantor' })
  await field.click()
  await tab.keyboard.type('sukoharjo')
  await tab.keyboard.press('Enter')
  await said.waitFor()
  expect(await findings(tab)).toEqual([])
  expect(await overflow(tab)).toBe(0)
  await item.getByRole('button', { name: 'Simpan' }).click()
  await item.getByText('KPU kpu-sukoharjo').waitFor()
  await tab.context().close()
})

test('a member is moved to another office by its picker; their session ends, and the audit says so by name', async () => {
  const moved = await stage.service.makeMember({ role: 'moderator', office: 'kpu-demak' })
  const tab = await stage.desk(owner, '?page=members', { viewport: { width: 390, height: 800 } })
  const card = tab.locator('.cards > li', { hasText: moved.email })
  await card.getByText('KPU kpu-demak').waitFor()
  await card.getByRole('button', { name: 'Pindahkan' }).click()
  const move = card.locator('form').getByRole('button', { name: 'Pindahkan' })
  expect(await move.isDisabled(), 'nothing to move to').toBe(true)
  await card.getByRole('combobox', { name: 'Kantor baru untuk Rina Petugas' }).fill('sukoh')
  await card.getByRole('option', { name: 'KPU kpu-sukoharjo' }).waitFor()
  await tab.keyboard.press('Enter')
  expect(await overflow(tab)).toBe(0)
  expect(await findings(tab)).toEqual([])
  await move.click()
  await card.locator('.meta', { hasText: 'KPU kpu-sukoharjo' }).waitFor()
  await expect.poll(() => card.locator('form').count()).toBe(0)
  const asking = { headers: { Authorization: `Bearer ${moved.token}` } }
  expect((await fetch(`${stage.service.origin}/v1/session`, asking)).status).toBe(401)

  await tab.goto(`${stage.service.origin}/desk?page=audit`)
  await tab.getByRole('combobox', { name: 'Kantor' }).fill('sukoh')
  await tab.getByRole('option', { name: 'KPU kpu-sukoharjo' }).waitFor()
  await tab.keyboard.press('Enter')
  await tab.getByLabel('Tindakan').selectOption({ label: 'mengubah petugas' })
  await tab.locator('.trail li', { hasText: 'mengubah petugas' }).waitFor()
  await expect.poll(() => tab.locator('.trail li').count()).toBe(1)
  await tab.context().close()
})

test('of many members some are drawn at a time, and any is found by name, address or office', async () => {
  const needs = stage.service.service.collaborators
  for (let at = 0; at < 45; at += 1) {
    const input = {
      email: `p${at}@kpu.example`,
      name: `Petugas ${at}`,
      role: 'moderator',
      office: 'kpu-sukamara',
    } as const
    await addMember(needs, { kind: 'operator' }, input)
  }
  const tab = await stage.desk(owner, '?page=members', { viewport: { width: 390, height: 800 } })
  const cards = tab.locator('.cards > li')
  await expect.poll(() => cards.count()).toBe(40)
  await tab.getByRole('button', { name: 'Tampilkan berikutnya' }).click()
  await expect.poll(() => cards.count()).toBeGreaterThan(45)
  const find = tab.getByLabel('Cari')
  await find.fill('PETUGAS sukamara 44')
  await tab.getByRole('status').filter({ hasText: '1 ditemukan' }).waitFor()
  expect(await cards.innerText()).toContain('p44@kpu.example')
  expect(await overflow(tab)).toBe(0)
  expect(await findings(tab)).toEqual([])
  await find.fill('tidak ada yang begini')
  await tab.getByText('Tidak ada yang cocok.').waitFor()
  await tab.context().close()
})
