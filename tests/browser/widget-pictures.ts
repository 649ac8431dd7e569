// Makes the pictures of `widget/README.md` anew, from the real widget on a real service: `node tests/browser/widget-pictures.ts`.
// Each is one sheet of small scenes with their names.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { sheet } from './picture-sheet.ts'
import { painted } from './widget-seen.ts'
import { openStage, send, type Stage, write } from './widget-stage.ts'

const folder = join(import.meta.dirname, '../../widget/pictures')
const mostBytes = 250_000

type Theme = 'light' | 'dark'
type Scene = {
  name: string
  theme?: Theme
  width?: number
  /** what stands at its top, and how much is shown from there on */
  top: string
  height: number
  /** what is done and waited for; the page has one comment by Yuni */
  reach(scene: { page: Page; url: string; yuni: string }): Promise<unknown>
  isEmpty?: true
  /** the address that is opened, where it is not the page's own */
  at?: (url: string, yuni: string) => string
}

const grounds: Record<Theme, string> = { light: '#fff; color: #1a1f24', dark: '#14181c; color: #e9edf0' }
const sheetOf = (theme: Theme): string =>
  `body { margin: 0; padding: 16px; font: 16px/1.5 system-ui, sans-serif; background: ${grounds[theme]} } h1 { display: none }`

const question = 'Apakah nama saya otomatis pindah di daftar, atau harus lapor ke posko? KTP saya sudah alamat baru.'
const answered =
  'Terima kasih. Data akan ikut berpindah; supaya pasti, silakan datang ke posko dengan KTP atau kartu keluarga.'
const yuni = (page: Page) => page.getByRole('article', { name: 'Yuni Astuti' })
const own = (page: Page) => page.getByRole('article', { name: 'Wahyu Hidayat' })
const fill = (page: Page, text: string) => write(page, text, 'Wahyu Hidayat', 'wahyu@contoh.example')

async function sendOwn(page: Page): Promise<void> {
  await fill(page, 'Anak saya genap 17 tahun bulan depan. Apakah sudah bisa dicatat sekarang?')
  await send(page)
  await own(page).getByRole('button', { name: 'Tarik' }).waitFor()
}

async function converse(stage: Stage, url: string, root: string): Promise<void> {
  await stage.answer(root, answered)
  await stage.comment(url, 'Terima kasih jawabannya. Lima menit selesai.', { name: 'Yuni Astuti', parent: root })
  await stage.comment(url, 'Daftar ditempel terlalu tinggi dan hurufnya kecil sekali.', { name: 'Sri Widayati' })
}

const threads = (stage: Stage): Scene[] => {
  const reach: Scene['reach'] = async ({ page, url, yuni: root }) => {
    await converse(stage, url, root)
    await page.reload()
    await page.locator('form').waitFor()
    await yuni(page).first().getByRole('button', { name: 'Bermanfaat' }).click()
    await page.getByRole('button', { name: 'Bermanfaat 1' }).waitFor()
  }
  return [
    { name: 'thread', top: 'section', height: 880, reach },
    { name: 'thread, dark', top: 'section', theme: 'dark', height: 880, reach },
    { name: 'thread, 640 wide', top: 'section', width: 672, height: 680, reach },
  ]
}

const writing = (stage: Stage): Scene[] => [
  {
    name: 'form',
    top: 'header',
    height: 520,
    reach: ({ page }) => fill(page, 'Kapan posko keliling datang ke desa kami?'),
  },
  {
    name: 'what is missing',
    top: 'header',
    height: 520,
    async reach({ page }) {
      await write(page, 'Kapan posko keliling datang?', '', 'wahyu@')
      await send(page)
      await page.getByText('Nama belum diisi.').waitFor()
    },
  },
  {
    name: 'personal number',
    top: 'header',
    height: 520,
    async reach({ page }) {
      await fill(page, 'NIK saya 3311011708450001, mohon diperiksa.')
      await page.getByRole('button', { name: 'Sembunyikan' }).waitFor()
    },
  },
  { name: 'held', top: '.own', height: 330, reach: ({ page }) => sendOwn(page) },
  { name: 'held, dark', theme: 'dark', top: '.own', height: 330, reach: ({ page }) => sendOwn(page) },
  {
    name: 'being edited',
    top: '.own',
    height: 330,
    async reach({ page }) {
      await sendOwn(page)
      await own(page).getByRole('button', { name: 'Ubah' }).click()
      await page.getByRole('button', { name: 'Simpan' }).waitFor()
    },
  },
  {
    name: 'offline',
    top: '.own',
    height: 330,
    async reach({ page }) {
      await page.context().setOffline(true)
      await fill(page, 'Kapan posko keliling datang ke desa kami?')
      await send(page)
      await page.getByText('Tersimpan di sini').waitFor()
    },
  },
  {
    name: 'published',
    top: '.own',
    height: 330,
    async reach({ page }) {
      await sendOwn(page)
      await stage.approveAll()
      await page.getByText('Komentar Anda tampil.').waitFor()
    },
  },
]

