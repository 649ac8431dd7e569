// WCAG 2.2 AA, beyond what axe sees: what is read out, targets, and each reader's own way of seeing. The table of all
// criteria stands in `widget/README.md`.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { painted } from './widget-seen.ts'
import { openStage, send, type Stage, write } from './widget-stage.ts'

const held = 'Menunggu diperiksa. Hanya Anda yang bisa melihatnya.'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const own = (page: Page) => page.getByRole('article', { name: 'Wahyu Nugroho' })

/** Keeps what live regions say from now on, in order, as a screen reader would be told: each change of a region's words. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    const root = document.querySelector('rembuk-thread')?.shadowRoot
    if (!root) throw new Error('there is no widget')
    const words = new WeakMap<Element, string>()
    const look = (isFirst: boolean) => {
      for (const region of root.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
        const now = (region.textContent ?? '').replace(/\s+/g, ' ').trim()
        if (!isFirst && now && now !== words.get(region)) said.push(now)
        words.set(region, now)
      }
    }
    look(true)
    new MutationObserver(() => look(false)).observe(root, { subtree: true, childList: true, characterData: true })
  })
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said)
}

describe('what is read out', () => {
  test('news, what was sent, what went wrong: each once, and nothing besides', async () => {
    const { page, context } = await stage.open({}, { permissions: ['clipboard-write'] })
    await page.locator('form').waitFor()
    const said = await listen(page)
    await stage.comment(page.url(), 'Satu', { name: 'Yuni' })
    await page.getByRole('button', { name: '1 komentar baru' }).waitFor()
    expect(await said()).toEqual(['1 komentar baru'])
    await page.getByRole('button', { name: '1 komentar baru' }).click()
    await page.getByRole('article', { name: 'Yuni' }).waitFor()
    expect(await said()).toEqual(['1 komentar baru'])

    const next = async (act: () => Promise<unknown>, words: string): Promise<void> => {
      const before = (await said()).length
      await act()
      const isSaid = async () => (await said()).slice(before).some((one) => one.includes(words))
      await expect.poll(isSaid, { timeout: 30_000 }).toBe(true)
      await painted(page)
      const heard = (await said()).slice(before)
      expect(heard.filter((one) => one.includes(words))).toHaveLength(1)
      expect(new Set(heard).size).toBe(heard.length)
    }
    await write(page, 'Menunggu sinyal')
    await context.setOffline(true)
    await next(() => send(page), 'Tersimpan di sini, dikirim begitu ada sinyal.')
    await next(() => context.setOffline(false), 'Menunggu diperiksa.')
    await own(page).getByText(held).waitFor()
    await next(() => own(page).getByRole('button', { name: 'Salin' }).click(), 'Tersalin')
    await next(() => stage.approveAll(), 'Komentar Anda tampil.')
    expect((await said()).filter((one) => one.includes('Menunggu diperiksa.'))).toHaveLength(1)
    await context.close()
  })

  test('each field says its name, what is wrong with it, and what it may be filled with', async () => {
    const { page, context } = await stage.open()
    await write(page, '', '', 'x')
    await send(page)
    await page.getByText('Nama belum diisi.').waitFor()
    const fields = await page.evaluate(() => {
      const root = document.querySelector('rembuk-thread')?.shadowRoot
      return [...(root?.querySelectorAll<HTMLInputElement>('form [name]:not(.trap)') ?? [])].map((field) => [
        field.name,
        field.autocomplete,
        field.ariaInvalid,
        root?.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent?.trim() ?? null,
      ])
    })
    expect(fields).toEqual([
      ['text', '', 'true', 'Komentar belum diisi.'],
      ['name', 'name', 'true', 'Nama belum diisi.'],
      ['email', 'email', 'true', 'Email belum lengkap.'],
      ['remember', '', null, null],
    ])
    for (const name of ['Nama', 'Email', 'Ingat saya di perangkat ini'])
      expect(await page.getByLabel(name).count()).toBe(1)
    // What is seen is what is called: voice control finds each by its words.
    const unlike = await page.evaluate(() => {
      const root = document.querySelector('rembuk-thread')?.shadowRoot
      return [...(root?.querySelectorAll('[aria-label]') ?? [])]
        .filter((one) => one.matches('button, a, summary'))
        .filter(
          (one) => /\p{L}/u.test(one.textContent ?? '') && !one.ariaLabel?.includes((one.textContent ?? '').trim()),
        )
        .map((one) => one.outerHTML)
    })
    expect(unlike).toEqual([])
    await context.close()
  })

  test('names, headings and languages are those of what stands there', async () => {
    const { page, context } = await stage.open({ lang: 'en' })
    const root = await stage.comment(page.url(), 'Pertanyaan', { name: 'Yuni' })
    await stage.answer(root, 'Jawaban kami')
    await page.reload()
    await page.getByRole('heading', { level: 2, name: '2 comments' }).waitFor()
    await page.getByRole('region', { name: 'Comments' }).waitFor()
    await page.getByRole('article', { name: 'Yuni' }).waitFor()
    const languages = await page.evaluate(() =>
      document.querySelector('rembuk-thread')?.shadowRoot?.querySelector('[lang]')?.getAttribute('lang'),
    )
    expect(languages).toBe('en')
    await context.close()
  })
})

describe('fingers', () => {
  /** Whatever can be pressed, by its words: the height and width that a finger finds, its room around it counted in. */
  const targets = (page: Page): Promise<[string, number, number][]> =>
    page.evaluate(() => {
      const root = document.querySelector('rembuk-thread')?.shadowRoot
      const all = [
        ...(root?.querySelectorAll<HTMLElement>('button, textarea, select, summary, input:not(.trap), a') ?? []),
      ]
      return all
        .filter((one) => one.getClientRects()[0])
        .map((one) => {
          const field = one.closest('label') ?? one
          const { width, height } = field.getBoundingClientRect()
          const reach = getComputedStyle(one, '::after')
          const more = (...sides: string[]) =>
            reach.content === 'none' ? 0 : -sides.reduce((sum, side) => sum + parseFloat(side), 0)
          const words = one.getAttribute('name') || one.textContent?.trim() || one.ariaLabel || ''
          return [
            `${one.localName} ${words}`,
            Math.round(height + more(reach.top, reach.bottom)),
            Math.round(width + more(reach.left, reach.right)),
          ]
        })
    })

  test.each([360, 1280])(
    'find what can be pressed 44 high, and words in a sentence by their line (%i wide)',
    async (width) => {
      const url = stage.put()
      const root = await stage.comment(url, 'Pertanyaan', { name: 'Yuni' })
      for (let n = 0; n < 5; n++) await stage.comment(url, `Balasan ${n}`, { name: 'Agus', parent: root })
      const page = await stage.browser.newPage({ viewport: { width, height: 740 } })
      await page.goto(url)
      await write(page, 'Milik sendiri')
      await send(page)
      await own(page).getByText(held).waitFor()
      await write(page, 'Lagi')
      await page.getByRole('article', { name: 'Yuni' }).getByRole('button', { name: 'Lainnya' }).click()
      await page.getByRole('button', { name: 'Laporkan' }).waitFor()
      const all = await targets(page)
      expect(all.length).toBeGreaterThan(20)
      // Words within a sentence are as high as their line, as WCAG 2.5.8 has it.
      const isInSentence = ([what]: [string, number, number]) => /^(a |button (Salin|Tersalin)$)/.test(what)
      expect(all.filter((one) => !isInSentence(one) && (one[1] < 44 || one[2] < 44))).toEqual([])
      await page.close()
    },
  )

  test('that slide off before they let go have pressed nothing', async () => {
    const { page, context } = await stage.open()
    await stage.comment(page.url(), 'Pertanyaan', { name: 'Yuni' })
    await page.reload()
    await page.locator('form').waitFor()
    await page.getByRole('button', { name: 'Bermanfaat' }).hover()
    await page.mouse.down()
    await page.mouse.move(5, 5)
    await page.mouse.up()
    await painted(page)
    expect(await page.getByRole('button', { name: 'Bermanfaat', pressed: true }).count()).toBe(0)
    await context.close()
  })
})

