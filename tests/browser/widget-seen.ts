// What the widget's suites look at on a page: what axe finds, what reaches over an edge, what went wrong unseen.
import type { Locator, Page } from 'playwright-core'
import { axeFindings, wcag } from './axe.ts'

/** What axe finds on the page, named by rule and place. */
export const faults = (page: Page): Promise<string[]> => axeFindings(page, { runOnly: wcag })

/** The widget's own overflow: how far anything in it reaches over the edges of its place. */
export const overflow = (page: Page): Promise<number> =>
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

/** How far the whole page can be moved sideways. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Two frames: whatever waited for one has been drawn. */
export const painted = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))))

/** What has the focus in the widget, by its name, its id, or its words; '' where nothing has. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.querySelector('rembuk-thread')?.shadowRoot?.activeElement
    return at?.getAttribute('name') || at?.id || at?.textContent || ''
  })

/** Whether this has the focus, be it in a shadow root. */
export const hasFocus = (place: Locator): Promise<boolean> => place.evaluate((one) => one.matches(':focus'))

/** Everything that goes wrong on a page without anybody seeing it, from now on: errors, lost promises, broken policies. */
export function unseen(page: Page): string[] {
  const heard: string[] = []
  page.on('pageerror', (error) => heard.push(error.message))
  page.on('console', (message) => {
    const { url } = message.location()
    // What the network did is the weather, and is told by the browser itself.
    const isWeather =
      message.text().startsWith('Failed to load resource') || /net::ERR_|CORS policy/.test(message.text())
    if (message.type() === 'error' && !isWeather) heard.push(`${message.text()} (${url})`)
  })
  return heard
}
