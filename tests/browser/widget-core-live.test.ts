// While the page stands open: others write, support, take back. One browser listens once, and only while it is looked at.
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { painted } from './widget-seen.ts'
import { openStage, type Stage } from './widget-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const article = (page: Page, name: string) => page.getByRole('article', { name, exact: true })
const pill = (page: Page, n: number) => page.getByRole('button', { name: `${n} komentar baru` })

/** A browser that remembers its event streams, each as it is opened. */
async function listener(prepare?: (context: BrowserContext) => Promise<void>): Promise<BrowserContext> {
  const context = await stage.browser.newContext({ viewport: { width: 360, height: 740 } })
  await context.addInitScript(() => {
    const streams: EventSource[] = []
    const Real = EventSource
    class Remembered extends Real {
      constructor(url: string) {
        super(url)
        streams.push(this)
      }
    }
    Object.assign(window, { EventSource: Remembered, streams })
  })
  await prepare?.(context)
  return context
}

/** How many streams of a page stand open. */
const open = (page: Page): Promise<number> =>
  page.evaluate(
    () => (window as unknown as { streams: EventSource[] }).streams.filter((one) => one.readyState === 1).length,
  )

/** The page goes out of sight, or comes back. */
const show = (page: Page, isShown: boolean) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  }, !isShown)

const reading = async (context: BrowserContext, url: string): Promise<Page> => {
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('heading', { name: /komentar/ }).waitFor()
  // The form comes with the second file, and so does listening.
  await page.locator('form').waitFor()
  return page
}

describe('one browser', () => {
  test('holds one stream for a thread, however many tabs show it, and all of them hear', async () => {
    const url = stage.put()
    const context = await listener()
    const first = await reading(context, url)
    await expect.poll(() => open(first)).toBe(1)
    const second = await reading(context, url)
    await second.getByText('Belum ada komentar.').waitFor()
    await stage.comment(url, 'Untuk kedua tab')
    await pill(first, 1).waitFor()
    await pill(second, 1).waitFor()
    expect([await open(first), await open(second)]).toEqual([1, 0])
    await first.close()
    await expect.poll(() => open(second)).toBe(1)
    await stage.comment(url, 'Untuk yang tinggal')
    await pill(second, 2).waitFor()
    await context.close()
  })

  test('tells a tab that has only begun to listen what was heard since that one read', async () => {
    const url = stage.put()
    const context = await listener()
    /** From here on no beat comes to its help. */
    const halt = async (page: Page) => page.clock.pauseAt(await page.evaluate(() => Date.now() + 60_000))
    const first = await context.newPage()
    await first.clock.install()
    await first.goto(url)
    await expect.poll(() => open(first)).toBe(1)
    await halt(first)
    const second = await context.newPage()
    await second.clock.install()
    const file = Promise.withResolvers<void>()
    await second.route('**/embed/*.js', async (route) => {
      await file.promise
      await route.continue()
    })
    // All that is drawn before the second file stands there by then; drawing takes its steps by the clock, too.
    await second.addInitScript(() => {
      document.addEventListener('rembuk:ready', () => document.documentElement.toggleAttribute('data-ready', true))
    })
    // A context has one clock for all its pages.
    await second.clock.resume()
    await second.goto(url)
    await second.locator('html[data-ready]').waitFor()
    await halt(second)
    await stage.comment(url, 'Sebelum ia mendengar')
    await pill(first, 1).waitFor()
    file.resolve()
    await pill(second, 1).waitFor()
    expect(await open(second)).toBe(0)
    await context.close()
  })

  test('holds one for each thread', async () => {
    const context = await listener()
    const pages = [await reading(context, stage.put()), await reading(context, stage.put())]
    for (const page of pages) await expect.poll(() => open(page)).toBe(1)
    await context.close()
  })

  test('that has no locks listens in each tab', async () => {
    const url = stage.put()
    const context = await listener(async (made) => {
      await made.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined }))
    })
    const pages = [await reading(context, url), await reading(context, url)]
    for (const page of pages) await expect.poll(() => open(page)).toBe(1)
    await stage.comment(url, 'Untuk semua')
    for (const page of pages) await pill(page, 1).waitFor()
    await context.close()
  })
})

