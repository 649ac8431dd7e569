// The reader's widget in a real browser, against a real service, on a page of another origin.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStage, send, type Stage, write } from './widget-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const held = 'Menunggu diperiksa. Hanya Anda yang bisa melihatnya.'

describe('writing', () => {
  test('a comment waits for its author alone, also after a reload, and comes up while the page stands open', async () => {
    const { page, context } = await stage.open()
    await page.getByText('Belum ada komentar.').waitFor()
    await write(page, 'Apakah lansia bisa dijemput?')
    await send(page)
    const own = page.getByRole('article', { name: 'Wahyu Nugroho' })
    await own.getByText(held).waitFor()
    expect(await own.evaluate((article) => article === (article.getRootNode() as ShadowRoot).activeElement)).toBe(true)
    expect(await page.locator('textarea').first().inputValue()).toBe('')
    await page.reload()
    await own.getByText(held).waitFor()
    await own.getByText(/Bisa diubah \d+ menit lagi/).waitFor()
    await own.getByText(/Simpan kode .+ untuk melihat kabarnya/).waitFor()

    await stage.approveAll()
    await own.getByText('Komentar Anda tampil.').waitFor()
    await page.getByRole('heading', { name: '1 komentar' }).waitFor()
    expect(await page.getByRole('article').count()).toBe(1)
    await context.close()
  })

  test('a lost answer never doubles a comment', async () => {
    const { page, context } = await stage.open()
    const keys: string[] = []
    await page.route('**/comments', async (route) => {
      keys.push((route.request().postDataJSON() as { key: string }).key)
      if (keys.length > 1) return route.continue()
      await route.fetch()
      await route.abort()
    })
    await write(page, 'Dikirim sekali saja')
    await send(page)
    await page.getByText('Belum terkirim. Tulisan Anda tetap di sini.').waitFor()
    await page.getByRole('button', { name: 'Coba lagi' }).click()
    await page.getByText(held).waitFor()
    expect(keys).toHaveLength(2)
    expect(keys[0]).toBe(keys[1])
    await page.reload()
    await page.getByText(held).waitFor()
    expect(await page.getByRole('article').count()).toBe(1)
    await context.close()
  })

  test('changed words get another key', async () => {
    const { page, context } = await stage.open()
    const keys: string[] = []
    await page.route('**/comments', (route) => {
      keys.push((route.request().postDataJSON() as { key: string }).key)
      return route.abort()
    })
    await write(page, 'Kata pertama')
    await send(page)
    await page.getByText('Belum terkirim.').waitFor()
    await page.locator('textarea').first().fill('Kata kedua')
    await send(page)
    await expect.poll(() => keys.length).toBe(2)
    expect(keys[0]).not.toBe(keys[1])
    await context.close()
  })

  test('words outlive an absent service, a lost line and a reload; the address is not kept', async () => {
    const { page, context } = await stage.open()
    await page.route('**/comments', (route) =>
      route.fulfill({
        status: 503,
        headers: { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/problem+json' },
        body: JSON.stringify({ code: 'unavailable', detail: '' }),
      }),
    )
    await write(page, 'Tulisan yang panjang dan penting')
    await send(page)
    await page.getByText('Belum terkirim. Tulisan Anda tetap di sini.').waitFor()
    await page.unroute('**/comments')
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Coba lagi' }).click()
    await page.getByText('Belum terkirim. Tulisan Anda tetap di sini.').waitFor()
    expect(await page.locator('textarea').first().inputValue()).toBe('Tulisan yang panjang dan penting')
    await context.setOffline(false)
    await page.reload()
    await page.locator('textarea').first().click()
    expect(await page.locator('textarea').first().inputValue()).toBe('Tulisan yang panjang dan penting')
    expect(await page.locator('input[name=name]').inputValue()).toBe('Wahyu Nugroho')
    expect(await page.locator('input[name=email]').inputValue()).toBe('')
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('contoh.example')
    await context.close()
  })

  test('what is missing is said beside its field, and the first such field has the focus', async () => {
    const { page, context } = await stage.open()
    await write(page, 'Ada isinya', '', 'bukan-alamat')
    await send(page)
    await page.getByText('Nama belum diisi.').waitFor()
    await page.getByText('Email belum lengkap.').waitFor()
    const name = page.locator('input[name=name]')
    expect(await name.getAttribute('aria-invalid')).toBe('true')
    expect(await name.evaluate((field) => field === (field.getRootNode() as ShadowRoot).activeElement)).toBe(true)
    await context.close()
  })

  test('too many tries are told when the next one makes sense', async () => {
    const { page, context } = await stage.open()
    await page.route('**/comments', (route) =>
      route.fulfill({
        status: 429,
        headers: {
          'Access-Control-Allow-Origin': '*',
          'Access-Control-Expose-Headers': 'Retry-After',
          'Retry-After': '120',
          'Content-Type': 'application/problem+json',
        },
        body: JSON.stringify({ code: 'rate-limited', detail: '' }),
      }),
    )
    await write(page, 'Terlalu sering')
    await send(page)
    await page.getByText('Coba lagi dalam 2 menit.').waitFor()
    await context.close()
  })

  test('an own comment can be edited and taken back', async () => {
    const { page, context } = await stage.open()
    await write(page, 'Ada salah ketk')
    await send(page)
    const own = page.getByRole('article', { name: 'Wahyu Nugroho' })
    await own.getByRole('button', { name: 'Ubah' }).click()
    await own.getByText('komentar diperiksa lagi').waitFor()
    await own.locator('textarea').fill('Ada salah ketik')
    await own.getByRole('button', { name: 'Simpan' }).click()
    await own.getByText('Ada salah ketik').waitFor()
    await own.getByRole('button', { name: 'Tarik' }).click()
    await own.getByText('Tarik komentar ini?').waitFor()
    await own.getByRole('button', { name: 'Tarik' }).click()
    await page.getByText('Ditarik oleh penulisnya.').waitFor()
    await page.reload()
    await page.getByText('Belum ada komentar.').waitFor()
    await context.close()
  })
})

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
    await first.waitFor()
    expect(await first.evaluate((article) => article === (article.getRootNode() as ShadowRoot).activeElement)).toBe(
      true,
    )
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
    const link = page.getByRole('link')
    expect(await link.getAttribute('href')).toBe('https://kpu.example/a?b=1')
    expect(await link.getAttribute('rel')).toBe('nofollow ugc noopener noreferrer')
    expect(await page.locator('article .words img').count()).toBe(0)
    await page.close()
  })
})
