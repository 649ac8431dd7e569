// What axe finds wrong on a page, for every suite that looks.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Options = { runOnly?: string[] }
type Axe = { run(options: Options): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }

/** Each rule that is broken with the places, shadow roots included. It comes in by the debugger's door, past the page's own policy. */
export async function axeFindings(page: Page, options: Options = {}): Promise<string[]> {
  await page.evaluate(source)
  return page.evaluate(async (asked) => {
    // A colour that is on its way to another has the contrast of neither.
    const shadows = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])
    const moving = [document, ...shadows].flatMap((root) => root.getAnimations())
    const ending = moving.filter(
      ({ playState, effect }) => playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime),
    )
    await Promise.allSettled(ending.map(({ finished }) => finished))
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run(asked)
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
  }, options)
}

/** The rules of WCAG 2.2 AA, and what axe calls good practice. */
export const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
