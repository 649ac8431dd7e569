// A reader sees and erases what is held on them, without an account, with scripts or without.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { type RunningService, siteOrigin, startService } from '../support/service.ts'
import { caller } from '../http/calling.ts'
import { findings, overflow } from './desk-stage.ts'

let service: RunningService
let browser: Browser
beforeAll(async () => {
  service = await startService({ isDemo: true })
  await service.makeSite()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

const ways = [
  ['on a phone', { viewport: { width: 360, height: 740 }, javaScriptEnabled: false }],
  ['in the dark', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' }],
] as const

test.each(ways)('asks for a link, opens it from the letter, and erases all of it: %s', async (way, options) => {
  const email = `${way.replaceAll(' ', '-')}@surat.example`
  await caller(service).posted({ url: `${siteOrigin}/data`, text: 'Tolong hapus nanti', email })
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const hasScripts = way === 'in the dark'
  // What looks for findings is itself a script.
  const look = async () => expect([await overflow(page), hasScripts ? await findings(page) : []]).toEqual([0, []])
  await page.goto(service.url('/kabar'))
  await page.getByRole('contentinfo').getByRole('link', { name: 'Data saya' }).click()
  await page.getByRole('rowheader', { name: 'Alamat email, dienkripsi' }).waitFor()
  await look()
  const form = page.locator('form', { has: page.getByRole('heading', { name: 'Hapus data saya' }) })
  await form.getByLabel('Email').fill('belum')
  await form.getByRole('button', { name: 'Kirim tautan hapus' }).click()
  await page.getByRole('alert').getByText('Email belum lengkap.').waitFor()
  expect(await form.getByLabel('Email').inputValue()).toBe('belum')
  await look()
  await form.getByLabel('Email').fill(email)
  await form.getByRole('button', { name: 'Kirim tautan hapus' }).click()
  await page.getByRole('heading', { name: 'Periksa kotak masuk email Anda' }).waitFor()
  await look()
  const letter = page.getByText(`Kepada ${email}`)
  await expect.poll(() => page.goto(service.url('/mailbox')).then(() => letter.count())).toBe(1)
  await look()
  const link = letter.locator('..').getByRole('link')
  const address = (await link.getAttribute('href')) ?? ''
  expect(address).toMatch(/\/privasi#d2\.e\./)
  await link.click()
  if (!hasScripts) {
    await page.getByLabel('Tautan dari surat').fill(address)
    await page.getByRole('button', { name: 'Buka' }).click()
  }
  await page.getByText('Tolong hapus nanti').waitFor()
  // Whoever looks over a shoulder, or at the history, finds no token in the address.
  expect(page.url()).toBe(service.url('/privasi/data'))
  await look()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Unduh semuanya (JSON)' }).click()
  expect((await downloading).suggestedFilename()).toBe('data-saya.json')
  await page.getByRole('button', { name: 'Hapus data saya sekarang' }).click()
  await page.getByRole('heading', { name: 'Data Anda sudah dihapus' }).waitFor()
  await look()
  // Opened again, the link says that it is over; whoever pasted it finds the forms below.
  await page.goto(service.url('/privasi'))
  await page.getByLabel('Tautan dari surat').fill(address)
  await page.getByRole('button', { name: 'Buka' }).click()
  await page.getByRole('alert').getByText('Tautan ini tidak berlaku lagi.').waitFor()
  await look()
  await context.close()
})

test('a link to see erases nothing, and says how to; in English', async () => {
  const email = 'lihat@surat.example'
  await caller(service).posted({ url: `${siteOrigin}/data`, text: 'Hanya ingin melihat', email })
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(service.url('/data-saya'))
  const form = page.locator('form', { has: page.getByRole('heading', { name: 'See my data' }) })
  await form.getByLabel('Email').fill(email)
  await form.getByRole('button', { name: 'Send the link' }).click()
  await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor()
  const letter = page.getByText(email)
  await expect.poll(() => page.goto(service.url('/mailbox')).then(() => letter.count())).toBe(1)
  await letter.locator('..').getByRole('link').click()
  await page.getByText('Hanya ingin melihat').waitFor()
  await page.getByText('This link is for reading alone.').waitFor()
  expect(await page.getByRole('button', { name: 'Erase my data now' }).count()).toBe(0)
  expect([await overflow(page), await findings(page)]).toEqual([0, []])
  await context.close()
})
