// Makes the README's picture anew, from what `npm start` starts: `node tests/browser/pictures.ts`. A reader's phone
// with a question that was answered, and beside it the desk where the next one is being answered.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { type Started, startEverything } from './started.ts'

const folder = join(import.meta.dirname, '../../widget/pictures')
const locale = 'id-ID'
const answer =
  'Bisa, Ibu Maria. Petugas dapat datang ke rumah pada hari Selasa dan Kamis. Silakan sampaikan alamatnya ke posko, atau Ibu mewakili dengan membawa kartu keluarga.'

async function reader(browser: Browser, { demo }: Started): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 400, height: 740 }, locale })
  await page.goto(`${demo}/berita/cek-nama-anda`)
  const heading = page.getByRole('heading', { name: /^\d+ komentar$/ })
  await heading.waitFor()
  await page.getByText('Jawaban resmi').first().waitFor()
  await heading.evaluate((element) => scrollTo(0, element.getBoundingClientRect().top + scrollY - 12))
  return page.screenshot()
}

async function desk(browser: Browser, { link }: Started): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 740 }, locale, reducedMotion: 'reduce' })
  await page.goto(link)
  await page.getByRole('button', { name: /Maria Yosefina/ }).click()
  await page.getByRole('button', { name: /^Jawab…/ }).click()
  await page.getByRole('textbox', { name: 'Jawaban KPU Kabupaten Sukamaju' }).fill(answer)
  // Buttons come to life by a fade.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
  return page.screenshot()
}

/** Both in one picture, each as it was drawn. */
async function together(browser: Browser, [left, right]: [Buffer, Buffer]): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 1764, height: 792 } })
  const image = (picture: Buffer) => `<img src="data:image/png;base64,${picture.toString('base64')}">`
  await page.setContent(`<!doctype html><style>
    body { margin: 0; padding: 24px; display: flex; gap: 32px; background: #e3e7ea }
    img { display: block; border-radius: 12px; border: 1px solid #c9d0d6 }
  </style>${image(left)}${image(right)}`)
  return page.screenshot()
}

const started = await startEverything()
const browser = await launchBrowser()
try {
  const pictures: [Buffer, Buffer] = [await reader(browser, started), await desk(browser, started)]
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'thread-and-desk.png'), await together(browser, pictures))
} finally {
  await browser.close()
  await started.stop()
}