describe('a page out of sight', () => {
  test('listens to nothing, and hears all it missed when it is looked at again', async () => {
    const url = stage.put()
    const context = await listener()
    const page = await reading(context, url)
    await expect.poll(() => open(page)).toBe(1)
    await show(page, false)
    expect(await open(page)).toBe(0)
    await stage.comment(url, 'Sementara itu')
    await painted(page)
    expect(await pill(page, 1).count()).toBe(0)
    await show(page, true)
    await pill(page, 1).waitFor()
    await expect.poll(() => open(page)).toBe(1)
    await context.close()
  })

  test('keeps what it has just heard, though an answer from before that comes later', async () => {
    const url = stage.put()
    const context = await listener()
    const page = await reading(context, url)
    await expect.poll(() => open(page)).toBe(1)
    await show(page, false)
    const [asked, late] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    await page.route('**/thread?*since=*', async (route) => {
      const response = await route.fetch()
      asked.resolve()
      await late.promise
      await route.fulfill({ response })
    })
    const answered = page.waitForResponse('**/thread?*since=*')
    await show(page, true)
    await asked.promise
    await expect.poll(() => open(page)).toBe(1)
    await stage.comment(url, 'Sementara dijawab')
    await pill(page, 1).waitFor()
    late.resolve()
    await (await answered).finished()
    await painted(page)
    expect(await pill(page, 1).count()).toBe(1)
    await context.close()
  })

  test('leaves the listening to a tab that is looked at', async () => {
    const url = stage.put()
    const context = await listener()
    const pages = [await reading(context, url), await reading(context, url)] as const
    await expect.poll(() => open(pages[0])).toBe(1)
    await show(pages[0], false)
    await expect.poll(() => open(pages[1])).toBe(1)
    await show(pages[0], true)
    await stage.comment(url, 'Untuk keduanya')
    for (const page of pages) await pill(page, 1).waitFor()
    expect([await open(pages[0]), await open(pages[1])]).toEqual([0, 1])
    await context.close()
  })

  test('holds neither stream nor lock when it is kept for the way back, and lives on when it is shown again', async () => {
    const url = stage.put()
    const context = await listener()
    const page = await reading(context, url)
    await expect.poll(() => open(page)).toBe(1)
    const locks = () => page.evaluate(async () => (await navigator.locks.query()).held?.length)
    expect(await locks()).toBe(1)
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })))
    expect(await open(page)).toBe(0)
    await expect.poll(locks).toBe(0)
    await stage.comment(url, 'Sementara itu')
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    await pill(page, 1).waitFor()
    await expect.poll(() => open(page)).toBe(1)
    await context.close()
  })
})

describe('what others do', () => {
  test('changes numbers and removes words in place, and moves nothing that is read', async () => {
    const url = stage.put()
    const removed = await stage.comment(url, 'Akan hilang', { name: 'Joko' })
    const supported = await stage.comment(url, 'Akan didukung', { name: 'Yuni' })
    await stage.comment(url, 'Balasan', { name: 'Agus', parent: removed })
    const context = await listener()
    const page = await reading(context, url)
    await expect.poll(() => open(page)).toBe(1)
    const place = await article(page, 'Yuni').boundingBox()
    const answer = await fetch(`${stage.service.origin}/v1/comments/${supported}/support`, { method: 'PUT' })
    expect(answer.status).toBe(200)
    await article(page, 'Yuni').getByRole('button', { name: 'Bermanfaat 1' }).waitFor()
    await stage.remove(removed)
    await page.getByText('Komentar ini tidak lagi ditampilkan.').waitFor()
    await page.getByRole('heading', { name: '2 komentar' }).waitFor()
    await expect.poll(() => article(page, 'Yuni').boundingBox()).toEqual(place)
    expect(await page.getByText('komentar baru').count()).toBe(0)
    await context.close()
  })

  test('is also seen while the pill waits, at the next half minute', async () => {
    const url = stage.put()
    const supported = await stage.comment(url, 'Akan didukung', { name: 'Yuni' })
    const context = await listener()
    const page = await context.newPage()
    await page.clock.install()
    await page.goto(url)
    await article(page, 'Yuni').waitFor()
    await expect.poll(() => open(page)).toBe(1)
    await stage.comment(url, 'Yang baru')
    await pill(page, 1).waitFor()
    await fetch(`${stage.service.origin}/v1/comments/${supported}/support`, { method: 'PUT' })
    const seen = article(page, 'Yuni').getByRole('button', { name: 'Bermanfaat 1' })
    const later = async () => {
      await page.clock.runFor(31_000)
      return seen.count()
    }
    // Support is published together, up to two seconds late.
    await expect.poll(later).toBe(1)
    await pill(page, 1).waitFor()
    await context.close()
  })

  test('stands below what is pinned, and opens the list of replies it belongs to', async () => {
    const url = stage.put()
    const root = await stage.comment(url, 'Disematkan', { name: 'Bambang' })
    for (let n = 1; n <= 5; n++) await stage.comment(url, `Balasan ${n}`, { parent: root })
    await stage.pin(root)
    const context = await listener()
    const page = await reading(context, url)
    await expect.poll(() => open(page)).toBe(1)
    await stage.comment(url, 'Balasan terbaru', { name: 'Agus', parent: root })
    await stage.comment(url, 'Komentar terbaru', { name: 'Joko' })
    await pill(page, 2).click()
    await page.getByText('Balasan terbaru').waitFor()
    const roots = () => page.locator('.root > article .words').allTextContents()
    await expect.poll(roots).toEqual(['Disematkan', 'Komentar terbaru'])
    await expect.poll(() => article(page, 'Agus').evaluate((one) => one.matches(':focus'))).toBe(true)
    await context.close()
  })

  test('asked for among the unanswered leads back to all', async () => {
    const url = stage.put()
    const root = await stage.comment(url, 'Pertanyaan lama', { name: 'Yuni' })
    await stage.answer(root, 'Jawaban')
    await stage.comment(url, 'Belum dijawab')
    const context = await listener()
    const page = await reading(context, url)
    await page.getByRole('combobox', { name: 'Saring' }).selectOption('Dijawab')
    await expect.poll(() => page.locator('.root').count()).toBe(1)
    await expect.poll(() => open(page)).toBe(1)
    await stage.comment(url, 'Komentar terbaru', { name: 'Joko' })
    await pill(page, 1).click()
    await expect.poll(() => page.locator('.root').count()).toBe(3)
    await expect.poll(() => page.getByRole('combobox', { name: 'Saring' }).inputValue()).toBe('')
    await expect.poll(() => article(page, 'Joko').evaluate((one) => one.matches(':focus'))).toBe(true)
    await context.close()
  })
})
