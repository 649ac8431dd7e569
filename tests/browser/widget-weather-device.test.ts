// The device in bad weather: storage that is blocked or full, a clock that is years off, large text, narrow columns;
// and threads that are larger, longer or written the other way round than most.
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faults, overflow, painted, sideways, unseen } from './widget-seen.ts'
import { openStage, send, type Stage, write } from './widget-stage.ts'

const held = 'Menunggu diperiksa. Hanya Anda yang bisa melihatnya.'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

/** Runs in the page before anything else; each is a way in which browsers keep nothing. */
const storages: Record<string, () => void> = {
  blocked: () => {
    const get = (): never => {
      throw new DOMException('blocked', 'SecurityError')
    }
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, name, { get })
  },
  'not there': () => void Object.defineProperty(window, 'localStorage', { value: null }),
  full: () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  },
  'full of what others wrote': () => {
    for (const name of ['reader', 'own', 'supports', 'reactions', 'reports', 'me', 'outbox']) {
      if (!localStorage.getItem(`rembuk:${name}`)) localStorage.setItem(`rembuk:${name}`, '{"not ours')
    }
  },
}

describe('storage', () => {
  test.each(Object.entries(storages))(
    '%s: one writes, follows, edits and takes back, until the page is left',
    async (_, script) => {
      const context = await stage.browser.newContext()
      await context.addInitScript(script)
      const page = await context.newPage()
      const wrong = unseen(page)
      const url = stage.put()
      await stage.comment(url, 'Sudah ada', { name: 'Yuni' })
      await page.goto(url)
      await write(page, 'Tanpa penyimpanan')
      await send(page)
      const own = page.getByRole('article', { name: 'Wahyu Nugroho' })
      await own.getByText(held).waitFor()
      await page.getByRole('button', { name: 'Bermanfaat' }).click()
      await page.getByRole('button', { name: 'Bermanfaat 1', pressed: true }).waitFor()
      await own.getByRole('button', { name: 'Ubah' }).click()
      await own.locator('textarea').fill('Diubah tanpa penyimpanan')
      await own.getByRole('button', { name: 'Simpan' }).click()
      await own.getByText('Diubah tanpa penyimpanan').waitFor()
      await own.getByRole('button', { name: 'Tarik' }).click()
      await own.getByText('Tarik komentar ini?').waitFor()
      await own.getByRole('button', { name: 'Tarik' }).click()
      await page.getByText('Ditarik oleh penulisnya.').waitFor()
      expect(wrong).toEqual([])
      await context.close()
    },
  )

  test('a private window knows nothing of another, and leaves nothing', async () => {
    const { page, context } = await stage.open()
    await write(page, 'Di jendela pribadi')
    await send(page)
    await page.getByText(held).waitFor()
    const url = page.url()
    await context.close()
    const other = await stage.browser.newContext()
    const again = await other.newPage()
    await again.goto(url)
    await again.locator('form').waitFor()
    expect(await again.getByRole('article').count()).toBe(0)
    // What everybody can read there is kept for the next visit, and nothing else.
    const kept = await again.evaluate(() => Object.entries(localStorage))
    expect(kept.filter(([name]) => !name.startsWith('rembuk:http'))).toEqual([])
    expect(JSON.stringify(kept)).not.toMatch(/Di jendela pribadi|contoh\.example/)
    expect(
      await again.evaluate(async () => [await caches.keys(), await indexedDB.databases(), document.cookie]),
    ).toEqual([[], [], ''])
    await other.close()
  })
})

describe('the clock', () => {
  const years = 10 * 365 * 86_400_000

  test.each([
    ['ahead', years],
    ['behind', -years],
  ])(
    'ten years %s: times are told as they are, one may edit as long as everybody, what is one’s own is kept',
    async (_, off) => {
      const url = stage.put()
      await stage.comment(url, 'Baru saja ditulis', { name: 'Yuni' })
      const context = await stage.browser.newContext()
      const page = await context.newPage()
      await page.clock.install({ time: Date.now() + off })
      await page.clock.resume()
      await page.goto(url)
      const yuni = page.getByRole('article', { name: 'Yuni' })
      const lately = /^(sekarang|saat ini|\d+ (detik|menit) yang lalu)$/
      await yuni.getByRole('time').filter({ hasText: lately }).waitFor()
      await write(page, 'Dengan jam yang keliru')
      await send(page)
      const own = page.getByRole('article', { name: 'Wahyu Nugroho' })
      await own.getByText(/^Bisa diubah 1[45] menit lagi\.$/).waitFor()
      await own.getByRole('time').filter({ hasText: lately }).waitFor()
      await page.reload()
      await own.getByText(held).waitFor()
      await own.getByText(/^Bisa diubah 1[45] menit lagi\.$/).waitFor()
      await own.getByRole('button', { name: 'Ubah' }).click()
      await own.locator('textarea').fill('Diubah dengan jam yang keliru')
      await own.getByRole('button', { name: 'Simpan' }).click()
      await own.getByText('Diubah dengan jam yang keliru').waitFor()
      await context.close()
    },
  )
})

