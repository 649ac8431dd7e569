// What a reader finds under a news page: what stands there at once, what is pinned, what is folded, in which order.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { focused, overflow, painted, sideways } from './widget-seen.ts'
import { openStage, type Stage } from './widget-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const article = (page: Page, name: string) => page.getByRole('article', { name, exact: true })
const order = (page: Page) => page.locator('.root > article .words').allTextContents()

/** Counts from now on by how much of the screen things move by themselves. */
const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const seen = { sum: 0 }
    Object.assign(window, { shifts: seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) seen.sum += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
const shifts = (page: Page) => page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum)

describe('at first sight', () => {
  test('everything that can be touched is there before the second file is, and nothing moves when that comes', async () => {
    const url = stage.put({ lang: 'id' })
    const root = await stage.comment(url, 'Apakah TPS saya pindah?', { name: 'Yuni' })
    await stage.answer(root, 'Tidak, Ibu Yuni. TPS tetap di balai desa.')
    await stage.comment(url, `${'Panjang sekali. '.repeat(80)}selesai`, { name: 'Ratna' })
    await stage.comment(url, 'Disematkan petugas', { name: 'Bambang' }).then(stage.pin)
    for (let n = 0; n < 4; n++) await stage.comment(url, `Komentar ${n}`)
    const context = await stage.browser.newContext({ viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    await watchShifts(page)
    const second = Promise.withResolvers<void>()
    await page.route('**/embed/*.js', async (route) => {
      await second.promise
      await route.continue()
    })
    await page.goto(url)
    await article(page, 'Yuni').getByRole('button', { name: 'Bermanfaat' }).waitFor()
    await page.getByRole('group', { name: 'Menurut Anda, berita ini:' }).getByText('Perlu penjelasan').waitFor()
    await article(page, 'Yuni').getByRole('button', { name: 'Balas' }).waitFor()
    await article(page, 'Yuni').getByRole('button', { name: 'Lainnya' }).waitFor()
    await page.getByText('Disematkan', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Selengkapnya' }).waitFor()
    const before = await article(page, 'Yuni').boundingBox()
    const articles = await page.getByRole('article').elementHandles()
    second.resolve()
    await page.getByRole('combobox', { name: 'Urutkan' }).waitFor()
    await painted(page)
    expect(await article(page, 'Yuni').boundingBox()).toEqual(before)
    // Nor is any comment drawn anew.
    for (const one of articles) expect(await one.evaluate((drawn) => drawn.isConnected)).toBe(true)
    expect(await shifts(page)).toBeLessThanOrEqual(0.02)
    await context.close()
  })

  test('a touch before the second file is there is not lost', async () => {
    const url = stage.put()
    await stage.comment(url, 'Terima kasih infonya', { name: 'Joko' })
    const context = await stage.browser.newContext()
    const page = await context.newPage()
    const second = Promise.withResolvers<void>()
    await page.route('**/embed/*.js', async (route) => {
      await second.promise
      await route.continue()
    })
    await page.goto(url)
    await article(page, 'Joko').getByRole('button', { name: 'Bermanfaat' }).click()
    second.resolve()
    await article(page, 'Joko').getByRole('button', { name: 'Bermanfaat 1', pressed: true }).waitFor()
    await context.close()
  })

  test('an office that wants no engagement shows none of it', async () => {
    await stage.setPolicy({ engagement: { value: 'off' } })
    try {
      const url = stage.put()
      await stage.comment(url, 'Tanpa dukungan', { name: 'Joko' })
      await stage.comment(url, 'Yang kedua')
      const page = await stage.browser.newPage()
      await page.goto(url)
      await article(page, 'Joko').getByRole('button', { name: 'Lainnya' }).waitFor()
      await page.getByRole('combobox', { name: 'Urutkan' }).waitFor()
      expect(await page.getByRole('button', { name: 'Bermanfaat' }).count()).toBe(0)
      expect(await page.getByRole('group').count()).toBe(0)
      expect(await page.getByRole('option').allTextContents()).toEqual(['Terbaru', 'Terlama'])
      await page.close()
    } finally {
      await stage.setPolicy({})
    }
  })

  test('in English, also the words that offices are offered about their pages', async () => {
    const { page, context } = await stage.open({ lang: 'en' })
    await page.getByRole('group', { name: 'In your view, this news is:' }).getByText('Needs explaining').waitFor()
    await context.close()
  })

  test('the dots are as large as a finger', async () => {
    const url = stage.put()
    await stage.comment(url, 'Ada isinya')
    const page = await stage.browser.newPage()
    await page.goto(url)
    const box = await page.getByRole('button', { name: 'Lainnya' }).boundingBox()
    expect(box?.width).toBeGreaterThanOrEqual(44)
    await page.close()
  })
})

describe('what is pinned', () => {
  test('stands above the others with its caption, and is not there twice', async () => {
    const url = stage.put()
    const pinned = await stage.comment(url, 'Paling penting', { name: 'Bambang' })
    await stage.comment(url, 'Yang kedua')
    await stage.comment(url, 'Yang ketiga')
    await stage.pin(pinned)
    const page = await stage.browser.newPage()
    await page.goto(url)
    await page.getByText('Disematkan', { exact: true }).waitFor()
    await expect.poll(() => order(page)).toEqual(['Paling penting', 'Yang ketiga', 'Yang kedua'])
    await page.getByRole('combobox', { name: 'Urutkan' }).selectOption('old')
    await expect.poll(() => order(page)).toEqual(['Paling penting', 'Yang kedua', 'Yang ketiga'])
    await page.close()
  })

  test('an answer that is pinned stands above alone, and is left out below', async () => {
    const url = stage.put()
    const root = await stage.comment(url, 'Kapan buka?', { name: 'Yuni' })
    const answer = await stage.answer(root, 'Setiap hari kerja.')
    await stage.comment(url, 'Terima kasih', { name: 'Joko', parent: root })
    await stage.pin(answer)
    const page = await stage.browser.newPage()
    await page.goto(url)
    await page.getByText('Disematkan', { exact: true }).waitFor()
    await expect.poll(() => order(page)).toEqual(['Setiap hari kerja.', 'Kapan buka?'])
    expect(await page.getByText('Setiap hari kerja.').count()).toBe(1)
    expect(await page.getByText('balasan lain').count()).toBe(0)
    await page.close()
  })
})

describe('folds', () => {
  test('more than ten lines fold to eight, and open where they are', async () => {
    const url = stage.put({ css: 'body { font: 16px/1.5 sans-serif }' })
    const lines = (n: number) => Array.from({ length: n }, (_, at) => `Baris ${at + 1}`).join('\n')
    await stage.comment(url, lines(10), { name: 'Sepuluh' })
    await stage.comment(url, lines(11), { name: 'Sebelas' })
    const page = await stage.browser.newPage()
    await page.goto(url)
    const unfold = page.getByRole('button', { name: 'Selengkapnya' })
    await unfold.waitFor()
    expect(await unfold.getAttribute('aria-expanded')).toBe('false')
    expect(await unfold.count()).toBe(1)
    const words = article(page, 'Sebelas').locator('.words')
    const line = 16 * 1.55
    expect((await words.boundingBox())?.height).toBeCloseTo(8 * line, 0)
    expect((await article(page, 'Sepuluh').locator('.words').boundingBox())?.height).toBeCloseTo(10 * line, 0)
    await unfold.click()
    await unfold.waitFor({ state: 'detached' })
    expect((await words.boundingBox())?.height).toBeCloseTo(11 * line, 0)
    await expect.poll(() => focused(page)).toMatch(/^c-/)
    await page.close()
  })

  test('an office’s own words are shown whole', async () => {
    const url = stage.put()
    const root = await stage.comment(url, 'Bagaimana caranya?')
    await stage.answer(root, Array.from({ length: 14 }, (_, at) => `Langkah ${at + 1}`).join('\n'))
    const page = await stage.browser.newPage()
    await page.goto(url)
    await page.getByText('Langkah 14').waitFor()
    expect(await page.getByRole('button', { name: 'Selengkapnya' }).count()).toBe(0)
    await page.close()
  })

  test('more than four replies fold to two, and one button brings all the others', async () => {
    const url = stage.put()
    const root = await stage.comment(url, 'Siapa yang mau ikut?', { name: 'Yuni' })
    for (let n = 1; n <= 6; n++) await stage.comment(url, `Saya ${n}`, { name: `Warga ${n}`, parent: root })
    const page = await stage.browser.newPage()
    await page.goto(url)
    const others = page.getByRole('button', { name: 'Tampilkan 4 balasan lain' })
    await others.waitFor()
    expect(await page.locator('.replies article').count()).toBe(2)
    await others.click()
    await page.getByText('Saya 6').waitFor()
    expect(await page.locator('.replies .words').allTextContents()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Saya ${n}`))
    await expect.poll(() => article(page, 'Warga 3').evaluate((one) => one.matches(':focus'))).toBe(true)
    expect(await page.getByText('balasan lain').count()).toBe(0)
    await page.close()
  })

  test('an official answer is not folded away among many replies', async () => {
    const url = stage.put()
    const root = await stage.comment(url, 'Kapan hasilnya keluar?', { name: 'Yuni' })
    await stage.comment(url, 'Ikut bertanya', { parent: root })
    await stage.comment(url, 'Sama', { parent: root })
    await stage.answer(root, 'Hari Jumat.')
    for (let n = 1; n <= 3; n++) await stage.comment(url, `Terima kasih ${n}`, { parent: root })
    const page = await stage.browser.newPage()
    await page.goto(url)
    await page.getByRole('button', { name: 'Tampilkan 3 balasan lain' }).waitFor()
    await page.getByText('Hari Jumat.').waitFor()
    await page.close()
  })
})

describe('order', () => {
  test('newest, oldest, most supported; the reader stays where they are', async () => {
    const url = stage.put({ body: '<p style="height:900px">Berita</p>LINE' })
    const ids = []
    for (let n = 1; n <= 22; n++) ids.push(await stage.comment(url, `Nomor ${n}`))
    const page = await stage.browser.newPage({ viewport: { width: 360, height: 740 } })
    await page.goto(url)
    const sort = page.getByRole('combobox', { name: 'Urutkan' })
    await sort.waitFor()
    await sort.evaluate((one) => scrollBy({ top: one.getBoundingClientRect().top - 40, behavior: 'instant' }))
    const top = async () => Math.round((await sort.boundingBox())?.y ?? 0)
    expect(await top()).toBe(40)
    await sort.selectOption('old')
    await expect.poll(() => order(page).then(([first]) => first)).toBe('Nomor 1')
    await expect.poll(top).toBe(40)
    await page.getByRole('button', { name: 'Tampilkan 20 berikutnya' }).click()
    await page.getByText('Nomor 22').waitFor()
    expect(await page.getByRole('button', { name: 'Tampilkan 20 berikutnya' }).count()).toBe(0)
    await expect.poll(() => order(page)).toEqual(Array.from({ length: 22 }, (_, at) => `Nomor ${at + 1}`))
    await page.close()
  })

  test('the last choice counts, whichever answer comes first', async () => {
    const url = stage.put()
    for (let n = 1; n <= 3; n++) await stage.comment(url, `Nomor ${n}`)
    const page = await stage.browser.newPage()
    await page.goto(url)
    const sort = page.getByRole('combobox', { name: 'Urutkan' })
    await sort.waitFor()
    const late = Promise.withResolvers<void>()
    const answered = Promise.withResolvers<void>()
    await page.route(/sort=old/, async (route) => {
      await late.promise
      await route.continue()
      answered.resolve()
    })
    await sort.selectOption('old')
    await sort.selectOption('top')
    await expect.poll(() => sort.inputValue()).toBe('top')
    const lost = page.waitForResponse(/sort=old/)
    late.resolve()
    await lost
    await painted(page)
    expect(await sort.inputValue()).toBe('top')
    await page.close()
  })

  test('what cannot be had is said, and what stands there stays', async () => {
    const url = stage.put()
    for (let n = 1; n <= 22; n++) await stage.comment(url, `Nomor ${n}`)
    const page = await stage.browser.newPage()
    await page.goto(url)
    const sort = page.getByRole('combobox', { name: 'Urutkan' })
    await sort.waitFor()
    await page.route('**/thread?*', (route) => route.abort())
    await sort.selectOption('old')
    await page.getByText('Komentar belum bisa ditampilkan.').waitFor()
    await expect.poll(() => sort.inputValue()).toBe('new')
    expect(await order(page)).toHaveLength(20)
    await page.getByRole('button', { name: 'Tampilkan 20 berikutnya' }).click()
    const again = page.getByRole('button', { name: 'Komentar belum bisa ditampilkan. Coba lagi' })
    await again.waitFor()
    await page.unroute('**/thread?*')
    await again.click()
    await page.getByText('Nomor 1', { exact: true }).waitFor()
    await page.close()
  })
})

describe('what is answered', () => {
  test('can be looked for, and so can what is not; nothing found is said', async () => {
    const url = stage.put()
    const first = await stage.comment(url, 'Sudah dijawab', { name: 'Yuni' })
    await stage.answer(first, 'Inilah jawabannya.')
    await stage.comment(url, 'Belum dijawab siapa pun', { name: 'Joko' })
    const page = await stage.browser.newPage()
    await page.goto(url)
    const filter = page.getByRole('combobox', { name: 'Saring' })
    await filter.waitFor()
    expect(await filter.getByRole('option').allTextContents()).toEqual(['Semua', 'Dijawab', 'Belum dijawab'])
    await filter.selectOption('Dijawab')
    await expect.poll(() => order(page)).toEqual(['Sudah dijawab'])
    await page.getByRole('combobox', { name: 'Urutkan' }).selectOption('old')
    await filter.selectOption('Belum dijawab')
    await expect.poll(() => order(page)).toEqual(['Belum dijawab siapa pun'])
    expect(await page.getByRole('combobox', { name: 'Urutkan' }).inputValue()).toBe('old')
    await stage.answer(await stage.comment(url, 'Juga dijawab'), 'Ya.')
    await stage.answer(
      (await page.getByRole('article', { name: 'Joko' }).getAttribute('id'))?.slice(2) ?? '',
      'Ini dia.',
    )
    await filter.selectOption('Semua')
    await expect.poll(() => order(page)).toHaveLength(3)
    await filter.selectOption('Belum dijawab')
    await page.getByText('Tidak ada komentar yang menunggu jawaban.').waitFor()
    await filter.selectOption('Semua')
    await expect.poll(() => order(page)).toHaveLength(3)
    await page.close()
  })

  test('a part and an order chosen in a hurry both count, and stand chosen at once', async () => {
    const url = stage.put()
    await stage.answer(await stage.comment(url, 'Lama, dijawab'), 'Inilah jawabannya.')
    await stage.comment(url, 'Lama, menunggu')
    await stage.comment(url, 'Baru, menunggu')
    const page = await stage.browser.newPage()
    await page.goto(url)
    const [filter, sort] = ['Saring', 'Urutkan'].map((name) => page.getByRole('combobox', { name })) as [
      Locator,
      Locator,
    ]
    await filter.waitFor()
    const late = Promise.withResolvers<void>()
    await page.route(/sort=old/, (route) => late.promise.then(() => route.continue()))
    await sort.selectOption('old')
    await painted(page)
    expect(await sort.inputValue()).toBe('old')
    await filter.selectOption('Belum dijawab')
    late.resolve()
    await expect.poll(() => order(page)).toEqual(['Lama, menunggu', 'Baru, menunggu'])
    await expect.poll(() => Promise.all([sort.inputValue(), filter.inputValue()])).toEqual(['old', 'no'])
    await page.close()
  })

  test('where nothing can have been answered there is nothing to look for', async () => {
    const url = stage.put()
    await stage.comment(url, 'Satu')
    await stage.comment(url, 'Dua')
    const page = await stage.browser.newPage()
    await page.goto(url)
    await page.getByRole('combobox', { name: 'Urutkan' }).waitFor()
    expect(await page.getByRole('combobox', { name: 'Saring' }).count()).toBe(0)
    await page.close()
  })
})

describe('words of any kind', () => {
  test('names that run from right to left keep to themselves', async () => {
    const url = stage.put()
    await stage.comment(url, 'Halo semua', { name: 'أحمد ‮gnap' })
    const page = await stage.browser.newPage()
    await page.goto(url)
    const name = page.locator('article b')
    await name.waitFor()
    expect(await name.evaluate((one) => getComputedStyle(one).unicodeBidi)).toBe('isolate')
    const [named, time] = [await name.boundingBox(), await page.locator('time').boundingBox()]
    expect(time?.x).toBeGreaterThan((named?.x ?? 0) + (named?.width ?? 0))
    await page.close()
  })

  test('a word of 5,000 letters in a column of 240 stays within it', async () => {
    const url = stage.put({ css: 'h1 { font-size: 1em }' })
    await stage.setPolicy({ maxLength: { value: 5_000 } })
    const root = await stage.comment(url, 'x'.repeat(5_000), { name: 'N'.repeat(60) })
    await stage.comment(url, 'y'.repeat(300), { name: 'M'.repeat(60), parent: root })
    await stage.setPolicy({})
    const page = await stage.browser.newPage({ viewport: { width: 240, height: 740 } })
    await page.goto(url)
    await page.getByRole('button', { name: 'Selengkapnya' }).first().click()
    await expect.poll(() => overflow(page)).toBeLessThanOrEqual(10.5)
    await expect.poll(() => sideways(page)).toBeLessThanOrEqual(0)
    await page.close()
  })
})

describe('coming back', () => {
  test('after a reload the reader is where they were, however late the comments come', async () => {
    const url = stage.put()
    for (let n = 1; n <= 20; n++) await stage.comment(url, `Nomor ${n}`)
    const page = await stage.browser.newPage({ viewport: { width: 360, height: 740 } })
    await page.goto(url)
    await page.getByRole('combobox', { name: 'Urutkan' }).waitFor()
    await page.evaluate(() => scrollTo({ top: 1_200, behavior: 'instant' }))
    const late = Promise.withResolvers<void>()
    await page.route('**/thread?*', async (route) => {
      await late.promise
      await route.continue()
    })
    await page.reload()
    late.resolve()
    await page.getByRole('combobox', { name: 'Urutkan' }).waitFor()
    await painted(page)
    await expect.poll(() => page.evaluate(() => Math.round(scrollY))).toBe(1_200)
    await page.close()
  })
})
