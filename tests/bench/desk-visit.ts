// The desk in a browser on a slow machine: when the queue stands there, and when a decision shows.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { DeskStage } from './desk-stage.ts'

/** How much slower than this machine's the main thread is. */
const slower = 4
const screen = { width: 1_280, height: 800 }

type Watched = { firstRow: Promise<number>; decided(press: () => void): Promise<number> }

/** In the page: the moments of the frames that were painted with the first row, and with the next one chosen. */
function watchDesk(): void {
  const page = window as unknown as Watched
  const chosen = (): string | null => document.querySelector('.row.chosen')?.getAttribute('data-id') ?? null
  /** What is posted from a frame's callback is heard once that frame has been painted. */
  const painted = (): Promise<number> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => resolve(performance.now()))
      port1.start()
      port2.postMessage(null)
    })
  const once = (holds: () => boolean): Promise<number> =>
    new Promise((resolve) => {
      const look = (): void => void (holds() ? painted().then(resolve) : requestAnimationFrame(look))
      requestAnimationFrame(look)
    })
  page.firstRow = once(() => document.querySelector('.row') !== null)
  page.decided = async (press) => {
    const before = chosen()
    const begun = performance.now()
    press()
    return (await once(() => chosen() !== before)) - begun
  }
}

async function slowPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await page.addInitScript(watchDesk)
  return page
}

async function signedIn(browser: Browser, { server, token }: DeskStage): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: screen, locale: 'id-ID' })
  const cookie = {
    name: 'rembuk_session',
    value: token,
    url: server.origin,
    httpOnly: true,
    sameSite: 'Strict',
  } as const
  await context.addCookies([cookie])
  return context
}

/** From the start of the navigation to the frame with the first row, in milliseconds; nothing is cached. */
export async function firstPaint(browser: Browser, stage: DeskStage): Promise<number> {
  const context = await signedIn(browser, stage)
  try {
    const page = await slowPage(context)
    await page.goto(`${stage.server.origin}/desk`, { waitUntil: 'commit' })
    return await page.evaluate(() => (window as unknown as Watched).firstRow)
  } finally {
    await context.close()
  }
}

/** From the press of a key to the frame in which the next row is chosen, for so many decisions one after the other. */
export async function decisions(browser: Browser, stage: DeskStage, count: number): Promise<number[]> {
  const context = await signedIn(browser, stage)
  try {
    const page = await slowPage(context)
    await page.goto(`${stage.server.origin}/desk`)
    await page.locator('.row.chosen').waitFor()
    const took: number[] = []
    for (let at = 0; at < count; at += 1) {
      took.push(
        await page.evaluate(() => {
          const key = { key: 'a', bubbles: true, cancelable: true }
          return (window as unknown as Watched).decided(
            () => void document.body.dispatchEvent(new KeyboardEvent('keydown', key)),
          )
        }),
      )
    }
    await page.locator('.toast').waitFor()
    return took
  } finally {
    await context.close()
  }
}
