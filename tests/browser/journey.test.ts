// The main job, whole: what `npm start` starts, a reader's phone, a moderator's desk, and a comment that travels from
// one to the other and back; on both stores.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { dropDatabase, newDatabase } from '../support/mongo.ts'
import { axeFindings } from './axe.ts'
import { type Started, startEverything } from './started.ts'

const mongo = await newDatabase()

const phone: BrowserContextOptions = {
  locale: 'id-ID',
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
}
const office: BrowserContextOptions = { locale: 'id-ID', viewport: { width: 1280, height: 800 } }

const headline = 'Cek nama Anda: data pemilih triwulan ini dibuka untuk tanggapan'
const words = 'Apakah posko hari Rabu juga melayani warga dari desa lain?'
const waits = 'Menunggu diperiksa. Hanya Anda yang bisa melihatnya.'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await dropDatabase(mongo)
})

/** The comments under a page, as a reader finds them. */
const thread = (page: Page) => page.getByRole('region', { name: 'Komentar' })

async function openArticle(page: Page, demo: string): Promise<number> {
  await page.goto(demo)
  const count = page.getByRole('link', { name: /^\d+ komentar$/ }).first()
  await count.waitFor()
  await page.getByRole('heading', { name: headline }).getByRole('link').click()
  await page.getByRole('heading', { name: headline, level: 1 }).waitFor()
  await page.getByRole('heading', { name: /^\d+ komentar$/ }).waitFor()
  const heading = await page.getByRole('heading', { name: /^\d+ komentar$/ }).textContent()
  return Number.parseInt(heading ?? '', 10)
}

async function write(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Pertanyaan, saran, atau keluhan Anda' }).click()
  await page.getByRole('textbox', { name: 'Nama' }).fill('Wahyu Nugroho')
  await page.getByRole('textbox', { name: 'Email' }).fill('wahyu@example.com')
  await page.getByRole('textbox', { name: 'Pertanyaan, saran, atau keluhan Anda' }).fill(words)
  await page.getByRole('button', { name: 'Kirim', exact: true }).click()
}

describe.each([
  ['SQLite', ''],
  ['MongoDB', mongo],
])('on %s', (_name, url) => {
  let started: Started
  beforeAll(async () => {
    started = await startEverything(url)
  })
  afterAll(() => started?.stop())

  test('read, write, held, reload, sign in, approve, published without reload', async () => {
    const reader = await browser.newContext(phone).then((context) => context.newPage())
    const before = await openArticle(reader, started.demo)
    expect(before).toBeGreaterThan(5)
    await thread(reader).getByText('Jawaban resmi').first().waitFor()
    expect(await axeFindings(reader)).toEqual([])

    await write(reader)
    const own = reader.getByRole('article', { name: 'Wahyu Nugroho' })
    await own.getByText(waits).waitFor()
    expect(await axeFindings(reader)).toEqual([])

    await reader.reload()
    await own.getByText(waits).waitFor()
    await own.getByText(words).waitFor()

    // Somebody else sees nothing of it yet, and has the page open.
    const other = await browser.newContext(phone).then((context) => context.newPage())
    expect(await openArticle(other, started.demo)).toBe(before)
    expect(await other.getByText(words).count()).toBe(0)

    const desk = await browser.newContext(office).then((context) => context.newPage())
    await desk.goto(started.link)
    await desk.getByRole('button', { name: new RegExp(words.slice(0, 30)) }).click()
    const opened = desk.getByRole('region', { name: 'Komentar yang dibuka' })
    await opened.getByText(words).waitFor()
    expect(await axeFindings(desk)).toEqual([])
    expect(desk.url()).not.toContain(new URL(started.link).hash.slice(6))
    await desk.getByRole('button', { name: /^Setujui/ }).click()
    await desk.getByText('1 komentar disetujui.').first().waitFor()

    // Neither page was loaded again.
    await reader.getByText('Komentar Anda tampil.').waitFor()
    await reader.getByRole('heading', { name: `${before + 1} komentar` }).waitFor()
    await expect.poll(() => own.getByText(waits).count()).toBe(0)
    await other.getByRole('button', { name: '1 komentar baru' }).click()
    await other.getByRole('article', { name: 'Wahyu Nugroho' }).getByText(words).waitFor()
    expect(await axeFindings(reader)).toEqual([])
    expect(await axeFindings(desk)).toEqual([])

    await reader.goto(started.demo)
    await reader.getByRole('link', { name: `${before + 1} komentar` }).waitFor()
    expect(await axeFindings(reader)).toEqual([])
    await Promise.all([reader, other, desk].map((page) => page.context().close()))
  })
})
