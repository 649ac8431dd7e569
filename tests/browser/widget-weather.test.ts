// The widget in bad weather: narrow columns, hostile style sheets, strict policies, blocked storage; and for everybody.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStage, send, type Stage, write } from './widget-stage.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const held = 'Menunggu diperiksa. Hanya Anda yang bisa melihatnya.'

let stage: Stage
let url: string
beforeAll(async () => {
  stage = await openStage()
  url = stage.put({ css: 'h1 { font-size: 1em }' })
  const root = await stage.comment(url, 'Apakah jadwalnya sudah ada? Lihat https://kpu.example/jadwal', {
    name: 'Yuni',
  })
  await stage.comment(url, 'Ya, ada di papan desa.', { name: 'Agus', parent: root })
  await stage.comment(url, 'x'.repeat(1_500), { name: 'N'.repeat(60) })
})
afterAll(() => stage?.close())

/** What axe finds on the page, named by rule and place. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    type Axe = { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
  })
}

/** The widget's own overflow: how far anything in it reaches over the edges of its place. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const host = document.querySelector('rembuk-thread')
    const place = host?.getBoundingClientRect()
    const parts = [...(host?.shadowRoot?.querySelectorAll('*') ?? [])].filter((part) => part.clientWidth > 1)
    return Math.max(
      ...parts.map((part) => {
        const { left, right } = part.getBoundingClientRect()
        return Math.max((place?.left ?? 0) - left, right - (place?.right ?? 0))
      }),
    )
  })

/** Two frames: whatever waited for one has been drawn. */
const painted = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))))

