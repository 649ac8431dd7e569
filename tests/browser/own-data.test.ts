// A reader sees and erases what is held on them, without an account and without scripts.
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
  // What looks for findings is itself a script.
  const look = async () =>
    expect([await overflow(page), way === 'in the dark' ? await findings(page) : []]).toEqual([0, []])
  await page.goto(service.url('/kabar'))
  await page.getByRole('contentinfo').getByRole('link', { name: 'Data saya' }).click()
  await look()
  await page.getByLabel('Email').fill('belum')
  await page.getByRole('button', { name: 'Kirim tautan' }).click()
  await page.getByRole('alert').getByText('Email belum lengkap.').waitFor()
  expect(await page.getByLabel('Email').inputValue()).toBe('belum')
  await look()
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Kirim tautan' }).click()
  await page.getByRole('heading', { name: 'Periksa kotak surat Anda' }).waitFor()
  await look()
  const letter = page.getByText(`Kepada ${email}`)
  await expect.poll(() => page.goto(service.url('/mailbox')).then(() => letter.count())).toBe(1)
  await look()
  await letter.locator('..').getByRole('link').click()
  await page.getByText('Tolong hapus nanti').waitFor()
  await look()
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Unduh semuanya (JSON)' }).click()
  expect((await downloading).suggestedFilename()).toBe('data-saya.json')
  await page.getByRole('button', { name: 'Hapus data saya' }).click()
  await page.getByRole('heading', { name: 'Data Anda sudah dihapus' }).waitFor()
  await look()
  await context.close()
})