/** As one who has not read it before: the page keeps what it shows when it is left, and is forgotten when it comes anew. */
async function firstVisit(page: Page): Promise<void> {
  await page.addInitScript(() => localStorage.clear())
  await page.reload()
}

const states = (stage: Stage): Scene[] => [
  {
    name: 'slow',
    top: 'section',
    height: 270,
    async reach({ page }) {
      await page.route('**/thread?*', () => new Promise<void>(() => undefined))
      await firstVisit(page)
      await page.getByText('Memuat, jaringan lambat.').waitFor()
    },
  },
  {
    name: 'service away',
    top: 'section',
    height: 270,
    async reach({ page }) {
      await page.route('**/thread?*', (route) => route.abort())
      await firstVisit(page)
      await page.getByText('Komentar belum bisa ditampilkan.').waitFor()
    },
  },
  {
    name: 'empty',
    top: 'header',
    height: 270,
    isEmpty: true,
    reach: ({ page }) => page.getByText('Belum ada komentar.').waitFor(),
  },
  {
    name: 'closed',
    top: 'header',
    height: 270,
    async reach({ page }) {
      await stage.setPolicy({ moderation: { value: 'closed' } })
      await page.reload()
      await yuni(page).waitFor()
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)))
      await stage.setPolicy({})
    },
  },
  {
    name: 'news',
    top: 'header',
    height: 330,
    async reach({ page, url }) {
      await stage.comment(url, 'Baru', { name: 'Sri Widayati' })
      await page.getByRole('button', { name: '1 komentar baru' }).waitFor()
    },
  },
  {
    name: 'reached by its link',
    top: '.caption',
    height: 330,
    at: (url, id) => `${url}#rembuk-${id}`,
    reach: ({ page }) => page.getByText('Komentar yang Anda tuju').waitFor(),
  },
  {
    name: 'menu',
    top: '.root',
    height: 420,
    async reach({ page }) {
      await yuni(page).getByRole('button', { name: 'Lainnya' }).click()
      await page.getByRole('button', { name: 'Laporkan' }).waitFor()
    },
  },
  {
    name: 'report, dark',
    theme: 'dark',
    top: '.root',
    height: 580,
    async reach({ page }) {
      await yuni(page).getByRole('button', { name: 'Lainnya' }).click()
      await page.getByRole('button', { name: 'Laporkan' }).click()
      await page.getByText('Apa yang tidak beres?').waitFor()
    },
  },
]

/** One scene as it is drawn, from the widget's top. */
async function shoot(
  stage: Stage,
  { theme = 'light', width = 360, top, height, reach, isEmpty, at }: Scene,
): Promise<Buffer> {
  const url = stage.put({ css: sheetOf(theme), after: `<div style="height: 1200px"></div>` })
  const id = isEmpty ? '' : await stage.comment(url, question, { name: 'Yuni Astuti' })
  const context = await stage.browser.newContext({
    viewport: { width, height },
    locale: 'id-ID',
    reducedMotion: 'reduce',
  })
  try {
    const page = await context.newPage()
    await page.goto(at ? at(url, id) : url)
    await page.locator('form').waitFor()
    await reach({ page, url, yuni: id })
    const first = page.locator(`rembuk-thread ${top}`).first()
    await first.evaluate((element) => scrollTo(0, element.getBoundingClientRect().top + scrollY - 6))
    await page.mouse.move(0, 0)
    await painted(page)
    return await page.screenshot()
  } finally {
    await context.close()
  }
}

const stage = await openStage()
try {
  mkdirSync(folder, { recursive: true })
  const sheets: [string, Scene[], number][] = [
    ['thread', threads(stage), 1_480],
    ['writing', writing(stage), 1_560],
    ['states', states(stage), 1_560],
  ]
  for (const [name, scenes, width] of sheets) {
    const pictures: Buffer[] = []
    for (const scene of scenes) pictures.push(await shoot(stage, scene))
    const shown = scenes.map(({ name }, at) => ({ name, picture: pictures[at] }))
    const picture = await sheet(stage.browser, shown, width)
    if (picture.length > mostBytes)
      throw new RangeError(`${name}.png has ${picture.length} bytes; ${mostBytes} is the most`)
    writeFileSync(join(folder, `${name}.png`), picture)
  }
} finally {
  await stage.close()
}
