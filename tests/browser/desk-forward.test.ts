// "Teruskan": from the desk of one office to that of another, and what readers see of it.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Member } from '../support/service.ts'
import { openStage } from './widget-stage.ts'
import { type DeskStage, findings, openDeskStage, overflow, row } from './desk-stage.ts'

let desk: DeskStage
let root: Member
let province: Member
beforeAll(async () => {
  desk = await openDeskStage()
  await desk.service.makeOffice('kpu-jateng')
  await desk.service.makeOffice('kpu-diy')
  root = await desk.member('Rina')
  province = await desk.service.makeMember({ role: 'moderator', office: 'kpu-jateng' })
})
afterAll(() => desk.close())

const sizes = [
  { viewport: { width: 1280, height: 800 } },
  { viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'en-GB' },
]

async function openPanel(tab: Page): Promise<void> {
  await tab.locator('.further > button').click()
  await tab
    .locator('.menu')
    .getByRole('button', { name: /^(Teruskan|Forward)$/ })
    .click()
  await tab.locator('form.ordering input[type=search]').waitFor()
}

describe('passing a comment on', () => {
  test.each(sizes)('finds an office in two letters, says so on the comment, and is undone: %o', async (options) => {
    const id = await desk.post('Kapan rekrutmen PPK provinsi dibuka?', 'Siti Rahayu')
    await desk.decide(root, id, 'approve')
    const tab = await desk.desk(root, `?tab=published&c=${id}`, options)
    await openPanel(tab)
    await tab.locator('form.ordering input[type=search]').fill('ja')
    await tab.getByRole('radio', { name: 'KPU kpu-jateng' }).click()
    await tab.locator('form.ordering textarea').fill('Mohon dijawab provinsi.')
    expect(await findings(tab)).toEqual([])
    expect(await overflow(tab)).toBe(0)
    await tab
      .locator('form.ordering')
      .getByRole('button', { name: /^(Teruskan|Forward)$/ })
      .click()
    await tab
      .locator('.passed-on')
      .getByText(/(Diteruskan ke|Forwarded to) KPU kpu-jateng/)
      .waitFor()
    expect(await findings(tab)).toEqual([])
    await tab.locator('.toast').getByRole('button').first().click()
    await tab.locator('.passed-on').waitFor({ state: 'detached' })
    await expect.poll(async () => (await desk.item(id)).forwarded).toBeUndefined()
    await tab.context().close()
  })

  test('leads the other office there, which reads the note and answers', async () => {
    const id = await desk.post('Di mana kantor provinsi?', 'Bambang')
    await desk.decide(root, id, 'approve')
    const done = await fetch(desk.service.url(`/v1/comments/${id}/forward`), {
      method: 'PUT',
      headers: { Authorization: `Bearer ${root.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ to: 'kpu-jateng', note: 'Mohon dijawab provinsi.' }),
    })
    expect(done.status).toBe(204)
    const tab = await desk.desk(province)
    await tab.locator('.nav').getByRole('link', { name: 'Diteruskan' }).click()
    await row(tab, id).waitFor()
    await tab.locator('.passed-on').getByText('Mohon dijawab provinsi.').waitFor()
    expect(await tab.locator('.decisions').getByRole('button', { name: 'Setujui' }).isDisabled()).toBe(true)
    expect(await findings(tab)).toEqual([])
    await tab.locator('.decisions').getByRole('button', { name: 'Jawab' }).click()
    await tab.locator('.panel textarea').first().fill('Jalan Veteran 1A, Semarang.')
    await tab.getByRole('button', { name: 'Kirim jawaban' }).click()
    await tab.locator('.toast').getByText('Jawaban tampil di bawah komentar.').waitFor()
    await expect.poll(async () => (await desk.service.store.comments.answersTo(id)).length).toBe(1)
    const html = await tab.context().newPage()
    const address = new URLSearchParams({ url: 'http://berita.example/pemilih' })
    await html.goto(desk.service.url(`/sites/kpu-sukamaju/thread?${address}`))
    await html.getByText('Diteruskan ke KPU kpu-jateng').waitFor()
    await html.getByText('Jalan Veteran 1A, Semarang.').waitFor()
    expect(await findings(html)).toEqual([])
    await tab.context().close()
  })
})

test('a question passed on stands in “Perlu dijawab” of the other office with its clock, leaves it when answered, and left the first', async () => {
  await desk.service.makeSite({ id: 'situs-diy', office: 'kpu-diy', origins: ['http://diy.example'] })
  const diy = await desk.service.makeMember({ role: 'moderator', office: 'kpu-diy' })
  const posted = await fetch(desk.service.url('/v1/sites/situs-diy/comments'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      key: randomUUID(),
      url: 'http://diy.example/berita',
      name: 'Wulandari',
      email: 'wulan@contoh.example',
      text: 'Kapan pendaftaran PPK provinsi dibuka?',
    }),
  })
  const { id } = ((await posted.json()) as { comment: { id: string } }).comment
  await desk.decide(diy, id, 'approve')
  const first = await desk.desk(diy, `?tab=published&c=${id}`)
  await first.getByText('Usulan: Pertanyaan.').waitFor()
  await first.keyboard.press('1')
  await first.locator('.clock').waitFor()
  await first.goto(desk.service.url('/desk?tab=answer'))
  await row(first, id).waitFor()
  await openPanel(first)
  await first.locator('form.ordering input[type=search]').fill('jateng')
  await first.getByRole('radio', { name: 'KPU kpu-jateng' }).click()
  await first.locator('form.ordering textarea').fill('Mohon dijawab provinsi.')
  await first.locator('form.ordering').getByRole('button', { name: 'Teruskan' }).click()
  await row(first, id).waitFor({ state: 'detached' })
  await first.goto(desk.service.url(`/desk?tab=published&c=${id}`))
  await first.getByText(/^Diteruskan \d+ \w+, tepat waktu\.$/).waitFor()
  expect(await findings(first)).toEqual([])

  const second = await desk.desk(province, '?tab=answer')
  await row(second, id).getByText('Dari KPU kpu-diy').waitFor()
  await row(second, id)
    .getByText(/^Sisa \d hari kerja$/)
    .waitFor()
  await row(second, id).click()
  await second.locator('.passed-on').getByText('Mohon dijawab provinsi.').waitFor()
  await second
    .locator('.clock')
    .getByText(/^Sisa \d hari kerja$/)
    .waitFor()
  expect(await findings(second)).toEqual([])
  await second.keyboard.press('e')
  await second.getByLabel('Jawaban KPU kpu-jateng').fill('Dibuka 1 Desember.')
  for (const [width, scheme] of [
    [1280, 'light'],
    [390, 'dark'],
  ] as const) {
    await second.setViewportSize({ width, height: 800 })
    await second.emulateMedia({ colorScheme: scheme })
    expect([await overflow(second), await findings(second)], `${width}`).toEqual([0, []])
  }
  await second.getByRole('button', { name: 'Kirim jawaban' }).click()
  await row(second, id).waitFor({ state: 'detached' })
  await expect.poll(async () => (await desk.item(id)).matter?.step).toBe('settle')
  await second.context().close()
  await first.context().close()
})

test('readers see under the page where it was forwarded to, and the author by code', async () => {
  const stage = await openStage()
  const address = stage.put()
  const id = await stage.comment(address, 'Bagaimana melapor pelanggaran?', { name: 'Budi' })
  const { token } = await stage.service.makeMember()
  await fetch(stage.service.url(`/v1/comments/${id}/forward`), {
    method: 'PUT',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ to: 'bawaslu' }),
  })
  const page = await stage.browser.newPage({ viewport: { width: 360, height: 800 } })
  await page.goto(address)
  const link = page.getByRole('link', { name: 'Diteruskan ke Bawaslu' })
  expect(await link.getAttribute('href')).toBe('https://www.bawaslu.go.id')
  expect([await overflow(page), await findings(page)]).toEqual([0, []])
  const receipt = (await stage.service.store.comments.byId(id))?.receipt ?? ''
  await page.goto(stage.service.url(`/kabar/${receipt}`))
  await page.getByText('Diteruskan ke Bawaslu').waitFor()
  expect([await overflow(page), await findings(page)]).toEqual([0, []])
  await stage.close()
})
