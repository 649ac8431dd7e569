// Written in a dead zone: what waits on the device, and how it leaves it. The line to the service is really cut.
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hasFocus } from './widget-seen.ts'
import { openStage, send, type Stage, write } from './widget-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(() => stage.line.mend())
afterAll(() => stage?.close())

const waits = 'Belum terkirim. Tersimpan di sini, dikirim begitu ada sinyal.'
const held = 'Menunggu diperiksa. Hanya Anda yang bisa melihatnya.'

const kept = (page: Page): Promise<string> => page.evaluate(() => JSON.stringify(localStorage))
/** What the browser says once it has a network again. */
const online = (page: Page) => page.evaluate(() => void dispatchEvent(new Event('online')))
const posts = (context: BrowserContext): string[] => {
  const keys: string[] = []
  context.on('requestfinished', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/comments')) {
      keys.push((request.postDataJSON() as { key: string }).key)
    }
  })
  return keys
}
const count = async (text: string): Promise<number> => (await stage.held()).filter((one) => one === text).length

/** A page on which all has arrived before the line is cut. */
async function openReady(page?: Parameters<Stage['open']>[0], context?: Parameters<Stage['open']>[1]) {
  const opened = await stage.open(page, context)
  await opened.page.locator('textarea').first().click()
  await opened.page.locator('input[name=name]').waitFor()
  return opened
}

describe('without a network', () => {
  test('a comment waits in its place with all that is sent, and leaves by itself once the line is back', async () => {
    const { page, context } = await openReady()
    stage.line.cut()
    await write(page, 'Ditulis di lembah tanpa sinyal')
    await send(page)
    const panel = page.getByRole('article', { name: 'Wahyu Nugroho' })
    await panel.getByText(waits).waitFor()
    await expect.poll(() => hasFocus(panel)).toBe(true)
    await expect.poll(() => panel.evaluate((one) => getComputedStyle(one).borderTopStyle)).toBe('dashed')
    await expect.poll(() => page.locator('textarea').first().inputValue()).toBe('')
    expect(await kept(page)).toContain('wahyu@contoh.example')
    stage.line.mend()
    // Nothing but its own patience brings it on its way.
    await panel.getByText(held).waitFor()
    await expect.poll(() => page.getByText(waits).count()).toBe(0)
    await expect.poll(() => page.getByRole('article').count()).toBe(1)
    await expect.poll(() => kept(page)).not.toContain('contoh.example')
    expect(await count('Ditulis di lembah tanpa sinyal')).toBe(1)
    await context.close()
  })

  test('the tab is closed, another page of the host is opened: it is sent once, and a line says so', async () => {
    const { page, context } = await openReady()
    const written = page.url()
    stage.line.cut()
    await write(page, 'Ditinggal lalu dikirim')
    await send(page)
    await page.getByText(waits).waitFor()
    await page.close()
    stage.line.mend()
    const keys = posts(context)
    const other = await context.newPage()
    await other.goto(stage.put())
    await other.getByText('Komentar Anda di halaman lain sudah terkirim.').waitFor()
    expect(await other.getByRole('link', { name: 'Lihat', exact: true }).getAttribute('href')).toBe(written)
    await expect.poll(() => kept(other)).not.toContain('contoh.example')
    await expect.poll(() => keys).toHaveLength(1)
    await other.goto(written)
    const own = other.getByRole('article', { name: 'Wahyu Nugroho' })
    await own.getByText(held).waitFor()
    await own.getByText(/Simpan kode .+ untuk melihat kabarnya/).waitFor()
    expect(await count('Ditinggal lalu dikirim')).toBe(1)
    await context.close()
  })

  test('it stands in its place again when its own page is opened without a network', async () => {
    const { page, context } = await openReady()
    await page.route('**/comments', (route) => route.abort())
    await write(page, 'Masih menunggu')
    await send(page)
    await page.getByText(waits).waitFor()
    await page.reload()
    const panel = page.getByRole('article', { name: 'Wahyu Nugroho' })
    await panel.getByText('Masih menunggu').waitFor()
    await panel.getByText(waits).waitFor()
    await page.unroute('**/comments')
    await online(page)
    await panel.getByText(held).waitFor()
    await context.close()
  })

  test('it leaves once somebody looks at the page again', async () => {
    const context = await stage.browser.newContext()
    const page = await context.newPage()
    await page.clock.install()
    await page.goto(stage.put())
    await page.locator('textarea').first().click()
    await page.locator('input[name=name]').waitFor()
    stage.line.cut()
    // No time passes any more, so that its own patience brings nothing on its way.
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 60_000))
    await write(page, 'Dilihat lagi')
    await send(page)
    await page.getByText(waits).waitFor()
    stage.line.mend()
    await page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')))
    await page.getByText(held).waitFor()
    await context.close()
  })

  test('a reply waits below what it answers', async () => {
    const url = stage.put()
    await stage.comment(url, 'Siapa yang tahu?', { name: 'Yuni' })
    const context = await stage.browser.newContext()
    const page = await context.newPage()
    await page.goto(url)
    await page.getByRole('button', { name: 'Balas' }).click()
    const form = page.locator('form').filter({ hasText: 'Kirim balasan' })
    await form.locator('textarea').fill('Saya tahu')
    await form.locator('input[name=name]').fill('Agus')
    await form.locator('input[name=email]').fill('agus@contoh.example')
    stage.line.cut()
    await form.getByRole('button', { name: 'Kirim balasan' }).click()
    const replies = page.locator('.replies')
    await replies.getByText(waits).waitFor()
    stage.line.mend()
    await online(page)
    await replies.getByText(held).waitFor()
    await expect.poll(() => replies.getByRole('article').count()).toBe(1)
    await context.close()
  })

  test('killed while it was on its way, it is there once', async () => {
    const { page, context } = await openReady()
    const arrived = Promise.withResolvers<void>()
    await page.route('**/comments', async (route) => {
      await route.fetch()
      arrived.resolve()
    })
    await write(page, 'Ponsel mati di tengah jalan')
    await send(page)
    await arrived.promise
    const url = page.url()
    await page.close()
    expect(await count('Ponsel mati di tengah jalan')).toBe(1)
    const again = await context.newPage()
    await again.goto(url)
    await again.getByRole('article').getByText(held).waitFor()
    await expect.poll(() => kept(again)).not.toContain('contoh.example')
    await expect.poll(() => again.locator('textarea').first().inputValue()).toBe('')
    expect(await count('Ponsel mati di tengah jalan')).toBe(1)
    await context.close()
  })

  test('nothing leaves that was not sent by its reader', async () => {
    const { page, context } = await openReady()
    const keys = posts(context)
    await write(page, 'Hanya ditulis')
    await page.goto(stage.put())
    await page.getByText('Belum ada komentar.').waitFor()
    await page.locator('textarea').first().click()
    await online(page)
    await page.getByText('Komentar tampil setelah diperiksa.').waitFor()
    expect(keys).toEqual([])
    await context.close()
  })
})

