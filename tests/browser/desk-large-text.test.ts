// Text of twice its size, as whoever needs it sets it in their browser: each view of the desk on a laptop and on a phone.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Member } from '../support/service.ts'
import { type DeskStage, findings, openDeskStage, overflow } from './desk-stage.ts'

let stage: DeskStage
let owner: Member
let id: string
beforeAll(async () => {
  stage = await openDeskStage()
  id = await stage.post(
    'Saya sudah tiga kali menanyakan ini. Lihat https://maxwin.example/daftar sekarang.',
    'Siti Nurhaliza Kusumawardhani binti Abdurrahman Wahid',
  )
  await stage.post('Apakah bisa pindah memilih?')
  owner = await stage.service.makeMember()
})
afterAll(() => stage?.close())

const pictures = process.env['REMBUK_PICTURES']

/** Words that their box cuts off, or that run out of the screen or over a neighbour's words where nothing scrolls. */
const cutOff = (tab: Page): Promise<string[]> =>
  tab.evaluate(() => {
    const isHiding = (kind: string) => kind === 'hidden' || kind === 'clip'
    /** What nobody is meant to see, or may be shortened by its three dots since it stands whole beside it. */
    const isLeftOut = (part: Element) =>
      part.closest('.hidden, [aria-hidden="true"], .swipe, .row .line, .row .name, svg, option, input, .skip') !== null
    const faults: string[] = []
    const say = (part: Element, why: string) =>
      faults.push(
        `${part.localName}.${part.getAttribute('class') ?? ''} ${why}: ${(part.textContent ?? '').slice(0, 40)}`,
      )
    for (const part of document.querySelectorAll<HTMLElement>('body *')) {
      if (part.offsetParent === null || isLeftOut(part) || part.clientHeight < 2) continue
      const { overflowX, overflowY } = getComputedStyle(part)
      if (isHiding(overflowX) && part.scrollWidth > part.clientWidth + 1) say(part, 'is cut at its side')
      if (isHiding(overflowY) && part.scrollHeight > part.clientHeight + 1) say(part, 'is cut at its foot')
      const own = [...part.childNodes].filter((node) => node.nodeType === 3 && (node.nodeValue ?? '').trim() !== '')
      for (const words of own) {
        const range = document.createRange()
        range.selectNodeContents(words)
        const { left, right, top, bottom } = range.getBoundingClientRect()
        const scrolled = part.closest('.chips, .scroll, .wide, table, .rows, .strip')
        if ((right > innerWidth + 1 || left < -1) && !scrolled) say(part, 'runs out of the screen')
        const button = part.closest('button, .tag, a.button')
        const box = button?.getBoundingClientRect()
        if (box && (bottom > box.bottom + 1 || top < box.top - 1 || right > box.right + 1))
          say(part, 'runs out of its button')
      }
    }
    return faults
  })

/** Each view by its name, and the way into it. */
const views: [name: string, enter: (tab: Page) => Promise<unknown>][] = [
  ['queue', (tab) => tab.locator('.row').first().waitFor()],
  [
    'case',
    async (tab) => {
      await go(tab, `?c=${id}`)
      await tab.locator('.case .words').waitFor()
    },
  ],
  [
    'reject',
    async (tab) => {
      await tab.keyboard.press('d')
      await tab.getByText('Tolak dengan alasan').waitFor()
    },
  ],
  [
    'answer',
    async (tab) => {
      await tab.keyboard.press('Escape')
      await tab.keyboard.press('e')
      await tab.locator('.deciding textarea').waitFor()
    },
  ],
  [
    'help',
    async (tab) => {
      await go(tab, '')
      await tab.locator('.row').first().waitFor()
      await tab.keyboard.press('?')
      await tab.getByRole('dialog').waitFor()
    },
  ],
  [
    'several',
    async (tab) => {
      await tab.keyboard.press('Escape')
      await tab.keyboard.press('x')
      await tab.keyboard.press('j')
      await tab.keyboard.press('x')
    },
  ],
  ...['insights', 'weekly', 'audit', 'filter', 'holds', 'sites', 'members', 'policy', 'answers', 'account'].map(
    (page): [string, (tab: Page) => Promise<unknown>] => [
      page,
      async (tab) => {
        await go(tab, `?page=${page}`)
        await tab.locator('.page h1').waitFor()
        await tab.waitForLoadState('networkidle')
      },
    ],
  ),
  [
    'empty',
    async (tab) => {
      await go(tab, '?tab=rejected&q=tidakada')
      await tab.locator('.empty').waitFor()
    },
  ],
  [
    'sign-in',
    async (tab) => {
      await tab.context().clearCookies()
      await go(tab, '')
      await tab.locator('form').waitFor()
    },
  ],
]

const go = (tab: Page, search: string) => tab.goto(stage.service.url(`/desk${search}`))

test.each([
  [1280, 'light'],
  [1280, 'dark'],
  [360, 'light'],
  [360, 'dark'],
] as const)('%i wide, %s: nothing runs out, nothing is cut, axe finds nothing', async (width, colorScheme) => {
  const tab = await stage.desk(owner, '', { viewport: { width, height: 800 }, colorScheme })
  const browser = await tab.context().newCDPSession(tab)
  await browser.send('Page.setFontSizes' as never, { fontSizes: { standard: 32 } } as never)
  await tab.reload()
  const found: Record<string, unknown> = {}
  for (const [name, enter] of views) {
    await enter(tab)
    expect(await tab.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px')
    found[name] = [await overflow(tab), await cutOff(tab), await findings(tab)]
    if (pictures) {
      await mkdir(pictures, { recursive: true })
      await tab.screenshot({ path: join(pictures, `large-${width}-${colorScheme}-${name}.png`) })
    }
  }
  expect(found).toEqual(Object.fromEntries(views.map(([name]) => [name, [0, [], []]])))
  await tab.context().close()
})
