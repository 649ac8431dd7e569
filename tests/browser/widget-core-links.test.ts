// Somebody was handed a link to one comment: wherever it stands in the thread, it is brought into view and marked.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { painted } from './widget-seen.ts'
import { openStage, type Stage } from './widget-stage.ts'

let stage: Stage
/** A page with 30 comments below a long article; the first of them has 6 replies. */
let url: string
let old: string
let reply: string
beforeAll(async () => {
  stage = await openStage()
  url = stage.put({ body: '<p style="height:1200px">Berita</p>LINE', after: '<p style="height:2000px">Kaki</p>' })
  old = await stage.comment(url, 'Komentar pertama', { name: 'Yuni' })
  for (let n = 1; n <= 6; n++) reply = await stage.comment(url, `Balasan ${n}`, { name: `Warga ${n}`, parent: old })
  for (let n = 2; n <= 30; n++) await stage.comment(url, `Komentar ${n}`)
})
afterAll(() => stage?.close())

const caption = 'Komentar yang Anda tuju'

const article = (page: Page, id: string) => page.locator(`#c-${id}`)
const isFocused = (page: Page, id: string) => article(page, id).evaluate((one) => one.matches(':focus'))
/** Whether it begins at the top of the screen, once nothing moves it any more. */
const isOnTop = async (page: Page, id: string): Promise<boolean> => {
  const { y = Number.NaN } = (await article(page, id).boundingBox()) ?? {}
  return y > 0 && y < 200
}

describe('a link to one comment', () => {
  test('asks for it at once, brings it into view, marks it, and gives it the focus', async () => {
    const page = await stage.browser.newPage({ viewport: { width: 360, height: 740 } })
    const asked: string[] = []
    page.on('request', (request) => void (/thread\?/.test(request.url()) && asked.push(request.url())))
    await page.goto(`${url}#rembuk-${old}`)
    await page.getByText(caption).waitFor()
    await expect.poll(() => isFocused(page, old)).toBe(true)
    expect(asked).toHaveLength(1)
    expect(new URL(asked[0] ?? '').searchParams.get('at')).toBe(old)
    await expect.poll(() => isOnTop(page, old)).toBe(true)
    const line = () => article(page, old).evaluate((one) => getComputedStyle(one).borderInlineStart)
    await expect.poll(line).toContain('2px solid')
    await page.close()
  })

  test('finds a reply among many, unfolded', async () => {
    const page = await stage.browser.newPage({ viewport: { width: 360, height: 740 } })
    await page.goto(`${url}#rembuk-${reply}`)
    await expect.poll(() => isFocused(page, reply)).toBe(true)
    await page.getByText('Balasan 6').waitFor()
    expect(await page.getByText(caption).count()).toBe(1)
    await expect.poll(() => isOnTop(page, reply)).toBe(true)
    await page.close()
  })

  test('finds a reply beyond the first hundred', async () => {
    const place = stage.put()
    const root = await stage.comment(place, 'Ramai sekali', { name: 'Yuni' })
    let last = ''
    for (let n = 1; n <= 103; n++) last = await stage.comment(place, `Balasan ${n}`, { parent: root })
    const page = await stage.browser.newPage({ viewport: { width: 360, height: 740 } })
    await page.goto(`${place}#rembuk-${last}`)
    await expect.poll(() => page.getByText('Balasan 103').count()).toBe(1)
    await expect.poll(() => isFocused(page, last)).toBe(true)
    expect(await page.getByText('balasan lain').count()).toBe(0)
    await page.close()
  })

  test('offers the start of the thread, where it has begun elsewhere', async () => {
    const page = await stage.browser.newPage({ viewport: { width: 360, height: 740 } })
    await page.goto(`${url}#rembuk-${old}`)
    const start = page.getByRole('button', { name: 'Tampilkan dari awal' })
    await start.click()
    await page.getByText('Komentar 30').waitFor()
    await expect.poll(() => start.count()).toBe(0)
    await expect.poll(() => page.locator('.root').count()).toBe(20)
    await page.close()
  })

  test('offers nothing where the whole thread stands there', async () => {
    const place = stage.put()
    const only = await stage.comment(place, 'Satu-satunya')
    const page = await stage.browser.newPage()
    await page.goto(`${place}#rembuk-${only}`)
    await page.getByText(caption).waitFor()
    await expect.poll(() => isFocused(page, only)).toBe(true)
    expect(await page.getByRole('button', { name: 'Tampilkan dari awal' }).count()).toBe(0)
    await page.close()
  })

  test('to a comment that is gone says so quietly, above the thread as ever', async () => {
    const place = stage.put()
    const gone = await stage.comment(place, 'Akan ditarik')
    await stage.comment(place, 'Tetap ada')
    await stage.remove(gone)
    const page = await stage.browser.newPage()
    await page.goto(`${place}#rembuk-${gone}`)
    await page.getByRole('status').getByText('Komentar ini tidak lagi ditampilkan.').waitFor()
    await page.getByText('Tetap ada').waitFor()
    expect(await page.getByText(caption).count()).toBe(0)
    await page.close()
  })

  test('of any nonsense harms nothing', async () => {
    const page = await stage.browser.newPage()
    const broken: string[] = []
    page.on('pageerror', (error) => broken.push(error.message))
    for (const nonsense of ['constructor', '%22%5D,*', '__proto__', '<img>']) {
      await page.goto('about:blank')
      await page.goto(`${url}#rembuk-${nonsense}`)
      await page.getByText('Komentar ini tidak lagi ditampilkan.').waitFor()
    }
    expect(broken).toEqual([])
    await page.close()
  })
})

