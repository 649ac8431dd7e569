// A reader who types what was answered before is shown the answer, and may leave it at that.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { findings, overflow } from './desk-stage.ts'
import { openStage, type Stage } from './widget-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  const url = stage.put()
  const id = await stage.comment(url, 'Bagaimana mengurus pindah memilih untuk mahasiswa?', { name: 'Yuni' })
  await stage.answer(id, 'Bawa KTP-el ke kantor kami.')
})
afterEach(() => stage.line.mend())
afterAll(() => stage?.close())

const panel = (page: Page) => page.locator('.similar.panel')

async function typing(text: string, options: Parameters<Stage['open']>[1] = {}, lang = 'id') {
  const { page, context } = await stage.open({ lang }, options)
  await page.locator('form textarea').click()
  await page.locator('input[name=name]').waitFor()
  await page.keyboard.type(text)
  return { page, context }
}

/** What is asked for from now on. */
function askedBy(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => void (request.url().endsWith('/similar') && asked.push(request.url())))
  return asked
}

test('the answer stands under the field, closed, without moving what is typed, and can be read', async () => {
  const { page, context } = await typing('saya mahasiswa, mau mengurus pindah ')
  const field = page.locator('form textarea')
  const before = await field.boundingBox()
  await page.keyboard.type('memilih')
  await panel(page).getByText('Mungkin sudah terjawab').waitFor()
  expect(await field.boundingBox()).toEqual(before)
  expect(await field.evaluate((node) => (node.getRootNode() as ShadowRoot).activeElement === node)).toBe(true)
  const summary = panel(page).getByText('Bagaimana mengurus pindah memilih untuk mahasiswa?')
  expect(await panel(page).getByText('Bawa KTP-el ke kantor kami.').isVisible()).toBe(false)
  await summary.click()
  await panel(page).getByText('Bawa KTP-el ke kantor kami.').waitFor()
  expect(await panel(page).getByRole('link', { name: 'Buka di beritanya' }).getAttribute('href')).toMatch(/\/k\/\S+$/)
  expect(await panel(page).innerText()).not.toContain('Yuni')
  expect([await overflow(page), await findings(page)]).toEqual([0, []])
  await context.close()
})

test('enough is enough: nothing is sent, the draft is gone and comes back by its undo', async () => {
  const { page, context } = await typing('pindah memilih mahasiswa mengurusnya di mana', { colorScheme: 'dark' }, 'en')
  await panel(page).getByText('Perhaps already answered').waitFor()
  await panel(page).locator('summary').click()
  const thanked = page.waitForResponse((answer) => answer.url().endsWith('/thanks'))
  await panel(page).getByRole('button', { name: 'That answers it, thank you' }).click()
  expect((await thanked).status()).toBe(204)
  await panel(page).getByText('Thank you. Your words were not sent.').waitFor()
  const field = page.locator('form textarea')
  await expect.poll(() => field.inputValue()).toBe('')
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect.poll(() => field.inputValue()).toBe('pindah memilih mahasiswa mengurusnya di mana')
  await panel(page).getByText('Thank you.').waitFor({ state: 'detached' })
  expect(await stage.held()).toEqual([])
  await context.close()
})

test('is asked at most once in two seconds, once typing pauses, and never without a network or for a few letters', async () => {
  const context = await stage.browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  const asked = askedBy(page)
  // The page's time passes when it is told to, however busy the machine is.
  await page.clock.install()
  await page.goto(stage.put())
  await page.locator('form textarea').click()
  await page.locator('input[name=name]').waitFor()
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 60_000))
  await page.keyboard.type('pindah memilih untuk maha')
  const pass = async (ms: number): Promise<number> => {
    await page.clock.runFor(ms)
    // Frames stand still with the page's time: one question to the page lets through what it has asked.
    await page.evaluate(() => undefined)
    return asked.length
  }
  expect(await pass(700)).toBe(0)
  await expect.poll(() => pass(100)).toBe(1)
  await page.keyboard.type('siswa')
  expect(await pass(1_800)).toBe(1)
  await expect.poll(() => pass(100)).toBe(2)
  await panel(page).getByText('Mungkin sudah terjawab').waitFor()
  await context.setOffline(true)
  await page.keyboard.type(' di Solo')
  expect(await pass(10_000)).toBe(2)
  expect(await page.locator('form textarea').inputValue()).toBe('pindah memilih untuk mahasiswa di Solo')
  await context.close()
})

test('what was found stands no longer once the words were sent', async () => {
  const { page, context } = await typing('bagaimana pindah memilih untuk mahasiswa')
  await panel(page).getByText('Mungkin sudah terjawab').waitFor()
  await page.locator('input[name=name]').fill('Wahyu')
  await page.locator('input[name=email]').fill('wahyu@contoh.example')
  await page.getByRole('button', { name: 'Kirim', exact: true }).click()
  await page.getByText('Menunggu diperiksa.').waitFor()
  await panel(page).waitFor({ state: 'detached' })
  await page.locator('form textarea').click()
  await page.locator('input[name=name]').waitFor()
  expect(await panel(page).count()).toBe(0)
  await stage.approveAll()
  await context.close()
})

test('of nothing alike nothing is said, nor of a reply', async () => {
  const { page, context } = await typing('Jalan desa kami')
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/similar'))
  await page.keyboard.type(' rusak parah sejak banjir')
  await (await answered).finished()
  expect(await panel(page).count()).toBe(0)
  await context.close()
})