/** A thread with a bit of everything that is long. */
async function longThread(): Promise<string> {
  const url = stage.put({ css: 'body { margin: 8px } h1 { font-size: 1em; overflow-wrap: anywhere }' })
  const root = await stage.comment(url, 'Apakah jadwalnya sudah ada? https://kpu.example/' + 'jadwal-'.repeat(30), {
    name: 'Yuni',
  })
  const reply = await stage.comment(url, 'Ya, ada di papan desa.', { name: 'N'.repeat(60), parent: root })
  await stage.comment(url, 'Terima kasih, sudah saya baca.', { name: 'Agus', parent: reply })
  return url
}

/** Everything that can be used is in view and has room: nothing is cut off that its box cannot scroll to. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const parts = [...(document.querySelector('rembuk-thread')?.shadowRoot?.querySelectorAll('*') ?? [])]
    return parts
      .filter((part) => part.clientWidth > 1 && part.clientHeight > 1 && !/TEXTAREA|INPUT|SELECT/.test(part.tagName))
      .filter((part) => {
        const { overflowX, overflowY } = getComputedStyle(part)
        const hides = (kind: string) => kind === 'hidden' || kind === 'clip'
        const isFolded = part.classList.contains('fold')
        return (
          (hides(overflowX) && part.scrollWidth > part.clientWidth + 1) ||
          (hides(overflowY) && !isFolded && part.scrollHeight > part.clientHeight + 1)
        )
      })
      .map((part) => `${part.localName}.${part.className}`)
  })

async function opened(
  url: string,
  options: Parameters<Stage['browser']['newContext']>[0],
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await stage.browser.newContext(options)
  const page = await context.newPage()
  await page.goto(url)
  await page.getByText('Ya, ada di papan desa.').waitFor()
  await page.getByRole('button', { name: 'Balas' }).nth(1).click()
  await page.getByRole('button', { name: 'Kirim balasan' }).waitFor()
  await painted(page)
  return { page, context }
}

describe('room', () => {
  test.each([
    ['a column of 240', { viewport: { width: 256, height: 740 } }, ''],
    ['400 % zoom on a screen of 1280 by 1024', { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }, ''],
    ['text of 200 % on a telephone', { viewport: { width: 360, height: 740 } }, 'html, body { font-size: 32px }'],
    ['text of 200 % in a column of 240', { viewport: { width: 256, height: 740 } }, 'html, body { font-size: 32px }'],
    ['wide letters, lines and words', { viewport: { width: 320, height: 740 } }, 'spaced'],
  ])('%s: everything is there, nothing reaches over an edge, nothing is cut off', async (_, options, css) => {
    const { page, context } = await opened(await longThread(), options)
    if (css === 'spaced') {
      // WCAG 1.4.12, as a reader's own sheet would set it, inside as well.
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(
          '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }',
        )
        const root = document.querySelector('rembuk-thread')?.shadowRoot
        if (root) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
      })
    } else if (css) await page.addStyleTag({ content: css })
    await painted(page)
    await expect.poll(() => overflow(page)).toBeLessThanOrEqual(10.5)
    await expect.poll(() => sideways(page)).toBe(0)
    await expect.poll(() => cutOff(page)).toEqual([])
    for (const name of ['Kirim balasan', 'Batal']) {
      const button = page.getByRole('button', { name })
      await button.scrollIntoViewIfNeeded()
      const box = await button.boundingBox()
      const { width = 0 } = page.viewportSize() ?? {}
      expect(box && box.x >= 0 && box.x + box.width <= width).toBe(true)
    }
    await page.getByRole('button', { name: 'Batal' }).click()
    await context.close()
  })

  test('a word of five thousand letters is folded, and whole when it is asked for', async () => {
    await stage.setPolicy({ maxLength: { value: 5_000 } })
    try {
      const url = stage.put({ css: 'h1 { font-size: 1em }' })
      await stage.comment(url, 'Panjang'.repeat(714), { name: 'Yuni' })
      const page = await stage.browser.newPage({ viewport: { width: 256, height: 740 } })
      await page.goto(url)
      const words = page.locator('article .words')
      await page.getByRole('button', { name: 'Selengkapnya' }).waitFor()
      const height = async () => (await words.boundingBox())?.height
      await expect.poll(height).toBeLessThan(300)
      expect(await overflow(page)).toBeLessThanOrEqual(10.5)
      await page.getByRole('button', { name: 'Selengkapnya' }).click()
      await expect.poll(height).toBeGreaterThan(3_000)
      expect(await overflow(page)).toBeLessThanOrEqual(10.5)
      expect(await sideways(page)).toBe(0)
      await page.close()
    } finally {
      await stage.setPolicy({})
    }
  })

  test('names and words from right to left keep to themselves', async () => {
    const url = stage.put()
    await stage.comment(url, 'هل يمكن التسجيل هنا؟ (KPU)', { name: 'محمد رضوان' })
    await stage.comment(url, 'Dari kiri ke kanan', { name: 'Yuni \u202ekembali' })
    const page = await stage.browser.newPage({ viewport: { width: 360, height: 740 } })
    await page.goto(url)
    const article = page.getByRole('article', { name: 'محمد رضوان' })
    const name = article.locator('b')
    const direction = (element: SVGElement | HTMLElement) => getComputedStyle(element).direction
    expect(await name.evaluate(direction)).toBe('rtl')
    expect(await article.locator('.words').evaluate(direction)).toBe('rtl')
    // What is said about them stays where it is: figure, name, time, from left to right.
    const lefts = await Promise.all(
      ['.avatar', 'b', 'time'].map(async (part) => (await article.locator(part).boundingBox())?.x ?? -1),
    )
    expect(lefts).toEqual(lefts.toSorted((a, b) => a - b))
    // A sign that turns what follows round ends with its name.
    const times = await page.getByRole('time').all()
    const rights = await Promise.all(times.map((time) => time.evaluate((one) => one.textContent)))
    expect(rights[0]).toBe(rights[1])
    const turned = page.getByRole('article').nth(1)
    const [turnedName, turnedTime] = [
      await turned.locator('b').boundingBox(),
      await turned.getByRole('time').boundingBox(),
    ]
    expect((turnedTime?.x ?? 0) > (turnedName?.x ?? 0)).toBe(true)
    expect(await faults(page)).toEqual([])
    await page.close()
  })
})

describe('a thousand comments', () => {
  test('come page by page, are all there once, and the page answers all the while', async () => {
    const url = stage.put()
    await stage.setPolicy({ moderation: { value: 'post' } })
    try {
      for (let n = 0; n < 1_000; n += 20) {
        await Promise.all(Array.from({ length: 20 }, (_, at) => stage.post(url, `Nomor ${n + at + 1}`)))
      }
    } finally {
      await stage.setPolicy({})
    }
    const page = await stage.browser.newPage({ viewport: { width: 360, height: 740 } })
    await page.goto(url)
    await page.getByRole('heading', { name: '1.000 komentar' }).waitFor()
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    /** Milliseconds that the page itself has worked until now. */
    const worked = async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics')
      const own = metrics.filter(({ name }) => /^(Script|Layout|RecalcStyle)Duration$/.test(name))
      return own.reduce((sum, { value }) => sum + value * 1_000, 0)
    }
    const more = page.getByRole('button', { name: 'Tampilkan 20 berikutnya' })
    const articles = page.getByRole('article')
    const costs: number[] = []
    for (let shown = 20; shown < 1_000; shown += 20) {
      const before = await worked()
      await more.click()
      await expect.poll(() => articles.count(), { interval: 5 }).toBe(shown + 20)
      costs.push((await worked()) - before)
    }
    expect(await more.count()).toBe(0)
    const words = await page.locator('article .words').allTextContents()
    expect(new Set(words).size).toBe(1_000)
    // What the last pages cost, where nearly all stand there already; in milliseconds. The least of them: more is what
    // else was done on this machine meanwhile.
    expect(Math.min(...costs.slice(-9))).toBeLessThan(200)
    await write(page, 'Nomor seribu satu')
    await send(page)
    await page.getByText(held).waitFor()
    await page.close()
  }, 240_000)
})