describe('while the page stands open', () => {
  test('a comment’s time leads to the comment itself, wherever the page is', async () => {
    const page = await stage.browser.newPage({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' })
    await page.goto(url)
    await page.getByRole('combobox', { name: 'Urutkan' }).waitFor()
    const third = page.locator('.root article').nth(2)
    const id = (await third.getAttribute('id'))?.slice(2) ?? ''
    await third.getByRole('link').click()
    await expect.poll(() => page.url()).toBe(`${url}#rembuk-${id}`)
    await page.getByText(caption).waitFor()
    await expect.poll(() => isFocused(page, id)).toBe(true)
    await page.close()
  })

  test('another link is followed, also to what is not there yet', async () => {
    const page = await stage.browser.newPage({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' })
    await page.goto(url)
    await page.getByText('Komentar 30').waitFor()
    await page.evaluate((id) => (location.hash = `rembuk-${id}`), reply)
    await expect.poll(() => isFocused(page, reply)).toBe(true)
    expect(await page.getByText(caption).count()).toBe(1)
    await page.evaluate(() => (location.hash = ''))
    await expect.poll(() => page.getByText(caption).count()).toBe(0)
    await page.close()
  })

  test('whoever has begun to scroll is left where they are', async () => {
    const page = await stage.browser.newPage({ viewport: { width: 360, height: 740 } })
    const late = Promise.withResolvers<void>()
    await page.route('**/thread?*', async (route) => {
      await late.promise
      await route.continue()
    })
    await page.goto(`${url}#rembuk-${old}`)
    await page.evaluate(() => scrollTo({ top: 300, behavior: 'instant' }))
    late.resolve()
    await page.getByText(caption).waitFor()
    await painted(page)
    expect(await page.evaluate(() => Math.round(scrollY))).toBe(300)
    expect(await isFocused(page, old)).toBe(false)
    await page.close()
  })

  test('whoever has begun to write keeps the focus and the words', async () => {
    const place = stage.put({ after: '<p style="height:2000px"></p>' })
    const ids = []
    for (let n = 0; n < 5; n++) ids.push(await stage.comment(place, `Komentar ${n}`))
    const page = await stage.browser.newPage({ viewport: { width: 360, height: 740 } })
    const late = Promise.withResolvers<void>()
    await page.route('**/embed/*.js', async (route) => {
      await late.promise
      await route.continue()
    })
    await page.goto(`${place}#rembuk-${ids[0]}`)
    await page.locator('textarea').pressSequentially('Sudah menulis')
    late.resolve()
    await page.getByText(caption).waitFor()
    await painted(page)
    expect(await page.locator('textarea').first().inputValue()).toBe('Sudah menulis')
    expect(
      await page
        .locator('textarea')
        .first()
        .evaluate((one) => one.matches(':focus')),
    ).toBe(true)
    await page.close()
  })
})
