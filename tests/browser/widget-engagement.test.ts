// What readers do besides writing: support, a word about the page, handing a comment on, reporting it.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openStage, send, type Stage, write } from './widget-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(async () => {
  stage.line.mend()
  await stage.setPolicy({})
})
afterAll(() => stage?.close())

/** A page with one comment by Yuni, all of it arrived. */
async function openWith(text: string, options: { lang?: string; script?: () => void } = {}) {
  const url = stage.put(options.lang ? { lang: options.lang } : {})
  const id = await stage.comment(url, text, { name: 'Yuni' })
  const context = await stage.browser.newContext({
    viewport: { width: 360, height: 740 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  if (options.script) await context.addInitScript(options.script)
  const page = await context.newPage()
  await page.goto(url)
  await page.locator('form').waitFor()
  return { url, id, context, page, comment: page.getByRole('article', { name: 'Yuni' }) }
}

const supports = async (url: string): Promise<number | undefined> => {
  const query = new URLSearchParams({ url })
  const answer = await fetch(stage.service.url(`/v1/sites/kpu-sukamaju/thread?${query}`))
  const { comments } = (await answer.json()) as { comments: { supports: number }[] }
  return comments[0]?.supports
}

const reported = () => stage.queue('reported')

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.querySelector('rembuk-thread')?.shadowRoot?.activeElement
    return at?.getAttribute('value') || at?.className || at?.textContent || ''
  })

describe('support', () => {
  test('counts at once, says its number, is remembered, and can be taken back', async () => {
    const { url, page, context, comment } = await openWith('Mohon TPS dekat balai desa')
    const button = comment.getByRole('button', { name: 'Bermanfaat' })
    expect(await button.getAttribute('aria-pressed')).toBe('false')
    await button.click()
    await comment.getByRole('button', { name: 'Bermanfaat 1', pressed: true }).waitFor()
    await expect.poll(() => supports(url)).toBe(1)
    await page.reload()
    await comment.getByRole('button', { name: 'Bermanfaat 1', pressed: true }).click()
    await comment.getByRole('button', { name: 'Bermanfaat', exact: true, pressed: false }).waitFor()
    await expect.poll(() => supports(url)).toBe(0)
    await context.close()
  })

  test('however fast it is pressed, the last press counts, and no two are on their way at once', async () => {
    const { url, page, context, comment } = await openWith('Cepat sekali')
    let underway = 0
    let most = 0
    await page.route('**/support', async (route) => {
      underway++
      most = Math.max(most, underway)
      const response = await route.fetch()
      underway--
      await route.fulfill({ response })
    })
    const button = comment.getByRole('button', { name: 'Bermanfaat' })
    for (let press = 0; press < 5; press++) await button.click()
    await comment.getByRole('button', { name: 'Bermanfaat 1', pressed: true }).waitFor()
    await expect.poll(() => supports(url)).toBe(1)
    expect(most).toBe(1)
    // The last answer may still be on its way to the page.
    await page.unrouteAll({ behavior: 'wait' })
    await context.close()
  })

  test('what cannot be recorded is undone, with a quiet word', async () => {
    const { page, context, comment } = await openWith('Tanpa sinyal')
    stage.line.cut()
    await comment.getByRole('button', { name: 'Bermanfaat' }).click()
    await comment.getByText('Belum tercatat. Coba lagi nanti.').waitFor()
    expect(await page.getByRole('status').getByText('Belum tercatat. Coba lagi nanti.').count()).toBe(1)
    await comment.getByRole('button', { name: 'Bermanfaat', exact: true, pressed: false }).waitFor()
    stage.line.mend()
    await comment.getByRole('button', { name: 'Bermanfaat' }).click()
    await comment.getByRole('button', { name: 'Bermanfaat 1', pressed: true }).waitFor()
    await expect.poll(() => page.getByText('Belum tercatat.').count()).toBe(0)
    await context.close()
  })

  test('a browser that has written counts as itself, in whatever network it is', async () => {
    const { url, page, context, comment } = await openWith('Dari peramban yang dikenal')
    await write(page, 'Saya juga')
    await send(page)
    await page.getByText('Menunggu diperiksa.').waitFor()
    const asked = page.waitForRequest((request) => request.url().endsWith('/support') && request.method() === 'PUT')
    await comment.getByRole('button', { name: 'Bermanfaat' }).click()
    expect(await (await asked).headerValue('authorization')).toMatch(/^Bearer ./)
    await expect.poll(() => supports(url)).toBe(1)
    await context.close()
  })

  test('it rests in quiet periods, with its count to be seen, and is not there where an office wants none', async () => {
    const { page, context, comment } = await openWith('Sebelum masa tenang')
    await comment.getByRole('button', { name: 'Bermanfaat' }).click()
    await comment.getByRole('button', { name: 'Bermanfaat 1' }).waitFor()
    const [from, until] = [-1, 5].map((days) => new Date(Date.now() + days * 86_400_000).toISOString())
    await stage.setPolicy({ quietPeriods: { value: [{ from, until, reason: 'Masa tenang.' }] } })
    await page.reload()
    // At first it stands there as it was seen last.
    await comment.getByRole('button', { name: 'Bermanfaat 1', disabled: true }).waitFor()
    // A quiet stage of the calendar, in which questions go on, is the same.
    const [first, last] = [from, until].map((time = '') => time.slice(0, 10))
    const quiet = { kind: 'quiet', from: first, until: last, name: 'Masa tenang', source: 'PKPU 7' }
    await stage.setPolicy({ stages: { value: [quiet] } })
    await page.reload()
    await comment.getByRole('button', { name: 'Balas' }).waitFor()
    await comment.getByRole('button', { name: 'Bermanfaat 1', disabled: true }).waitFor()
    // Where an office takes no more comments, what stands there can still be found helpful.
    await stage.setPolicy({ moderation: { value: 'closed' } })
    await page.reload()
    await comment.getByRole('button', { name: 'Bermanfaat 1', disabled: false }).click()
    await comment.getByRole('button', { name: 'Bermanfaat', exact: true }).waitFor()
    await stage.setPolicy({ engagement: { value: 'off' } })
    await page.reload()
    await comment.getByRole('button', { name: 'Balas' }).waitFor()
    await expect.poll(() => page.getByRole('button', { name: /Bermanfaat|Informatif/ }).count()).toBe(0)
    await context.close()
  })

  test('a refusal is told in the service’s own words', async () => {
    const { context, comment } = await openWith('Masa tenang baru saja mulai')
    await comment.getByRole('button', { name: 'Bermanfaat' }).waitFor()
    const [from, until] = [-1, 5].map((days) => new Date(Date.now() + days * 86_400_000).toISOString())
    await stage.setPolicy({ quietPeriods: { value: [{ from, until, reason: 'Masa tenang.' }] } })
    await comment.getByRole('button', { name: 'Bermanfaat' }).click()
    await comment.getByText('Masa tenang. Dukungan dan reaksi dibuka lagi sesudahnya.').waitFor()
    await comment.getByRole('button', { name: 'Bermanfaat', pressed: false }).waitFor()
    await context.close()
  })
})

describe('a word about the page', () => {
  test('can be said, changed and taken back, and is remembered', async () => {
    const { page, context } = await openWith('Berita yang jelas')
    const group = page.getByRole('group', { name: 'Menurut Anda, berita ini:' })
    await group.getByRole('button', { name: 'Informatif' }).click()
    await group.getByRole('button', { name: 'Informatif 1', pressed: true }).waitFor()
    await page.reload()
    await group.getByRole('button', { name: 'Informatif 1', pressed: true }).waitFor()
    await group.getByRole('button', { name: 'Perlu penjelasan' }).click()
    await group.getByRole('button', { name: 'Perlu penjelasan 1', pressed: true }).waitFor()
    await group.getByRole('button', { name: 'Informatif', exact: true, pressed: false }).waitFor()
    await group.getByRole('button', { name: 'Perlu penjelasan 1' }).click()
    await group.getByRole('button', { name: 'Perlu penjelasan', exact: true, pressed: false }).waitFor()
    await context.close()
  })

  test('what cannot be recorded is undone, with a quiet word', async () => {
    const { page, context } = await openWith('Berita tanpa sinyal')
    stage.line.cut()
    const group = page.getByRole('group', { name: 'Menurut Anda, berita ini:' })
    await group.getByRole('button', { name: 'Membantu' }).click()
    await page.getByText('Belum tercatat. Coba lagi nanti.').waitFor()
    await group.getByRole('button', { name: 'Membantu', exact: true, pressed: false }).waitFor()
    await context.close()
  })
})

describe('the menu of a comment', () => {
  test('opens and closes by keyboard, and the focus returns to where it came from', async () => {
    const { page, context, comment } = await openWith('Dengan papan ketik')
    const dots = comment.locator('.dots')
    await dots.focus()
    await page.keyboard.press('Enter')
    await comment.getByRole('link', { name: 'WhatsApp' }).waitFor()
    expect(await dots.getAttribute('aria-expanded')).toBe('true')
    await expect.poll(() => focused(page)).toBe('WhatsApp')
    await page.keyboard.press('Escape')
    await expect.poll(() => comment.getByRole('link', { name: 'WhatsApp' }).count()).toBe(0)
    await expect.poll(() => focused(page)).toBe('dots')
    await page.keyboard.press('Enter')
    await comment.getByRole('link', { name: 'WhatsApp' }).waitFor()
    await page.locator('h1').click()
    await expect.poll(() => comment.getByRole('link', { name: 'WhatsApp' }).count()).toBe(0)
    await context.close()
  })

  test('hands a comment on: to WhatsApp by its own page, to the clipboard by its place under the news', async () => {
    const { url, id, page, context, comment } = await openWith('Sebarkan')
    await comment.locator('.dots').click()
    const chat = new URL((await comment.getByRole('link', { name: 'WhatsApp' }).getAttribute('href')) ?? '')
    expect(chat.searchParams.get('text')).toBe(`${stage.served}/k/${id}`)
    await comment.getByRole('button', { name: 'Salin tautan' }).click()
    await comment.getByRole('button', { name: 'Tersalin' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${url}#rembuk-${id}`)
    // A browser without a sheet to share by offers none.
    expect(await comment.getByRole('button', { name: 'Bagikan' }).count()).toBe(0)
    await context.close()
  })

  test('opens the phone’s own sheet where there is one, and heeds no refusal', async () => {
    const { id, page, context, comment } = await openWith('Bagikan', {
      script: () => {
        const shared: unknown[] = []
        Object.assign(window, { shared })
        Object.assign(navigator, {
          share: (what: unknown) => {
            shared.push(what)
            return Promise.reject(new DOMException('', 'AbortError'))
          },
        })
      },
    })
    const broken: Error[] = []
    page.on('pageerror', (error) => void broken.push(error))
    await comment.locator('.dots').click()
    await comment.getByRole('button', { name: 'Bagikan' }).click()
    const shared = () => page.evaluate(() => (window as unknown as { shared: unknown[] }).shared)
    await expect.poll(shared).toEqual([{ url: `${stage.served}/k/${id}` }])
    await expect.poll(() => comment.getByRole('button', { name: 'Salin tautan' }).count()).toBe(0)
    expect(broken).toEqual([])
    await context.close()
  })

  test('whose file cannot be had says so, and comes when it can', async () => {
    const { context, comment } = await openWith('Tanpa berkas')
    await comment.locator('.dots').waitFor()
    stage.line.cut()
    await comment.locator('.dots').click()
    await comment.getByText('Belum tercatat. Coba lagi nanti.').waitFor()
    stage.line.mend()
    await comment.locator('.dots').click()
    await comment.getByRole('link', { name: 'WhatsApp' }).waitFor()
    await context.close()
  })
})

describe('a report', () => {
  async function report(page: Page, reason: string, note = '') {
    const comment = page.getByRole('article', { name: 'Yuni' })
    await comment.locator('.dots').click()
    await comment.getByRole('button', { name: /Laporkan|Report/ }).click()
    await comment.getByLabel(reason).check()
    if (note) await comment.locator('textarea').fill(note)
    await comment.getByRole('button', { name: /^(Kirim|Send)$/ }).click()
  }

  test('names one of five reasons and a note, and reaches the desk', async () => {
    const { id, page, context, comment } = await openWith('Nomor saya 0812-3456-7890')
    await comment.locator('.dots').click()
    await comment.getByRole('button', { name: 'Laporkan' }).click()
    const group = comment.getByRole('group', { name: 'Apa yang tidak beres?' })
    expect(await group.getByRole('radio').count()).toBe(5)
    await expect.poll(() => focused(page)).toBe('spam')
    // Without a reason nothing is sent.
    await comment.getByRole('button', { name: 'Kirim' }).click()
    expect(await comment.getByText('Petugas akan melihatnya.').count()).toBe(0)
    await group.getByLabel('Memuat data pribadi').check()
    await comment.getByLabel('Keterangan, jika perlu').fill('Ada nomor telepon')
    await comment.getByRole('button', { name: 'Kirim' }).click()
    await comment.getByText('Petugas akan melihatnya.').waitFor()
    await expect.poll(async () => (await reported()).find((one) => one.id === id)?.reports).toBe(1)
    await context.close()
  })

  test('its outcome is told in this browser at the next visit, once', async () => {
    const { url, id, page, context } = await openWith('Ini iklan judi', { lang: 'en' })
    await report(page, 'Spam or advertising')
    await page.getByText('We will look.').waitFor()
    await page.goto(stage.put())
    await page.locator('form').waitFor()
    // Nobody has looked yet.
    expect(await page.evaluate(() => localStorage.getItem('rembuk:reports'))).toContain(id)
    await stage.remove(id)
    await page.goto(url)
    await page.getByText('The comment you reported is no longer shown.').waitFor()
    await expect.poll(() => page.evaluate(() => localStorage.getItem('rembuk:reports'))).toBeNull()
    await page.reload()
    await page.locator('form').waitFor()
    expect(await page.getByText('The comment you reported').count()).toBe(0)
    await context.close()
  })

  test('what was looked at and stays is told, too', async () => {
    const { url, id, page, context } = await openWith('Pendapat yang tajam')
    await report(page, 'Kasar atau menghina')
    await page.getByText('Petugas akan melihatnya.').waitFor()
    await stage.leaveUp(id)
    await page.goto(url)
    await page.getByText('Laporan Anda sudah dilihat petugas: komentar itu tetap tampil.').waitFor()
    await context.close()
  })

  test('that finds no network says so, with what was chosen still there', async () => {
    const { context, comment } = await openWith('Tanpa sinyal')
    await comment.locator('.dots').click()
    await comment.getByRole('button', { name: 'Laporkan' }).click()
    await comment.getByRole('radio', { name: 'Lainnya' }).check()
    await comment.locator('textarea').fill('Menyesatkan pemilih')
    stage.line.cut()
    await comment.getByRole('button', { name: 'Kirim' }).click()
    await comment.getByRole('alert').getByText('Belum terkirim. Tulisan Anda tetap di sini.').waitFor()
    expect(await comment.locator('textarea').inputValue()).toBe('Menyesatkan pemilih')
    stage.line.mend()
    await comment.getByRole('button', { name: 'Kirim' }).click()
    await comment.getByText('Petugas akan melihatnya.').waitFor()
    await context.close()
  })

  test('can be left by Escape and by its button', async () => {
    const { page, context, comment } = await openWith('Ternyata tidak apa-apa')
    for (const leave of [
      () => page.keyboard.press('Escape'),
      () => comment.getByRole('button', { name: 'Batal' }).click(),
    ]) {
      await comment.locator('.dots').click()
      await comment.getByRole('button', { name: 'Laporkan' }).click()
      await comment.getByRole('group').waitFor()
      await leave()
      await expect.poll(() => comment.getByRole('group').count()).toBe(0)
      await expect.poll(() => focused(page)).toBe('dots')
    }
    await context.close()
  })
})
