// Written, and not taken as it is: what the service will not have goes back to its reader, what it cannot take yet waits.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openStage, send, type Stage, write } from './widget-stage.ts'
import { count, held, kept, online, openReady, posts, waits } from './widget-outbox-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(() => stage.line.mend())
afterAll(() => stage?.close())

describe('what the service will not have', () => {
  test('opens again as a form, with words, name, address and the reason', async () => {
    const { page, context } = await openReady(stage)
    stage.line.cut()
    await write(page, 'Sebuah keluhan yang panjang')
    await send(page)
    await page.getByText(waits).waitFor()
    await stage.setPolicy({ maxLength: { value: 10 } })
    try {
      stage.line.mend()
      await online(page)
      await page.getByText('Kelebihan 17 huruf.').waitFor()
      await expect.poll(() => page.locator('textarea').first().inputValue()).toBe('Sebuah keluhan yang panjang')
      expect(await page.locator('input[name=name]').inputValue()).toBe('Wahyu Nugroho')
      expect(await page.locator('input[name=email]').inputValue()).toBe('wahyu@contoh.example')
      await expect.poll(() => page.getByText(waits).count()).toBe(0)
      await expect.poll(() => kept(page)).not.toContain('contoh.example')
    } finally {
      await stage.setPolicy({})
    }
    await page.locator('textarea').first().fill('Keluhan lain')
    await send(page)
    await page.getByText(held).waitFor()
    expect(await count(stage, 'Sebuah keluhan yang panjang')).toBe(0)
    await context.close()
  })

  test('on another page a line says so, and its own page has it ready', async () => {
    const { page, context } = await openReady(stage)
    const written = page.url()
    stage.line.cut()
    await write(page, 'Terlambat untuk halaman ini')
    await send(page)
    await page.getByText(waits).waitFor()
    await page.close()
    // First, since a page that closes tries once more, and that may still be on its way.
    await stage.setPolicy({ maxLength: { value: 10 } })
    stage.line.mend()
    const other = await context.newPage()
    try {
      await other.goto(stage.put())
      await other.getByText('Komentar Anda di halaman lain belum terkirim.').waitFor()
    } finally {
      await stage.setPolicy({})
    }
    const keys = posts(context)
    await other.getByRole('link', { name: 'Lihat', exact: true }).click()
    await other.waitForURL(written)
    await other.getByText('Kelebihan 17 huruf.').waitFor()
    await expect.poll(() => other.locator('textarea').first().inputValue()).toBe('Terlambat untuk halaman ini')
    await expect.poll(() => kept(other)).not.toContain('contoh.example')
    expect(keys).toEqual([])
    await send(other)
    await other.getByText(held).waitFor()
    await context.close()
  })

  test('a reply to what is gone leaves its words to the form at the top', async () => {
    const url = stage.put()
    const id = await stage.comment(url, 'Akan hilang', { name: 'Yuni' })
    const context = await stage.browser.newContext()
    const page = await context.newPage()
    await page.goto(url)
    await page.getByRole('button', { name: 'Balas' }).click()
    const form = page.locator('form').filter({ hasText: 'Kirim balasan' })
    await form.locator('textarea').fill('Setuju dengan Yuni')
    await form.locator('input[name=name]').fill('Agus')
    await form.locator('input[name=email]').fill('agus@contoh.example')
    stage.line.cut()
    await form.getByRole('button', { name: 'Kirim balasan' }).click()
    await page.getByText(waits).waitFor()
    stage.line.mend()
    await stage.remove(id)
    await page.reload()
    await page.getByText('Komentar yang dibalas tidak ada di halaman ini.').waitFor()
    await expect.poll(() => page.locator('textarea').first().inputValue()).toBe('Setuju dengan Yuni')
    await expect.poll(() => kept(page)).not.toContain('contoh.example')
    await context.close()
  })
})

