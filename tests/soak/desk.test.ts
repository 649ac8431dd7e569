// The whole commission at full size, seen at the desk in a browser, on both stores: the tree of 553 offices with 600 sites
// and a hundred thousand comments. What is shown is held against what the service says, and both stores against each other.
// `REMBUK_KEPT` names a folder where the filled stores are kept for the next run; without it they go with this one.
// `REMBUK_PICTURES` names a folder for a picture of each view on each store.
// `REMBUK_COMMENTS` asks for fewer comments, 20,000 at least, to look whether all goes through at all.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { InsightsView } from '../../service/contract/figures.ts'
import type { QueueFigures, QueueItem, QueueItemAlone, QueueView, Tab } from '../../service/contract/views.ts'
import { views } from '../bench/views.ts'
import { officers, province, signIn, type ViewStage, viewStages } from '../bench/views-stage.ts'
import { launchBrowser } from '../support/browser.ts'
import { onBothStores } from '../support/both-stores.ts'

/** Of fewer, none may wait in the province that is looked at. */
const fewest = 20_000
const asked = process.env['REMBUK_COMMENTS'] ?? '100000'
const comments = Number(asked)
if (!Number.isInteger(comments) || comments < fewest)
  throw new Error(
    `REMBUK_COMMENTS is a whole number of ${fewest} at least; with "${asked}" there is too little to look at.`,
  )
const given = process.env['REMBUK_KEPT']
const pictures = process.env['REMBUK_PICTURES']
const folder = given ?? mkdtempSync(join(tmpdir(), 'rembuk-desk-'))
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  if (given === undefined) rmSync(folder, { recursive: true, force: true })
})

const say = (line: string): void => console.log(line)
const tabs: Tab[] = ['held', 'reported', 'published', 'spam', 'rejected', 'answer', 'forwarded', 'appealed']
/** What each store has told, to be held against the other's. */
const told = new Map<string, unknown>()

