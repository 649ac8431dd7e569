// What the suites of the widget’s outbox look at: what waits on the device, and what has left it.
import type { BrowserContext, Page } from 'playwright-core'
import type { Stage } from './widget-stage.ts'

export const waits = 'Belum terkirim. Tersimpan di sini, dikirim begitu ada sinyal.'
export const held = 'Menunggu diperiksa. Hanya Anda yang bisa melihatnya.'

export const kept = (page: Page): Promise<string> => page.evaluate(() => JSON.stringify(localStorage))
/** What the browser says once it has a network again. */
export const online = (page: Page) => page.evaluate(() => void dispatchEvent(new Event('online')))
export const posts = (context: BrowserContext): string[] => {
  const keys: string[] = []
  context.on('requestfinished', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/comments')) {
      keys.push((request.postDataJSON() as { key: string }).key)
    }
  })
  return keys
}
/** How many comments with these words wait to be checked. */
export const count = async (stage: Stage, text: string): Promise<number> =>
  (await stage.held()).filter((one) => one === text).length

/** A page on which all has arrived before the line is cut. */
export async function openReady(stage: Stage, ...asked: Parameters<Stage['open']>) {
  const opened = await stage.open(...asked)
  await opened.page.locator('textarea').first().click()
  await opened.page.locator('input[name=name]').waitFor()
  return opened
}