describe('each reader’s own way of seeing', () => {
  test('forced colours keep states apart: panels have an edge, what is chosen another fill', async () => {
    const { page, context } = await stage.open({}, { forcedColors: 'active' })
    await write(page, 'Milik sendiri')
    await send(page)
    await own(page).getByText(held).waitFor()
    const edge = await own(page).evaluate((article) => {
      const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(article)
      return {
        style: borderTopStyle,
        width: borderTopWidth,
        isSeen: borderTopColor !== backgroundColor && borderTopColor !== 'rgba(0, 0, 0, 0)',
      }
    })
    expect(edge).toEqual({ style: 'dashed', width: '1px', isSeen: true })
    const look = (name: string) =>
      page.getByRole('button', { name }).evaluate((button) => {
        const { color } = getComputedStyle(button)
        const { borderTopWidth, borderTopColor } = getComputedStyle(button, '::before')
        return [color, borderTopWidth, borderTopColor].join()
      })
    await page.getByRole('button', { name: 'Membantu' }).click()
    await page.getByRole('button', { name: 'Membantu 1', pressed: true }).waitFor()
    // What turns into another colour does so in its own time.
    await expect.poll(async () => (await look('Membantu 1')) === (await look('Informatif'))).toBe(false)
    await page.getByRole('button', { name: 'Kirim', exact: true }).or(page.locator('textarea').first()).first().focus()
    await context.close()
  })

  test.each(['#ffffff', '#14181c', '#c9b48a', '#003a70'])(
    'edges, rings and what is chosen stand out from their ground by three to one (%s)',
    async (ground) => {
      const { page, context } = await stage.open({ css: `body { background: ${ground} }` })
      await stage.comment(page.url(), 'Pertanyaan', { name: 'Yuni' })
      await page.reload()
      await page.locator('form').waitFor()
      await page.getByRole('button', { name: 'Membantu' }).click()
      await page.getByRole('button', { name: 'Membantu 1', pressed: true }).waitFor()
      const faint = () =>
        page.evaluate(() => {
          const host = document.querySelector('rembuk-thread')
          const root = host?.shadowRoot
          const figures = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
          const light = (colour: string) => {
            const [r = 0, g = 0, b = 0] = figures(colour)
              .map((part) => part / 255)
              .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
            return 0.2126 * r + 0.7152 * g + 0.0722 * b
          }
          const groundOf = (part: Element | null | undefined): string => {
            for (let at = part; at; at = at.parentElement ?? (at.getRootNode() as ShadowRoot).host) {
              const { backgroundColor } = getComputedStyle(at)
              if (figures(backgroundColor)[3] !== 0) return backgroundColor
            }
            return 'rgb(255, 255, 255)'
          }
          const contrast = (one: string, other: string) => {
            const [low = 0, high = 0] = [light(one), light(other)].toSorted((a, b) => a - b)
            return (high + 0.05) / (low + 0.05)
          }
          const [frame, field, chosen] = ['.frame', 'textarea', '[aria-pressed=true]'].map((part) =>
            root?.querySelector(part),
          )
          const open = root?.querySelector('[aria-pressed=false]')
          const focus = getComputedStyle(host as Element).getPropertyValue('--rembuk-accent-text')
          const probe = document.createElement('i')
          probe.style.color = focus
          root?.append(probe)
          const pairs: [string, Element | null | undefined, string][] = [
            ['field', frame, frame ? getComputedStyle(frame).borderTopColor : ''],
            ['words in the empty field', field, field ? getComputedStyle(field, '::placeholder').color : ''],
            ['chosen', chosen, chosen ? getComputedStyle(chosen, '::before').borderTopColor : ''],
            ['to be chosen', open, open ? getComputedStyle(open, '::before').borderTopColor : ''],
            ['focus', frame, getComputedStyle(probe).color],
          ]
          return pairs
            .map(([name, part, colour]) => [name, contrast(colour, groundOf(part))] as const)
            .filter(([, by]) => !(by >= 3))
        })
      await expect.poll(faint).toEqual([])
      await context.close()
    },
  )

  test('who wants less motion sees nothing travel', async () => {
    const { page, context } = await stage.open({}, { reducedMotion: 'reduce' })
    await page.locator('form').waitFor()
    const moved = await page.evaluate(() => {
      const seen: string[] = []
      Object.assign(window, { seen })
      const root = document.querySelector('rembuk-thread')?.shadowRoot
      const look = () => {
        for (const animation of root?.getAnimations() ?? []) {
          const frames = (animation.effect as KeyframeEffect).getKeyframes()
          if (frames.some((frame) => frame['transform'] || frame['translate'] || frame['height']))
            seen.push(JSON.stringify(frames))
        }
        requestAnimationFrame(look)
      }
      look()
      return seen
    })
    expect(moved).toEqual([])
    await stage.comment(page.url(), 'Satu', { name: 'Yuni' })
    await page.getByRole('button', { name: '1 komentar baru' }).click()
    await write(page, 'Tulisan')
    await page.getByRole('article', { name: 'Yuni' }).getByRole('button', { name: 'Lainnya' }).click()
    await page.getByRole('button', { name: 'Laporkan' }).waitFor()
    await painted(page)
    expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([])
    await context.close()
  })

  test('upright and across: both show everything', async () => {
    const url = stage.put()
    await stage.comment(url, 'Pertanyaan', { name: 'Yuni' })
    const page = await stage.browser.newPage({ viewport: { width: 740, height: 360 } })
    await page.goto(url)
    await write(page, 'Melintang')
    await page.setViewportSize({ width: 360, height: 740 })
    await painted(page)
    expect(await page.locator('textarea').first().inputValue()).toBe('Melintang')
    await page.getByRole('article', { name: 'Yuni' }).waitFor()
    await page.close()
  })

  test('what is typed once need not be typed again', async () => {
    const { page, context } = await stage.open()
    await write(page, 'Pertama')
    await send(page)
    await own(page).getByText(held).waitFor()
    await page.locator('textarea').first().click()
    await page.locator('input[name=name]').waitFor()
    expect(await page.locator('input[name=name]').inputValue()).toBe('Wahyu Nugroho')
    expect(await page.locator('input[name=email]').inputValue()).toBe('wahyu@contoh.example')
    await context.close()
  })

  test('paper shows the words, and nothing to press', async () => {
    const { page, context } = await stage.open()
    await stage.comment(page.url(), 'Kalimat yang panjang. '.repeat(80), { name: 'Yuni' })
    await page.reload()
    await page.getByRole('button', { name: 'Selengkapnya' }).waitFor()
    const words = page.locator('article .words')
    // What paper looks like comes with the second file.
    await page.emulateMedia({ media: 'print' })
    await expect.poll(() => words.evaluate((one) => one.scrollHeight <= one.clientHeight + 1)).toBe(true)
    for (const part of ['form', 'select', '.acts']) {
      const isShown = await page
        .locator(`rembuk-thread ${part}`)
        .evaluateAll((all) => all.some((one) => one.getClientRects()[0]))
      expect([part, isShown]).toEqual([part, false])
    }
    await context.close()
  })
})