onBothStores('the desk at full size, on %s', (store) => {
  let stage: ViewStage
  let tokens: Record<keyof typeof officers, string>
  const open: Page[] = []
  const went: string[] = []

  beforeAll(async () => {
    const begun = performance.now()
    const { value } = await viewStages({ comments, store, kept: folder, say }).next()
    if (!value) throw new Error('no stage was opened')
    stage = value
    tokens = {
      root: await signIn(stage.server, officers.root),
      province: await signIn(stage.server, officers.province),
    }
    say(`${store}: filled and open after ${((performance.now() - begun) / 1_000).toFixed(0)} s`)
  }, 1_700_000)
  afterEach(async () => {
    for (const page of open.splice(0)) await page.context().close()
    expect(went.splice(0), 'what went wrong in the browser').toEqual([])
  })
  afterAll(() => stage?.close())

  async function ask<Answer>(
    path: string,
    who: keyof typeof officers = 'province',
    sent: RequestInit = {},
  ): Promise<Answer> {
    const headers = { Authorization: `Bearer ${tokens[who]}` }
    const answer = await fetch(stage.server.origin + path, { ...sent, headers })
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as Answer
  }

  /** A desk that is signed in, and tells of whatever goes wrong in it. */
  async function desk(search: string, who: keyof typeof officers = 'province'): Promise<Page> {
    const { origin } = stage.server
    const context = await browser.newContext({ viewport: { width: 1_280, height: 800 }, locale: 'id-ID' })
    await context.addCookies([
      { name: 'rembuk_session', value: tokens[who], url: origin, httpOnly: true, sameSite: 'Strict' },
    ])
    const page = await context.newPage()
    page.on('pageerror', (error) => went.push(String(error)))
    page.on('response', (answer) => {
      if (answer.status() >= 500) went.push(`${answer.status()} ${answer.url()}`)
    })
    open.push(page)
    await page.goto(origin + search)
    return page
  }

  /** Everything a tab of the province's holds, as far as a count goes. */
  async function walk(tab: Tab, most = 1_000): Promise<QueueItem[]> {
    const items: QueueItem[] = []
    for (let after: string | null = ''; after !== null && items.length < most;) {
      const more: string = after === '' ? '' : `&after=${encodeURIComponent(after)}`
      const read: QueueView = await ask(`/v1/queue?tab=${tab}&limit=100&figures=soon${more}`)
      items.push(...read.items)
      after = read.next
    }
    return items.slice(0, most)
  }

  /** What the parts leave out of the whole; one that is about fewer than five persons tells nothing, and hides at most four. */
  function missing(parts: { received: number | null }[], whole: number | null): number {
    const hidden = parts.filter(({ received }) => received === null).length
    const left = (whole ?? 0) - parts.reduce((sum, { received }) => sum + (received ?? 0), 0)
    return left >= 0 && left <= hidden * 4 ? 0 : left
  }

  const shownCount = (count: number): string => (count >= 1_000 ? '999+' : String(count))

  test('every view opens, and nothing in it fails', { timeout: 600_000 }, async () => {
    const slow: string[] = []
    for (const { name, path, shows, as: who = 'root' } of views) {
      const begun = performance.now()
      const page = await desk(path, who)
      await page.locator(shows).first().waitFor({ state: 'attached', timeout: 60_000 })
      const took = performance.now() - begun
      if (took > 1_000) slow.push(`${name} ${took.toFixed(0)} ms`)
      if (pictures !== undefined) {
        // A view that is read anew while others work has no rest: it is taken as it stands then.
        await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined)
        await page.screenshot({
          path: join(pictures, `${store}-${name.replaceAll(/[^a-z]+/gi, '-')}.png`.toLowerCase()),
        })
      }
      await page.context().close()
    }
    open.length = 0
    say(`${store}: ${views.length} views; over a second: ${slow.join(', ') || 'none'}`)
  })

  test('the queue shows its rows, and every tab says how many it holds', { timeout: 120_000 }, async () => {
    const figures = await ask<QueueFigures>('/v1/queue/figures')
    const page = await desk('/desk?reach=all')
    await page.locator('.row').first().waitFor()
    for (const tab of tabs) {
      const held = await walk(tab)
      expect([tab, figures.counts[tab]]).toEqual([tab, held.length])
      const link = page.locator(`.nav .tabs a[href*="tab=${tab}"] .count`)
      if (tab === 'held' || (held.length === 0 && (await link.count()) === 0)) continue
      await expect.poll(() => link.first().textContent()).toBe(shownCount(held.length))
    }
    const { late, lateAnswers, heldBelow } = figures
    const same = { counts: figures.counts, late, lateAnswers, heldBelow }
    const before = told.get('figures')
    if (before === undefined) told.set('figures', same)
    else expect(same).toEqual(before)
  })

  test('a search finds by words and by receipt, and says where nothing is', { timeout: 120_000 }, async () => {
    const [, , one] = await walk('published', 3)
    if (!one?.receipt) throw new Error('nothing is published')
    const page = await desk(`/desk?tab=published&reach=all&q=${encodeURIComponent(one.receipt)}`)
    await expect.poll(() => page.locator('.row').count()).toBe(1)
    expect(await page.locator('.row .name').textContent()).toContain(one.author?.name ?? '')
    const words = await desk('/desk?tab=published&reach=all&q=tps')
    await words.locator('.row').first().waitFor()
    const { items } = await ask<QueueView>('/v1/queue?tab=published&q=tps&limit=25')
    expect(items.length).toBe(25)
    for (const { text, page: on, author } of items)
      expect(`${text} ${on.title} ${author?.name} ${on.url}`.toLowerCase()).toContain('tps')
    await (await desk('/desk?tab=published&reach=all&q=katayangtidakada')).locator('.empty').waitFor()
  })

  test('a decision decides, and its undo undoes', { timeout: 120_000 }, async () => {
    const page = await desk('/desk?reach=all')
    await page.locator('.row.chosen').waitFor()
    const { items } = await ask<QueueView>('/v1/queue?tab=held&group=campaign&limit=25')
    const first = items.find(({ campaign }) => campaign === null || campaign.copies < 2)
    if (!first) throw new Error('nothing waits alone')
    const state = async (): Promise<string> => (await ask<QueueItemAlone>(`/v1/comments/${first.id}`)).state
    await page.goto(`${stage.server.origin}/desk?reach=all&c=${first.id}`)
    await page.locator('.case .words').waitFor()
    await page.keyboard.press('a')
    await page.locator('.toast').waitFor()
    await expect.poll(state).toBe('published')
    await page.keyboard.press('u')
    await expect.poll(state).toBe('held')
  })

  test('an answer answers: it is public, and the question waits no longer', { timeout: 120_000 }, async () => {
    const page = await desk('/desk?tab=answer&reach=all')
    await page.locator('.row.chosen').waitFor()
    const [first] = (await ask<QueueView>('/v1/queue?tab=answer&limit=5')).items
    if (!first) throw new Error('nothing waits for an answer')
    await page.keyboard.press('e')
    await page.locator('.panel textarea').fill('Silakan periksa nama Anda di cekdptonline.kpu.go.id.')
    await page.locator('.panel .primary').click()
    await expect
      .poll(async () => (await ask<QueueItemAlone>(`/v1/comments/${first.id}`)).matter?.step)
      .not.toBe('answer')
    const below = await ask<{ comments: { author: { badge: string | null } | null }[] }>(
      `/v1/comments/${first.id}/replies`,
    )
    expect(below.comments.some(({ author }) => author?.badge === 'office')).toBe(true)
    expect((await walk('answer', 100)).map(({ id }) => id)).not.toContain(first.id)
  })

  test(
    'insights add up, from the offices to the country, and both stores say the same',
    { timeout: 240_000 },
    async () => {
      const day = (back: number): string => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10)
      const span = `from=${day(70)}&to=${day(14)}`
      const country = await ask<InsightsView>(`/v1/insights?${span}`, 'root')
      expect(country.received).toBeGreaterThan(comments / 10)
      expect(missing(country.below, country.received)).toBe(0)
      expect(missing(country.weeks, country.received)).toBe(0)
      expect(country.outcomes.find(({ outcome }) => outcome === 'published')?.comments).toBe(country.published)
      const whole = await ask<InsightsView>(`/v1/insights?office=${province}&${span}`)
      expect(country.below.find(({ office }) => office.id === province)?.received).toBe(whole.received)
      const { phrases: _, ...figures } = country
      const before = told.get('insights')
      if (before === undefined) told.set('insights', figures)
      else expect(figures).toEqual(before)
      const page = await desk('/desk?page=insights')
      await page.locator('.chart').first().waitFor()
      const shown = await ask<InsightsView>('/v1/insights')
      const words = new Intl.NumberFormat('id').format(shown.received ?? 0)
      await expect.poll(() => page.locator('main').textContent()).toContain(words)
    },
  )
})