describe('the service is away or asks for patience', () => {
  const answer = (status: number, code: string, headers: Record<string, string> = {}) => ({
    status,
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': 'Retry-After',
      'Content-Type': 'application/problem+json',
      ...headers,
    },
    body: JSON.stringify({ code, detail: '' }),
  })

  test('503: it waits like without a network', async () => {
    const { page, context } = await openReady(stage)
    await page.route('**/comments', (route) => route.fulfill(answer(503, 'unavailable')))
    await write(page, 'Layanan sedang beristirahat')
    await send(page)
    await page.getByText(waits).waitFor()
    await page.unroute('**/comments')
    await online(page)
    await page.getByText(held).waitFor()
    await context.close()
  })

  test('429: it says when, and asks no sooner', async () => {
    const { page, context } = await openReady(stage)
    let tries = 0
    await page.route('**/comments', (route) => {
      tries++
      return route.fulfill(answer(429, 'rate-limited', { 'Retry-After': '120' }))
    })
    await write(page, 'Terlalu sering')
    await send(page)

    await page.getByText('Belum terkirim. Tersimpan di sini, dikirim dalam 2 menit.').waitFor()
    await online(page)
    await online(page)
    await page.locator('textarea').first().click()
    await page.getByText('Komentar tampil setelah diperiksa.').waitFor()
    expect(tries).toBe(1)
    await context.close()
  })

  test('a lost answer makes no second comment', async () => {
    const { page, context } = await openReady(stage)
    const keys: string[] = []
    await page.route('**/comments', async (route) => {
      keys.push((route.request().postDataJSON() as { key: string }).key)
      if (keys.length > 1) return route.continue()
      await route.fetch()
      return route.abort()
    })
    await write(page, 'Dikirim sekali saja')
    await send(page)
    await page.getByText(waits).waitFor()
    await online(page)
    await page.getByText(held).waitFor()
    expect(keys).toHaveLength(2)
    expect(keys[0]).toBe(keys[1])
    expect(await count(stage, 'Dikirim sekali saja')).toBe(1)
    await context.close()
  })
})

describe('in bad weather', () => {
  test.each([true, false])('two tabs send it once (locks: %s), and both know', async (locks) => {
    const text = `Dua tab, satu komentar, ${locks ? 'dengan' : 'tanpa'} kunci`
    const { page, context } = await openReady(stage)
    const url = page.url()
    if (!locks) {
      await context.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }))
      await page.reload()
      await page.locator('textarea').first().click()
      await page.locator('input[name=name]').waitFor()
    }
    stage.line.cut()
    await write(page, text)
    await send(page)
    await page.getByText(waits).waitFor()
    stage.line.mend()
    // The other tab opens while nothing can be posted, and so shows it as waiting, too.
    await context.route('**/comments', (route) => route.abort())
    const other = await context.newPage()
    await other.goto(url)
    await other.getByText(waits).waitFor()
    await context.unroute('**/comments')
    const keys = posts(context)
    await Promise.all([online(page), online(other)])
    for (const tab of [page, other]) await tab.getByText(held).waitFor()
    for (const tab of [page, other]) await expect.poll(() => tab.getByText(waits).count()).toBe(0)
    await expect.poll(() => new Set(keys).size).toBe(1)
    if (locks) expect(keys).toHaveLength(1)
    expect(await count(stage, text)).toBe(1)
    await expect.poll(() => kept(page)).not.toContain('contoh.example')
    for (const tab of [page, other]) await expect.poll(() => tab.getByRole('article').count()).toBe(1)
    await context.close()
  })

  test('where nothing may be stored it waits as long as the page stands', async () => {
    const context = await stage.browser.newContext()
    await context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('blocked', 'SecurityError')
        },
      })
    })
    const page = await context.newPage()
    await page.goto(stage.put())
    await page.locator('textarea').first().click()
    await page.locator('input[name=name]').waitFor()
    stage.line.cut()
    await write(page, 'Tanpa penyimpanan dan tanpa sinyal')
    await send(page)
    await page.getByText(waits).waitFor()
    stage.line.mend()
    await online(page)
    await page.getByText(held).waitFor()
    expect(await count(stage, 'Tanpa penyimpanan dan tanpa sinyal')).toBe(1)
    await context.close()
  })

  test('a clock that jumps ten years ahead and ten back keeps nothing waiting', async () => {
    const context = await stage.browser.newContext()
    const page = await context.newPage()
    await page.clock.setSystemTime('2036-11-24T07:00:00Z')
    await page.goto(stage.put())
    await page.locator('textarea').first().click()
    await page.locator('input[name=name]').waitFor()
    stage.line.cut()
    await write(page, 'Jam ponsel saya ngawur')
    await send(page)
    await page.getByText(waits).waitFor()
    await page.clock.setSystemTime('2016-11-24T07:00:00Z')
    stage.line.mend()
    await page.getByText(held).waitFor()
    await page.getByText(/Bisa diubah 1\d menit lagi/).waitFor()
    await context.close()
  })
})
