// WCAG 2.2 AA: what axe finds in every state that the widget can be in, light, dark, and in a reader's forced colours.
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { faults, painted } from './widget-seen.ts'
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

type Scene = { page: Page; context: BrowserContext; url: string; yuni: string }
type State = {
  /** what the page's comments are before it is opened; with none the thread is empty */
  before?: (url: string) => Promise<void>
  /** where the page is opened, by its address and the first comment's id */
  at?: (url: string, yuni: string) => string
  isEmpty?: true
  /** what is done and waited for once the page is open */
  reach(scene: Scene): Promise<unknown>
}

const yuni = (page: Page) => page.getByRole('article', { name: 'Yuni' })
const own = (page: Page) => page.getByRole('article', { name: 'Wahyu Nugroho' })
const sent = async ({ page }: Scene): Promise<void> => {
  await write(page, 'Ditulis sendiri')
  await send(page)
  await own(page).getByRole('button', { name: 'Tarik' }).waitFor()
}
const never = () => new Promise<void>(() => undefined)

/** Every state of the thread, the form, one's own comment and the menu, in the order in which a reader meets them. */
const states: Record<string, State> = {
  'asked for, slow': {
    async reach({ page }) {
      await page.route('**/thread?*', never)
      await page.addInitScript(() => localStorage.clear())
      await page.reload()
      await page.getByText('Memuat, jaringan lambat.').waitFor()
    },
  },
  'asked for in vain': {
    async reach({ page }) {
      await page.route('**/thread?*', (route) => route.abort())
      await page.addInitScript(() => localStorage.clear())
      await page.reload()
      await page.getByText('Komentar belum bisa ditampilkan.').waitFor()
    },
  },
  empty: { isEmpty: true, reach: ({ page }) => page.getByText('Belum ada komentar.').waitFor() },
  'a thread with replies, an answer, a fold, more': {
    async before(url) {
      for (let n = 0; n < 20; n++) await stage.comment(url, `Nomor ${n}`)
      const long = await stage.comment(url, 'Kalimat yang panjang. '.repeat(80), { name: 'Slamet' })
      for (let n = 0; n < 5; n++) await stage.comment(url, `Balasan ${n}`, { name: `Warga ${n}`, parent: long })
      await stage.answer(long, 'Sudah kami jawab.')
    },
    reach: ({ page }) => page.getByRole('button', { name: 'Tampilkan' }).first().waitFor(),
  },
  'a comment that a link leads to': {
    at: (url, id) => `${url}#rembuk-${id}`,
    reach: ({ page }) => page.getByText('Komentar yang Anda tuju').waitFor(),
  },
  'a removed comment with a reply': {
    async reach({ page, url, yuni: id }) {
      await stage.comment(url, 'Balasan yang tinggal', { name: 'Agus', parent: id })
      await stage.remove(id)
      await page.reload()
      await page.getByText('Komentar ini tidak lagi ditampilkan.').waitFor()
    },
  },
  'news that wait in the pill': {
    async reach({ page, url }) {
      await stage.comment(url, 'Baru saja', { name: 'Agus' })
      await page.getByRole('button', { name: '1 komentar baru' }).waitFor()
    },
  },
  'filtered to nothing': {
    async reach({ page, url, yuni: id }) {
      await stage.comment(url, 'Yang kedua', { name: 'Agus' })
      await stage.comment(url, 'Sebuah balasan', { name: 'Agus', parent: id })
      await page.reload()
      await page.getByRole('combobox', { name: 'Saring' }).selectOption({ label: 'Dijawab' })
      await page.getByText('Belum ada komentar yang dijawab.').waitFor()
    },
  },
  'the form, open': { reach: ({ page }) => write(page, 'Tulisan') },
  'the form, explained': {
    async reach({ page }) {
      await write(page, 'Tulisan')
      await page.getByText('Untuk apa?').click()
      await page.getByText('Agar Anda bisa dikabari').waitFor()
    },
  },
  'the form, with everything wrong': {
    async reach({ page }) {
      await write(page, '', '', 'x')
      await send(page)
      await page.getByText('Nama belum diisi.').waitFor()
    },
  },
  'the form, nearly full, with an identity number': {
    async reach({ page }) {
      await write(page, `NIK saya 3311011708450001. ${'a'.repeat(1_900)}`)
      await page.getByRole('button', { name: 'Sembunyikan' }).waitFor()
    },
  },
  'a reply being written': {
    async reach({ page }) {
      await yuni(page).getByRole('button', { name: 'Balas' }).click()
      await page.getByRole('button', { name: 'Kirim balasan' }).waitFor()
    },
  },
  'without a network': {
    async reach({ page, context }) {
      await context.setOffline(true)
      await write(page, 'Menunggu sinyal')
      await send(page)
      await page.getByText('Tersimpan di sini').waitFor()
    },
  },
  'refused for a while': {
    async reach({ page }) {
      const headers = {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Expose-Headers': 'Retry-After',
        'Retry-After': '120',
      }
      const body = JSON.stringify({ code: 'rate-limited', detail: '' })
      await page.route('**/comments', (route) => route.fulfill({ status: 429, headers, body }))
      await write(page, 'Terlalu sering')
      await send(page)
      await page.getByText('dalam 2 menit').waitFor()
    },
  },
  'one’s own, waiting': { reach: sent },
  'one’s own, being changed': {
    async reach(scene) {
      await sent(scene)
      await own(scene.page).getByRole('button', { name: 'Ubah' }).click()
      await scene.page.getByRole('button', { name: 'Simpan' }).waitFor()
    },
  },
  'one’s own, about to be taken back': {
    async reach(scene) {
      await sent(scene)
      await own(scene.page).getByRole('button', { name: 'Tarik' }).click()
      await scene.page.getByText('Tarik komentar ini?').waitFor()
    },
  },
  'one’s own, taken back': {
    async reach(scene) {
      await sent(scene)
      await own(scene.page).getByRole('button', { name: 'Tarik' }).click()
      await scene.page.getByText('Tarik komentar ini?').waitFor()
      await own(scene.page).getByRole('button', { name: 'Tarik' }).click()
      await scene.page.getByText('Ditarik oleh penulisnya.').waitFor()
    },
  },
  'one’s own, let through': {
    async reach(scene) {
      await sent(scene)
      await stage.approveAll()
      await scene.page.getByText('Komentar Anda tampil.').waitFor()
    },
  },
  supported: {
    async reach({ page }) {
      await yuni(page).getByRole('button', { name: 'Bermanfaat' }).click()
      await page.getByRole('button', { name: 'Bermanfaat 1', pressed: true }).waitFor()
    },
  },
  'a word about the page': {
    async reach({ page }) {
      await page.getByRole('button', { name: 'Membantu' }).click()
      await page.getByRole('button', { name: 'Membantu 1', pressed: true }).waitFor()
    },
  },
  'the menu, open': {
    async reach({ page }) {
      await yuni(page).getByRole('button', { name: 'Lainnya' }).click()
      await page.getByRole('button', { name: 'Laporkan' }).waitFor()
    },
  },
  'a report, and after it': {
    async reach({ page }) {
      await yuni(page).getByRole('button', { name: 'Lainnya' }).click()
      await page.getByRole('button', { name: 'Laporkan' }).click()
      await page.getByText('Apa yang tidak beres?').waitFor()
      expect(await faults(page)).toEqual([])
      await page.getByRole('radio', { name: 'Kasar atau menghina' }).check()
      await page.getByRole('button', { name: 'Kirim', exact: true }).last().click()
      await page.getByText('Petugas akan melihatnya.').waitFor()
    },
  },
  closed: {
    async reach({ page }) {
      await stage.setPolicy({ moderation: { value: 'closed' } })
      await page.reload()
      await expect.poll(() => page.locator('textarea').count()).toBe(0)
      await page.getByText('Sudah ada di sini').waitFor()
    },
  },
}

const looks = {
  light: {},
  dark: { css: 'body { background: #14181c; color: #e9edf0 }' },
  'a page between the two': { css: 'body { background: #c9b48a; color: #000 }' },
  'forced colours': { forcedColors: 'active' as const },
}

describe.each(Object.entries(looks))('axe finds nothing (%s)', (look, options) => {
  const { css = '', ...more } = { css: '', ...options }

  test.each(Object.entries(states))('%s', async (_, { before, at, isEmpty, reach }) => {
    const url = stage.put({ css })
    const id = isEmpty ? '' : await stage.comment(url, 'Sudah ada di sini', { name: 'Yuni' })
    await before?.(url)
    const context = await stage.browser.newContext({ viewport: { width: 360, height: 740 }, ...more })
    try {
      const page = await context.newPage()
      await page.goto(at ? at(url, id) : url)
      await page.locator('form').waitFor()
      await reach({ page, context, url, yuni: id })
      await painted(page)
      const theme = look === 'dark' ? 'dark' : 'light'
      await expect.poll(() => page.locator('rembuk-thread').getAttribute('data-theme')).toBe(theme)
      expect(await faults(page)).toEqual([])
    } finally {
      await context.close()
    }
  })
})