describe('the host page hears of it', () => {
  test('that it did not work, and that it was sent after all', async () => {
    const { page, context } = await openReady()
    await page.evaluate(() => {
      const heard: unknown[] = []
      Object.assign(window, { heard })
      for (const name of ['rembuk:posted', 'rembuk:error']) {
        addEventListener(name, (event) => heard.push([name, (event as CustomEvent<object>).detail]))
      }
    })
    const heard = () => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)
    stage.line.cut()
    await write(page, 'Diumumkan kepada halaman')
    await send(page)
    await page.getByText(waits).waitFor()
    await expect.poll(heard).toEqual([['rembuk:error', { code: 'offline' }]])
    stage.line.mend()
    await online(page)
    await page.getByText(held).waitFor()
    const id = (await page.getByRole('article').getAttribute('id'))?.slice(2)
    await expect.poll(async () => (await heard())[1]).toEqual(['rembuk:posted', { id, state: 'held' }])
    await context.close()
  })
})

describe('taken back', () => {
  test('the words return to the field, the address is gone, and nothing is sent', async () => {
    const { page, context } = await openReady()
    const keys = posts(context)
    stage.line.cut()
    await write(page, 'Lebih baik tidak')
    await send(page)
    await page.getByText(waits).waitFor()
    await page.getByRole('button', { name: 'Batalkan' }).click()
    const area = page.locator('textarea').first()
    await expect.poll(() => area.inputValue()).toBe('Lebih baik tidak')
    await expect.poll(() => hasFocus(area)).toBe(true)
    await expect.poll(() => page.getByRole('article').count()).toBe(0)
    await expect.poll(() => kept(page)).not.toContain('contoh.example')
    stage.line.mend()
    await online(page)
    await page.reload()
    await page.getByText('Belum ada komentar.').waitFor()
    // The words stand there again once all of the form does.
    await expect.poll(() => area.inputValue()).toBe('Lebih baik tidak')
    expect(keys).toEqual([])
    await context.close()
  })

  test('what was begun meanwhile stays, behind it', async () => {
    const { page, context } = await openReady()
    stage.line.cut()
    await write(page, 'Yang pertama')
    await send(page)
    await page.getByText(waits).waitFor()
    await write(page, 'Yang kedua')
    await page.getByRole('button', { name: 'Batalkan' }).click()
    await expect.poll(() => page.locator('textarea').first().inputValue()).toBe('Yang pertama\n\nYang kedua')
    await context.close()
  })
})

describe('what the service will not have', () => {
  test('opens again as a form, with words, name, address and the reason', async () => {
    const { page, context } = await openReady()
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
    expect(await count('Sebuah keluhan yang panjang')).toBe(0)
    await context.close()
  })

  test('on another page a line says so, and its own page has it ready', async () => {
    const { page, context } = await openReady()
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
    const { page, context } = await openReady()
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
    const { page, context } = await openReady()
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
    const { page, context } = await openReady()
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
    expect(await count('Dikirim sekali saja')).toBe(1)
    await context.close()
  })
})

describe('in bad weather', () => {
  test.each([true, false])('two tabs send it once (locks: %s), and both know', async (locks) => {
    const text = `Dua tab, satu komentar, ${locks ? 'dengan' : 'tanpa'} kunci`
    const { page, context } = await openReady()
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
    expect(await count(text)).toBe(1)
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
    expect(await count('Tanpa penyimpanan dan tanpa sinyal')).toBe(1)
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
