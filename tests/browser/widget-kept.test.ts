// Whoever comes back reads at once: the thread stands there as this device last saw it, until the service has answered.
import type { BrowserContext, Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openStage, send, type Stage, write } from './widget-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(() => stage.line.mend())
afterAll(() => stage?.close())

/** A page with these comments that a browser has read, and left again. */
async function readBefore(...words: string[]) {
  const url = stage.put()
  const ids: string[] = []
  for (const text of words) ids.push(await stage.comment(url, text))
  const context = await stage.browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  await page.goto(url)
  await kept(page, url)
  await page.close()
  return { url, ids, context }
}

/** Waits until this device has kept the thread of an address. */
const kept = (page: Page, url: string) =>
  page.waitForFunction(
    (asked) => Object.keys(localStorage).some((name) => name.startsWith('rembuk:http') && name.includes(asked)),
    encodeURIComponent(url),
  )

/** From now on a context's questions for a thread wait for `go`. */
async function hold(context: BrowserContext): Promise<{ go(): Promise<void> }> {
  let go: () => void = () => undefined
  const gone = new Promise<void>((resolve) => (go = resolve))
  const wait = async (route: Route) => {
    await gone
    await route.continue().catch(() => undefined)
  }
  await context.route('**/thread?*', wait)
  return {
    async go() {
      await context.unroute('**/thread?*', wait)
      go()
    },
  }
}

const pill = (page: Page) => page.getByRole('button', { name: '1 komentar baru' })

describe('a thread that was read before', () => {
  test('stands there before the service has answered; what is new then takes its place, what is gone goes', async () => {
    const { url, ids, context } = await readBefore('Yang tinggal', 'Yang pergi')
    await stage.remove(...ids.slice(1))
    await stage.comment(url, 'Yang baru')
    const held = await hold(context)
    const page = await context.newPage()
    await page.goto(url)
    await page.getByText('Yang tinggal').waitFor()
    expect(await page.getByText('Yang baru').count()).toBe(0)
    const time = page.getByRole('article').first().locator('time')
    await expect.poll(() => time.textContent()).toMatch(/yang lalu|sekarang/)
    await page.evaluate(() => scrollTo(0, 0))
    await held.go()
    await Promise.race([page.getByText('Yang baru').waitFor(), pill(page).waitFor()])
    await page.getByText('Yang pergi').waitFor({ state: 'detached' })
    await context.close()
  })

  test('moves nothing that was being read when the answer comes late', async () => {
    const { url, context } = await readBefore('Sedang dibaca')
    await stage.comment(url, 'Datang terlambat')
    const held = await hold(context)
    const page = await context.newPage()
    await page.clock.install()
    await page.goto(url)
    await page.clock.runFor(500)
    const words = page.getByText('Sedang dibaca')
    await words.waitFor()
    await page.clock.runFor(2_000)
    const before = await words.boundingBox()
    await held.go()
    await pill(page).waitFor()
    await expect.poll(() => words.boundingBox()).toEqual(before)
    await pill(page).click()
    await page.getByText('Datang terlambat').waitFor()
    await context.close()
  })

  test('can be read while the service is away, and says that it may be old', async () => {
    const { url, context } = await readBefore('Masih terbaca')
    await context.route('**/thread?*', (route) => route.abort())
    const page = await context.newPage()
    await page.goto(url)
    await page.getByText('Masih terbaca').waitFor()
    const note = page.getByText('Komentar terbaru belum bisa dimuat.')
    await note.waitFor()
    await context.unroute('**/thread?*')
    await stage.comment(url, 'Sesudah gangguan')
    await page.getByRole('button', { name: 'Coba lagi' }).click()
    await note.waitFor({ state: 'detached' })
    await Promise.race([page.getByText('Sesudah gangguan').waitFor(), pill(page).waitFor()])
    await context.close()
  })

  test('goes on below, whether or not its beginning could be asked for anew', async () => {
    const { url, context } = await readBefore(...Array.from({ length: 22 }, (_, at) => `Nomor ${at + 1}`))
    await context.route('**/thread?*', (route) =>
      route.request().url().includes('after=') ? route.continue() : route.abort(),
    )
    const page = await context.newPage()
    await page.goto(url)
    const note = page.getByText('Komentar terbaru belum bisa dimuat.')
    await note.waitFor()
    await page.getByRole('button', { name: 'Tampilkan 20 berikutnya' }).click()
    await page.getByText('Nomor 1', { exact: true }).waitFor()
    expect(await note.isVisible()).toBe(true)
    await context.close()
  })

  test('is kept as it begins, not from the comment that a link led to, nor in an order chosen later', async () => {
    const url = stage.put()
    const ids: string[] = []
    for (let n = 1; n <= 25; n++) ids.push(await stage.comment(url, `Nomor ${n}`))
    const context = await stage.browser.newContext({ viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    const left = page.waitForEvent('close')
    await page.goto(`${url}#rembuk-${ids[1]}`)
    await page.getByRole('button', { name: 'Tampilkan dari awal' }).click()
    await page.getByText('Nomor 25', { exact: true }).waitFor()
    await page.close({ runBeforeUnload: true })
    await left
    const again = await context.newPage()
    await again.goto(url)
    await kept(again, url)
    await again.getByRole('combobox', { name: 'Urutkan' }).selectOption('old')
    await expect
      .poll(async () => (await again.getByRole('article').first().innerText()).includes('Nomor 1\n'))
      .toBe(true)
    await again.goto('about:blank')
    const held = await hold(context)
    await again.goto(url)
    await again.getByText('Nomor 25', { exact: true }).waitFor()
    await expect.poll(() => again.getByRole('article').first().innerText()).toContain('Nomor 25')
    await held.go()
    await context.close()
  })

  test('keeps what its reader sends before the answer', async () => {
    const { url, context } = await readBefore('Sudah lama')
    const held = await hold(context)
    const page = await context.newPage()
    await page.goto(url)
    await page.getByText('Sudah lama').waitFor()
    await write(page, 'Ditulis di atas yang lama')
    await send(page)
    const own = page.getByRole('article', { name: 'Wahyu Nugroho' })
    await own.getByText('Menunggu diperiksa.').waitFor()
    const answered = page.waitForResponse('**/thread?*')
    await held.go()
    await answered
    await expect.poll(() => own.getByText('Ditulis di atas yang lama').count()).toBe(1)
    await context.close()
  })
})

test('five threads are kept at most, the newest, and of what everybody can read alone', async () => {
  const context = await stage.browser.newContext()
  const page = await context.newPage()
  const urls = Array.from({ length: 6 }, () => stage.put())
  for (const url of urls) {
    await page.goto(url)
    await kept(page, url)
  }
  await write(page, 'Hanya untuk petugas')
  await send(page)
  await page.getByText('Menunggu diperiksa.').waitFor()
  await page.reload()
  await page.getByText('Menunggu diperiksa.').waitFor()
  const all = await page.evaluate(() => Object.entries(localStorage).filter(([name]) => name.startsWith('rembuk:http')))
  expect(all).toHaveLength(5)
  expect(all.some(([name]) => name.includes(encodeURIComponent(`${urls[0]}&`)))).toBe(false)
  expect(JSON.stringify(all)).not.toMatch(/Hanya untuk petugas|contoh\.example/)
  await context.close()
})
