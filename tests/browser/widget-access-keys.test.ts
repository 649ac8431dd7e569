// WCAG 2.2 AA by keyboard alone: everything can be reached and used, the focus is seen, and it is never lost.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { focused, painted } from './widget-seen.ts'
import { openStage, type Stage, write } from './widget-stage.ts'

const held = 'Menunggu diperiksa. Hanya Anda yang bisa melihatnya.'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const own = (page: Page) => page.getByRole('article', { name: 'Wahyu Nugroho' })

/** Goes on by the tabulator until this has the focus; round the whole page at most once. */
async function tabTo(page: Page, what: string | RegExp, key = 'Tab'): Promise<void> {
  const seen: string[] = []
  for (let steps = 0; steps < 80; steps++) {
    await page.keyboard.press(key)
    const at = await focused(page)
    seen.push(at)
    if (typeof what === 'string' ? at === what : what.test(at)) return
  }
  throw new Error(`${what} cannot be reached: ${seen.join(' | ')}`)
}

/** What has the focus is drawn with a ring, and nothing lies over it. */
const ring = (page: Page): Promise<{ width: number; isSeen: boolean }> =>
  page.evaluate(() => {
    const root = document.querySelector('rembuk-thread')?.shadowRoot
    const at = root?.activeElement
    if (!root || !at) return { width: 0, isSeen: false }
    // A field in a frame lends it its ring.
    const drawn = [at, at.parentElement, at.closest('label, .frame')].map((one) => one && getComputedStyle(one))
    const width = Math.max(
      ...drawn.map((style) => (style?.outlineStyle === 'none' ? 0 : parseFloat(style?.outlineWidth ?? '0'))),
    )
    const { left, top, right, bottom } = at.getBoundingClientRect()
    const x = Math.max(0, left) + (Math.min(innerWidth, right) - Math.max(0, left)) / 2
    const y = Math.max(0, top) + (Math.min(innerHeight, bottom) - Math.max(0, top)) / 2
    const over = root.elementFromPoint(x, y)
    return { width, isSeen: !!over && (at.contains(over) || over.contains(at)) }
  })

describe('by keyboard alone', () => {
  test('read, sort, support, reply, share, report, write, edit, withdraw; the focus is never lost', async () => {
    const url = stage.put()
    const asked = await stage.comment(url, 'Siapa yang menjawab?', { name: 'Yuni' })
    await stage.comment(url, 'Kapan dibuka lagi?', { name: 'Agus' })
    const context = await stage.browser.newContext({
      viewport: { width: 360, height: 740 },
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const page = await context.newPage()
    await page.goto(url)
    await page.locator('form').waitFor()
    const stays = async (): Promise<void> => {
      await painted(page)
      await expect.poll(() => focused(page)).not.toBe('')
    }

    await tabTo(page, /Terbaru/)
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => page.getByRole('article').first().textContent()).toContain('Siapa yang menjawab?')
    await stays()

    await tabTo(page, /^Bermanfaat/)
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Bermanfaat 1', pressed: true }).waitFor()
    await stays()

    await tabTo(page, 'Balas')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Membalas Yuni' }).waitFor()
    await expect.poll(() => focused(page)).toBe('text')
    await tabTo(page, 'Batal')
    await page.keyboard.press('Enter')
    await stays()

    await tabTo(page, '⋯')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Salin tautan' }).waitFor()
    await tabTo(page, 'Salin tautan')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Tersalin' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${url}#rembuk-${asked}`)
    await stays()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('button', { name: 'Laporkan' }).count()).toBe(0)
    await expect.poll(() => focused(page)).toBe('⋯')

    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Laporkan' }).waitFor()
    await tabTo(page, 'Laporkan')
    await page.keyboard.press('Enter')
    await page.getByText('Apa yang tidak beres?').waitFor()
    await expect.poll(() => focused(page)).toBe('reason')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await tabTo(page, 'note')
    await page.keyboard.type('Bukan untuk halaman ini')
    await tabTo(page, 'Kirim')
    await page.keyboard.press('Enter')
    await page.getByText('Petugas akan melihatnya.').waitFor()
    await stays()

    await tabTo(page, 'text', 'Shift+Tab')
    await page.keyboard.type('Ditulis dengan papan ketik')
    await tabTo(page, 'name')
    await page.keyboard.type('Wahyu Nugroho')
    await tabTo(page, 'email')
    await page.keyboard.type('wahyu@contoh.example')
    await tabTo(page, /Untuk apa\?/)
    await page.keyboard.press('Enter')
    await page.getByText('Agar Anda bisa dikabari').waitFor()
    await tabTo(page, 'Kirim')
    await page.keyboard.press('Enter')
    await own(page).getByText(held).waitFor()
    await expect.poll(() => focused(page)).toMatch(/^c-/)

    await tabTo(page, 'Ubah')
    await page.keyboard.press('Enter')
    await own(page).locator('textarea').waitFor()
    await expect.poll(() => focused(page)).toBe('text')
    await page.keyboard.press('End')
    await page.keyboard.type(', lalu diubah')
    await tabTo(page, 'Simpan')
    await page.keyboard.press('Enter')
    await own(page).getByText('Ditulis dengan papan ketik, lalu diubah').waitFor()
    await stays()

    await tabTo(page, 'Tarik')
    await page.keyboard.press('Enter')
    await page.getByText('Tarik komentar ini?').waitFor()
    await stays()
    await tabTo(page, /^Batal|^Tarik/)
    if ((await focused(page)) === 'Batal') await tabTo(page, 'Tarik', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Ditarik oleh penulisnya.').waitFor()
    await stays()

    // And out at the other end: nothing holds the keyboard.
    for (let steps = 0; steps < 80 && (await focused(page)) !== ''; steps++) await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('')
    await context.close()
  })

  test('each stop has a ring of three pixels, in view, with nothing over it', async () => {
    const url = stage.put({
      after: '<footer style="position:fixed;inset:auto 0 0;height:40px;background:#fff">Menu situs</footer>',
      css: 'html { scroll-padding-bottom: 48px } body { padding-bottom: 48px }',
    })
    const root = await stage.comment(url, 'Pertanyaan https://kpu.example/', { name: 'Yuni' })
    await stage.comment(url, 'Balasan', { name: 'Agus', parent: root })
    const page = await stage.browser.newPage({ viewport: { width: 360, height: 640 } })
    await page.goto(url)
    await write(page, 'Tulisan')
    await page.locator('h1').evaluate((heading) => {
      heading.tabIndex = -1
      heading.focus()
    })
    const stops: Record<string, { width: number; isSeen: boolean }> = {}
    for (let steps = 0; steps < 60; steps++) {
      await page.keyboard.press('Tab')
      const at = await focused(page)
      if (at === '' && steps > 0) break
      stops[`${steps} ${at.slice(0, 30)}`] = await ring(page)
    }
    expect(Object.keys(stops).length).toBeGreaterThan(15)
    expect(Object.entries(stops).filter(([, { width, isSeen }]) => width < 3 || !isSeen)).toEqual([])
    await page.close()
  })
})
