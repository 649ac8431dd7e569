// A view of the desk in the tests' browser on a slow machine: from a navigation, or from what a member does, to the frame
// that shows what they came for.
import type { Browser, BrowserContext, Page } from 'playwright-core'

const slower = 4
const screen = { width: 1_280, height: 800 }

type Watched = Window & { shown(selector: string, gone: string): Promise<number> }

/** In the page: the moment of the frame that was painted with what the selector finds, once nothing of `gone` is there. */
function watchViews(): void {
  const page = window as unknown as Watched
  const painted = (): Promise<number> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => resolve(performance.now()))
      port1.start()
      port2.postMessage(null)
    })
  page.shown = (selector, gone) =>
    new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`${selector} was not shown in time`)), 120_000)
      const look = (): void => {
        const isThere = document.querySelector(selector) !== null && (gone === '' || !document.querySelector(gone))
        if (isThere) void painted().then(resolve)
        else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
}

export type Signed = { origin: string; token: string }

async function contextOf(browser: Browser, { origin, token }: Signed): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: screen, locale: 'id-ID' })
  await context.addCookies([{ name: 'rembuk_session', value: token, url: origin, httpOnly: true, sameSite: 'Strict' }])
  return context
}

async function slowPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await page.addInitScript(watchViews)
  return page
}

const shownIn = (page: Page, selector: string, gone = ''): Promise<number> =>
  page.evaluate(([wanted, over]) => (window as unknown as Watched).shown(wanted, over), [selector, gone] as const)

/** From the start of the navigation, with nothing cached, to the frame that shows it, in milliseconds. */
export async function opened(browser: Browser, signed: Signed, path: string, selector: string): Promise<number> {
  const context = await contextOf(browser, signed)
  try {
    const page = await slowPage(context)
    await page.goto(signed.origin + path, { waitUntil: 'commit' })
    return await shownIn(page, selector)
  } finally {
    await context.close()
  }
}

/** From a press to the frame that shows what it asked for, in milliseconds; the desk stands there already. */
export async function pressed(
  browser: Browser,
  signed: Signed,
  { from, ready, press, selector }: { from: string; ready: string; press: string; selector: string },
): Promise<number> {
  const context = await contextOf(browser, signed)
  try {
    const page = await slowPage(context)
    await page.goto(signed.origin + from)
    await page.locator(ready).first().waitFor()
    return await page.evaluate(
      async ([button, wanted]) => {
        const begun = performance.now()
        // What stood there before must not be taken for what was asked for.
        for (const row of document.querySelectorAll(wanted)) row.classList.add('before')
        document.querySelector<HTMLElement>(button)?.click()
        return (await (window as unknown as Watched).shown(`${wanted}:not(.before)`, '')) - begun
      },
      [press, selector] as const,
    )
  } finally {
    await context.close()
  }
}
