// "Banding": a citizen asks by the code alone and without a script, whoever decided cannot decide it, the office above
// does, and the citizen reads what came of it.
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Member } from '../support/service.ts'
import { siteOrigin } from '../support/service.ts'
import { openStage, send, write } from './widget-stage.ts'
import { type DeskStage, findings, openDeskStage, overflow, row } from './desk-stage.ts'

let stage: DeskStage
let regency: Member
let province: Member
beforeAll(async () => {
  stage = await openDeskStage()
  await stage.service.makeOffice('kpu-jateng')
  await stage.service.makeOffice('kpu-sukoharjo', 'kpu-jateng')
  await stage.service.makeSite({ id: 'situs-sukoharjo', office: 'kpu-sukoharjo', origins: [siteOrigin] })
  regency = await stage.service.makeMember({ role: 'moderator', office: 'kpu-sukoharjo' })
  province = await stage.service.makeMember({ role: 'moderator', office: 'kpu-jateng' })
})
afterAll(() => stage.close())

const phone = { width: 360, height: 740 }
const picture = (tab: Page, name: string) =>
  tab.screenshot({ path: join(process.env['REMBUK_PICTURES'] ?? tmpdir(), `appeal-${name}.png`), fullPage: true })

/** A comment that the regency's member has rejected. */
async function rejected(text: string): Promise<{ id: string; receipt: string }> {
  const body = {
    key: randomUUID(),
    url: `${siteOrigin}/pemilih`,
    name: 'Yuni',
    email: `${randomUUID()}@contoh.example`,
    text,
  }
  const posted = await fetch(stage.service.url('/v1/sites/situs-sukoharjo/comments'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  const { comment, receipt } = (await posted.json()) as { comment: { id: string }; receipt: string }
  await stage.decide(regency, comment.id, 'reject')
  return { id: comment.id, receipt }
}

async function receiptPage(code: string, options: { dark?: boolean; language?: string } = {}): Promise<Page> {
  const context = await stage.browser.newContext({
    viewport: phone,
    locale: options.language ?? 'id-ID',
    colorScheme: options.dark ? 'dark' : 'light',
    javaScriptEnabled: false,
  })
  const tab = await context.newPage()
  await tab.goto(stage.service.url(`/kabar/${code}`))
  return tab
}

async function sendAppeal(code: string, words: string): Promise<Page> {
  const tab = await receiptPage(code)
  await tab.getByText('Tidak setuju? Ajukan banding').click()
  await tab.getByLabel('Mengapa keputusan itu keliru?').fill(words)
  await picture(tab, 'form')
  expect(await overflow(tab)).toBe(0)
  await tab.getByRole('button', { name: 'Ajukan banding' }).click()
  await tab.getByText('Banding Anda menunggu keputusan KPU kpu-jateng.').waitFor()
  return tab
}

test('a citizen asks, who decided before cannot, the office above grants it, and the citizen reads that', async () => {
  const { id, receipt } = await rejected('Mengapa TPS kami dipindah?')
  const citizen = await sendAppeal(receipt, 'Saya hanya bertanya, tidak menghina siapa pun.')
  await picture(citizen, 'waits')

  const below = await stage.desk(regency, `?tab=rejected&c=${id}`)
  const told = below.locator('.case .appeal')
  await told.getByText('Saya hanya bertanya').waitFor()
  await told.getByText('Anda yang memutuskan sebelumnya, jadi petugas lain yang memutuskan bandingnya.').waitFor()
  expect(await below.getByRole('button', { name: 'Kabulkan' }).count()).toBe(0)
  expect(await below.getByRole('button', { name: /^Setujui/ }).isDisabled()).toBe(true)
  expect(await below.getByRole('link', { name: /^Banding/ }).count()).toBe(0)
  await below.context().close()

  const above = await stage.desk(province)
  await above.getByRole('link', { name: /^Banding/ }).click()
  await row(above, id).click()
  await above.locator('.case .appeal').getByText('Keputusan sebelumnya').waitFor()
  expect(await findings(above)).toEqual([])
  await picture(above, 'desk')
  await above.getByRole('button', { name: 'Kabulkan' }).click()
  await above.getByText('Banding dikabulkan, komentarnya tampil.').first().waitFor()
  expect((await stage.item(id)).state).toBe('published')
  await citizen.reload()
  await citizen.getByText('Banding Anda dikabulkan KPU kpu-jateng.').waitFor()
  await citizen.getByRole('heading', { name: 'Komentar Anda tampil' }).waitFor()
  await above.context().close()
  await citizen.context().close()
})

test('upheld with a sentence, on a phone in the dark and in English; taken back, it waits again', async () => {
  const { id, receipt } = await rejected('Petugasnya bagaimana ini?')
  const citizen = await sendAppeal(receipt, 'Mohon dibaca lagi.')
  const above = await stage.desk(province, `?tab=appealed&c=${id}`, {
    viewport: phone,
    colorScheme: 'dark',
    locale: 'id-ID',
  })
  const uphold = above.getByRole('button', { name: 'Tetap', exact: true })
  await uphold.waitFor()
  expect(await uphold.isDisabled()).toBe(true)
  await above.getByLabel('Jawaban untuk penulisnya').fill('Menyebut nama orang tanpa bukti.')
  expect(await overflow(above)).toBe(0)
  expect(await findings(above)).toEqual([])
  await picture(above, 'desk-phone')
  await uphold.click()
  await above.getByText('Keputusan tetap, penulisnya diberi tahu.').first().waitFor()
  const english = await receiptPage(receipt, { dark: true, language: 'en-GB' })
  await english.getByText('Your appeal was decided by KPU kpu-jateng: the decision before stands.').waitFor()
  await english.getByText('Menyebut nama orang tanpa bukti.').waitFor()
  await picture(english, 'upheld')
  await above.getByRole('button', { name: 'Urungkan' }).first().click()
  await expect.poll(async () => (await stage.item(id)).appeal?.outcome).toBeNull()
  for (const tab of [citizen, english, above]) await tab.context().close()
})

test('under one’s own words on the news page a link leads to the form, as long as there is an appeal to make', async () => {
  const widget = await openStage()
  const { page, context } = await widget.open({}, { locale: 'id-ID' })
  await write(page, 'Mengapa lama sekali?')
  await send(page)
  const own = page.getByRole('article', { name: 'Wahyu Nugroho' })
  await own.getByText('Menunggu diperiksa.').waitFor()
  const link = own.getByRole('link', { name: 'Tidak setuju? Ajukan banding' })
  expect(await link.count()).toBe(0)
  await widget.rejectAll()
  await page.reload()
  await own.getByText('Tidak ditampilkan. Hanya Anda yang bisa melihatnya.').waitFor()
  await picture(page, 'own-note')
  expect(await findings(page)).toEqual([])
  const to = new URL((await link.getAttribute('href')) ?? '')
  expect([to.origin, to.pathname.startsWith('/kabar/')]).toEqual([widget.served, true])
  // By the service's own address: forms are not taken from the other end of the line.
  const form = await context.newPage()
  await form.goto(widget.service.url(`${to.pathname}${to.hash}`))
  // Open on arrival: its field is what the link leads to.
  await form.getByLabel('Mengapa keputusan itu keliru?').fill('Saya hanya bertanya.')
  await picture(form, 'from-note')
  await form.getByRole('button', { name: 'Ajukan banding' }).click()
  await form.getByText('Banding Anda menunggu keputusan KPU RI.').waitFor()
  await page.reload()
  await own.getByText('Tidak ditampilkan.').waitFor()
  await expect.poll(() => link.count()).toBe(0)
  await context.close()
  await widget.close()
})

test('the form and what became of it are whole to axe', async () => {
  const { receipt } = await rejected('Kapan jadwalnya?')
  const context = await stage.browser.newContext({ viewport: phone, locale: 'id-ID', bypassCSP: true })
  const tab = await context.newPage()
  await tab.goto(stage.service.url(`/kabar/${receipt}`))
  await tab.getByText('Tidak setuju? Ajukan banding').click()
  expect(await findings(tab)).toEqual([])
  await tab.getByLabel('Mengapa keputusan itu keliru?').fill('x'.repeat(2_001))
  await tab.getByRole('button', { name: 'Ajukan banding' }).click()
  await tab.getByRole('alert').getByText('1–2.000 huruf').waitFor()
  expect(await findings(tab)).toEqual([])
  await picture(tab, 'wrong')
  await context.close()
})
