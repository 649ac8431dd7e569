// The widget where something is missing, and where it stands. Hosts, the line and the device have suites of their own.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faults, painted } from './widget-seen.ts'
import { openStage, type Stage } from './widget-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

describe('what is missing', () => {
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
    const later = async () => {
      await page.clock.runFor(31_000)
      return page.getByRole('button', { name: '1 komentar baru' }).count()
    }
    await expect.poll(later).toBe(1)
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

  test.each([
    ['', 2],
    ['crossorigin', 1],
  ])('script and thread come by the connections that the tag asks for (%s: %i)', async (attributes, count) => {
    const context = await stage.browser.newContext()
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    const connections = new Set<number>()
    session.on('Network.responseReceived', ({ response }) => {
      if (/embed\.js$|thread\?/.test(response.url)) connections.add(response.connectionId)
    })
    await page.goto(stage.put({ attributes }))
    await page.getByText('Belum ada komentar.').waitFor()
    await expect.poll(() => connections.size).toBe(count)
    await context.close()
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
    await expect.poll(() => page.locator('rembuk-thread').count()).toBe(1)
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
    const colours = () => button.evaluate((one) => [getComputedStyle(one).backgroundColor, getComputedStyle(one).color])
    await expect.poll(colours).toEqual(['rgb(255, 213, 0)', 'rgb(0, 0, 0)'])
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
      await page.getByText(/^Closed on \w+ \d+\.$|^Closed on \d+ \w+\.$/).waitFor()
      await page.getByText('Still to be read').waitFor()
      await expect.poll(() => page.locator('textarea').count()).toBe(0)
      await expect.poll(() => page.getByRole('button', { name: 'Reply' }).count()).toBe(0)
      expect(await faults(page)).toEqual([])
    } finally {
      await stage.setPolicy({})
      await context.close()
    }
  })
})