describe('for everybody', () => {
  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing: closed, open, faulty, waiting, changing, unsent (${theme})`, async () => {
      const css = theme === 'dark' ? 'body { background: #14181c; color: #e9edf0 }' : ''
      const { page, context } = await stage.open({ css })
      await stage.comment(page.url(), 'Sudah ada')
      await page.reload()
      await page.getByText('Sudah ada').waitFor()
      expect(await page.locator('rembuk-thread').getAttribute('data-theme')).toBe(theme)
      expect(await faults(page)).toEqual([])
      await write(page, '', '', 'x')
      await send(page)
      await page.getByText('Nama belum diisi.').waitFor()
      await page.getByText('Untuk apa?').click()
      expect(await faults(page)).toEqual([])
      await context.setOffline(true)
      await write(page, 'Tulisan')
      await send(page)
      await page.getByText('Belum terkirim.').waitFor()
      expect(await faults(page)).toEqual([])
      await context.setOffline(false)
      await page.getByText(held).waitFor()
      expect(await faults(page)).toEqual([])
      await page.getByRole('button', { name: 'Ubah' }).click()
      await page.getByRole('button', { name: 'Simpan' }).waitFor()
      expect(await faults(page)).toEqual([])
      await context.close()
    })
  }

  test('by keyboard alone: write, send, answer, cancel', async () => {
    const { page, context } = await stage.open()
    const id = await stage.comment(page.url(), 'Siapa yang menjawab?', { name: 'Yuni' })
    await page.reload()
    await page.getByText('Siapa yang menjawab?').waitFor()
    const focused = () =>
      page.evaluate(() => {
        const at = document.querySelector('rembuk-thread')?.shadowRoot?.activeElement
        return at?.getAttribute('name') || at?.id || at?.textContent || ''
      })
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('text')
    await page.keyboard.type('Ditulis dengan papan ketik')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Wahyu')
    await page.keyboard.press('Tab')
    await page.keyboard.type('wahyu@contoh.example')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('remember')
    await page.keyboard.press('Tab')
    expect(await focused()).toContain('Untuk apa?')
    await page.keyboard.press('Enter')
    await page.getByText('Agar Anda bisa dikabari').waitFor()
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Kirim')
    await page.keyboard.press('Enter')
    await page.getByText(held).waitFor()
    expect(await focused()).toMatch(/^c-/)
    while ((await focused()) !== 'Balas') await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Membalas Yuni' }).waitFor()
    expect(await focused()).toBe('text')
    while ((await focused()) !== 'Batal') await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await focused()).toBe(`c-${id}`)
    await context.close()
  })

  test('what can be touched is 44 high, or as much as an eye needs with room around it', async () => {
    const page = await stage.browser.newPage({ viewport: { width: 360, height: 740 } })
    await page.goto(url)
    await page.locator('textarea').first().click()
    await page.getByRole('button', { name: 'Kirim', exact: true }).waitFor()
    const heights = await page.evaluate(() => {
      const buttons = document.querySelector('rembuk-thread')?.shadowRoot?.querySelectorAll('button, textarea, select')
      return [...(buttons ?? [])].map((button) => {
        const reach = getComputedStyle(button, '::after')
        const more = reach.content === 'none' ? 0 : -parseFloat(reach.top) - parseFloat(reach.bottom)
        return Math.round(button.getBoundingClientRect().height + more)
      })
    })
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
    await page.close()
  })
})

describe('bad weather', () => {
  test.each([240, 320, 360, 1280])('nothing bleeds over the edges at %i', async (width) => {
    const page = await stage.browser.newPage({ viewport: { width, height: 740 } })
    await page.goto(url)
    await page.getByText('Ya, ada di papan desa.').waitFor()
    await page.getByRole('button', { name: 'Balas' }).nth(1).click()
    await page.getByRole('button', { name: 'Kirim balasan' }).waitFor()
    expect(await overflow(page)).toBeLessThanOrEqual(10.5)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await page.close()
  })

  test('hostile style sheets of the page do not reach in', async () => {
    const look = (page: Page) =>
      page.evaluate(() => {
        const part = document.querySelector('rembuk-thread')?.shadowRoot?.querySelector('textarea')
        const style = part && getComputedStyle(part)
        const { width, height } = part?.getBoundingClientRect() ?? { width: 0, height: 0 }
        return [style?.color, style?.padding, style?.fontSize, style?.letterSpacing, width, height]
      })
    const plain = await stage.open({ css: 'body { margin: 8px } main { display: block }' })
    const hostile = await stage.open({
      css: `* { all: unset !important; letter-spacing: 9px !important; text-transform: uppercase !important }
        head, script, style { display: none !important } html, body, main { display: block !important }
        body { margin: 8px !important } textarea, rembuk-thread { display: none !important; opacity: 0 !important }`,
    })
    for (const { page } of [plain, hostile]) await page.getByText('Belum ada komentar.').waitFor()
    const [one, other] = [await look(plain.page), await look(hostile.page)]
    expect(other.slice(0, 4)).toEqual(one.slice(0, 4))
    expect(other.slice(4)).toEqual(one.slice(4))
    await plain.context.close()
    await hostile.context.close()
  })

  test('a strict policy of the page is enough: scripts and connections from the service alone, no inline style', async () => {
    const { page, context } = await stage.open({
      csp: "default-src 'none'; script-src SERVICE; connect-src SERVICE",
    })
    const broken: string[] = []
    page.on('console', (message) => void (message.type() === 'error' && broken.push(message.text())))
    await write(page, 'Di bawah aturan yang ketat')
    await send(page)
    await page.getByText(held).waitFor()
    const padding = await page
      .locator('textarea')
      .first()
      .evaluate((area) => getComputedStyle(area).paddingTop)
    expect(padding).toBe('12px')
    expect(broken).toEqual([])
    await context.close()
  })

  test('without storage everything works until the page is left', async () => {
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
    await write(page, 'Tanpa penyimpanan')
    await send(page)
    await page.getByText(held).waitFor()
    await page.getByRole('button', { name: 'Tarik' }).waitFor()
    await context.close()
  })

  test('what is typed before the second file is there is carried over, also when it gets lost at first', async () => {
    const context = await stage.browser.newContext()
    const page = await context.newPage()
    let lost = 0
    await page.route('**/embed/*.js', (route) => (lost++ < 2 ? route.abort() : route.continue()))
    await page.goto(stage.put())
    await page.locator('textarea').first().pressSequentially('Diketik sejak awal')
    await page.locator('input[name=name]').waitFor()
    expect(await page.locator('textarea').first().inputValue()).toBe('Diketik sejak awal')
    await context.close()
  })

  test('without event streams it asks every half minute', async () => {
    const context = await stage.browser.newContext()
    const page = await context.newPage()
    await page.clock.install()
    await page.route('**/events?*', (route) => route.fulfill({ status: 404 }))
    await page.goto(stage.put())
    await page.getByText('Belum ada komentar.').waitFor()
    await stage.comment(page.url(), 'Datang tanpa aliran')
    await page.clock.runFor(31_000)
    await page.getByRole('button', { name: '1 komentar baru' }).waitFor()
    await context.close()
  })
})

describe('where it stands', () => {
  test('it takes its room at once, and then moves the page by less than a fiftieth', async () => {
    const page = await stage.browser.newPage({ viewport: { width: 360, height: 740 } })
    const place = stage.put({ body: `<p style="height:500px">Berita</p>LINE<footer>Kaki halaman</footer>` })
    for (let n = 0; n < 5; n++) await stage.comment(place, `Komentar ${n}`)
    const answer = Promise.withResolvers<void>()
    await page.route('**/thread?*', async (route) => {
      await answer.promise
      await route.continue()
    })
    const isListening = page.waitForRequest('**/events?*')
    await page.goto(place)
    await page.locator('rembuk-thread').waitFor({ state: 'attached' })
    await painted(page)
    // Before a single comment is known, what follows stands below the fold, where it can stay.
    const footer = await page.locator('footer').boundingBox()
    expect(footer?.y).toBeGreaterThan(740)
    await page.evaluate(() => {
      const seen = { sum: 0 }
      Object.assign(window, { shifts: seen })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.sum += (entry as PerformanceEntry & { value: number }).value
      }).observe({ type: 'layout-shift' })
    })
    answer.resolve()
    await page.getByText('Komentar 4').waitFor()
    // The second file has come, and what it changed is painted.
    await isListening
    await painted(page)
    const moved = await page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum)
    expect(moved).toBeLessThanOrEqual(0.02)
    await page.close()
  })

  test('in the head it draws into its target alone; counts are filled by one request', async () => {
    const counted = stage.put()
    await stage.comment(counted, 'Satu')
    const context = await stage.browser.newContext()
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', (request) => void (request.url().includes('/counts') && asked.push(request.url())))
    await page.goto(
      stage.put({
        head: 'LINE',
        attributes: 'data-target="#sini"',
        body: `<div id="sini"></div><i data-rembuk-count="${counted}"></i><i data-rembuk-count="page:tak-ada"></i>`,
      }),
    )
    await page.locator('#sini rembuk-thread').getByText('Belum ada komentar.').waitFor()
    await expect.poll(() => page.locator('i').allTextContents()).toEqual(['1 komentar', '0 komentar'])
    expect(asked).toHaveLength(1)
    expect(await page.locator('rembuk-thread').count()).toBe(1)
    await context.close()
  })

  test('English where the page is English; near waits until it is nearly seen', async () => {
    const { page, context } = await stage.open({
      lang: 'en-GB',
      attributes: 'data-lazy="near"',
      body: '<p style="height:4000px">News</p>LINE',
    })
    await painted(page)
    expect(await page.getByText('No comments yet.').count()).toBe(0)
    await page.evaluate(() => scrollTo(0, 4_000))
    await page.getByText('No comments yet. Anything you would like to ask or say?').waitFor()
    await context.close()
  })

  test('the office’s own colour is worn, and no other host is ever asked', async () => {
    const context = await stage.browser.newContext()
    const page = await context.newPage()
    const hosts = new Set<string>()
    page.on('request', (request) => hosts.add(new URL(request.url()).origin))
    await page.goto(stage.put({ attributes: 'data-accent="#ffd500"' }))
    await page.locator('textarea').first().click()
    const button = page.getByRole('button', { name: 'Kirim', exact: true })
    await button.waitFor()
    expect(await button.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe('rgb(255, 213, 0)')
    expect(await button.evaluate((one) => getComputedStyle(one).color)).toBe('rgb(0, 0, 0)')
    expect(hosts).toEqual(new Set([stage.host, stage.served]))
    expect(await context.cookies()).toEqual([])
    await context.close()
  })

  test('a closed page says so, can be read, and takes nothing; words on their way to it are kept', async () => {
    const { page, context } = await stage.open({ lang: 'en' })
    await stage.comment(page.url(), 'Still to be read')
    await page.reload()
    await page.locator('textarea').first().click()
    await page.getByLabel('Name').fill('Wahyu')
    await page.getByLabel('Email').fill('wahyu@contoh.example')
    await page.locator('textarea').first().fill('A moment too late')
    await stage.setPolicy({ moderation: { value: 'closed' } })
    try {
      await page.getByRole('button', { name: 'Send', exact: true }).click()
      await page.getByRole('alert').waitFor()
      expect(await page.locator('textarea').first().inputValue()).toBe('A moment too late')
      await page.reload()
      await page.getByText('Comments are closed.').waitFor()
      await page.getByText('Still to be read').waitFor()
      expect(await page.locator('textarea').count()).toBe(0)
      expect(await page.getByRole('button', { name: 'Reply' }).count()).toBe(0)
      expect(await faults(page)).toEqual([])
    } finally {
      await stage.setPolicy({})
      await context.close()
    }
  })
})
