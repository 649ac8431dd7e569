// A view of the desk in the tests' browser on a slow machine: from a navigation, or from what a member does, to the frame
// that shows what they came for.
import type { Browser, BrowserContext, Page } from 'playwright-core'

const slower = 4
const screen = { width: 1_280, height: 800 }

type Watched = Window & {
  shown(selector: string, gone: string): Promise<number>
  changed(selector: string, was: string): Promise<number>
}

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
  const once = (what: string, isSo: () => boolean): Promise<number> =>
    new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`${what} was not shown in time`)), 120_000)
      const look = (): void => {
        if (isSo()) void painted().then(resolve)
        else requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
  page.shown = (selector, gone) =>
    once(selector, () => document.querySelector(selector) !== null && (gone === '' || !document.querySelector(gone)))
  page.changed = (selector, was) =>
    once(`another ${selector}`, () => (document.querySelector(selector)?.textContent ?? was) !== was)
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
export async function opened(
  browser: Browser,
  signed: Signed,
  { path, shows, picture }: { path: string; shows: string; picture: string | null },
): Promise<number> {
  const context = await contextOf(browser, signed)
  try {
    const page = await slowPage(context)
    await page.goto(signed.origin + path, { waitUntil: 'commit' })
    const took = await shownIn(page, shows)
    if (picture !== null) await photograph(page, picture)
    return took
  } finally {
    await context.close()
  }
}

/** The view as it stands there once everything has come. */
async function photograph(page: Page, picture: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: picture })
}

export type Step = { name: string; type?: { into: string; text: string }; press: string; changes: string }

/** What somebody does at one desk, one after the other: each from a press to the frame in which something reads otherwise. */
export async function worked(
  browser: Browser,
  signed: Signed,
  { from, ready, steps, picture }: { from: string; ready: string; steps: Step[]; picture: string | null },
): Promise<number[]> {
  const context = await contextOf(browser, signed)
  try {
    const page = await slowPage(context)
    await page.goto(signed.origin + from)
    await page.locator(ready).first().waitFor()
    const took: number[] = []
    for (const { type, press, changes } of steps) {
      if (type) await page.locator(type.into).fill(type.text)
      await page.locator(`${press}:enabled`).first().waitFor()
      took.push(
        await page.evaluate(
          async ([button, wanted]) => {
            const was = document.querySelector(wanted)?.textContent ?? ''
            const begun = performance.now()
            document.querySelector<HTMLElement>(button)?.click()
            return (await (window as unknown as Watched).changed(wanted, was)) - begun
          },
          [press, changes] as const,
        ),
      )
      if (picture !== null) await photograph(page, picture.replace('.png', `-${took.length}.png`))
    }
    return took
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
