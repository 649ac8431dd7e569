// The reader's widget in a real browser, against a real service, on a page of another origin.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStage, type Stage } from './widget-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

describe('reading', () => {
  test('new comments are announced and move nothing before they are asked for', async () => {
    const { page, context } = await stage.open()
    await page.getByText('Belum ada komentar.').waitFor()
    await stage.comment(page.url(), 'Yang pertama')
    const pill = page.getByRole('button', { name: '1 komentar baru' })
    await pill.waitFor()
    expect(await page.getByRole('article').count()).toBe(0)
    await pill.click()
    await page.getByText('Yang pertama').waitFor()
    await context.close()
  })

  test('replies stand below, deeper ones say whom they answer, and the rest comes on request', async () => {
    const url = stage.put()
    const root = await stage.comment(url, 'Pertanyaan', { name: 'Bambang' })
    const reply = await stage.comment(url, 'Jawaban', { name: 'Yuni', parent: root })
    await stage.comment(url, 'Terima kasih', { name: 'Bambang', parent: reply })
    for (const n of [1, 2]) await stage.comment(url, `Balasan ${n}`, { name: 'Agus', parent: root })
    const page = await stage.browser.newPage()
    await page.goto(url)
    await page.getByText('membalas Yuni').waitFor()
    await page.getByRole('button', { name: 'Tampilkan 1 balasan lain' }).click()
    await page.getByText('Balasan 2').waitFor()
    expect(await page.getByRole('article').count()).toBe(5)
    await page.close()
  })

  test('the next twenty follow on, with the focus on the first of them', async () => {
    const url = stage.put()
    for (let n = 1; n <= 22; n++) await stage.comment(url, `Nomor ${n}`, { name: `Warga ${n}` })
    const page = await stage.browser.newPage()
    await page.goto(url)
    await page.getByRole('button', { name: 'Tampilkan 20 berikutnya' }).click()
    const first = page.getByRole('article', { name: 'Warga 2', exact: true })
    await expect.poll(() => first.evaluate((one) => one.matches(':focus'))).toBe(true)
    await page.getByLabel('Urutkan').selectOption('old')
    await expect.poll(() => page.getByRole('article').first().textContent()).toContain('Nomor 1')
    await page.close()
  })

  test('where the service is away the page is unharmed, and the place offers to try again', async () => {
    const url = stage.put()
    await stage.comment(url, 'Masih ada')
    const page = await stage.browser.newPage()
    await page.route('**/thread?*', (route) => route.abort())
    await page.goto(url)
    await page.getByText('Komentar belum bisa ditampilkan.').waitFor()
    await page.unroute('**/thread?*')
    await page.getByRole('button', { name: 'Coba lagi' }).click()
    await page.getByText('Masih ada').waitFor()
    await page.close()
  })

  test('addresses in a comment can be followed, and nothing else in it means anything', async () => {
    const url = stage.put()
    await stage.comment(url, '<img src=x onerror=alert(1)> lihat https://kpu.example/a?b=1, javascript:alert(1)')
    const page = await stage.browser.newPage()
    await page.goto(url)
    const link = page.locator('.words').getByRole('link')
    expect(await link.getAttribute('href')).toBe('https://kpu.example/a?b=1')
    expect(await link.getAttribute('rel')).toBe('nofollow ugc noreferrer')
    expect(await page.locator('article .words img').count()).toBe(0)
    await page.close()
  })
})
