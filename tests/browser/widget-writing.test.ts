// Writing in the reader's widget: drafts, sending, one's own comments, what the device remembers.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasFocus } from './widget-seen.ts'
import { openStage, send, type Stage, write } from './widget-stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const held = 'Menunggu diperiksa. Hanya Anda yang bisa melihatnya.'

const kept = (page: Page): Promise<string> => page.evaluate(() => JSON.stringify(localStorage))

describe('sending', () => {
  test('a comment waits for its author alone, also after a reload, and comes up while the page stands open', async () => {
    const { page, context } = await stage.open()
    await page.getByText('Belum ada komentar.').waitFor()
    await write(page, 'Apakah lansia bisa dijemput?')
    await send(page)
    const own = page.getByRole('article', { name: 'Wahyu Nugroho' })
    await own.getByText(held).waitFor()
    await expect.poll(() => hasFocus(own)).toBe(true)
    await expect.poll(() => page.locator('textarea').first().inputValue()).toBe('')
    await page.reload()
    await own.getByText(held).waitFor()
    await own.getByText(/Bisa diubah \d+ menit lagi/).waitFor()
    await own.getByText(/Simpan kode .+ untuk melihat kabarnya/).waitFor()

    await stage.approveAll()
    await own.getByText('Komentar Anda tampil.').waitFor()
    await page.getByRole('heading', { name: '1 komentar' }).waitFor()
    await expect.poll(() => page.getByRole('article').count()).toBe(1)
    await context.close()
  })

  test('Ctrl and Enter send, but not while a word is being composed', async () => {
    const { page, context } = await stage.open()
    await write(page, 'Dikirim dengan papan ketik')
    const area = page.locator('textarea').first()
    await area.evaluate((field) =>
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true, composed: true }),
      ),
    )
    await area.press('Enter')
    expect(await page.getByText(held).count()).toBe(0)
    expect(await area.inputValue()).toBe('Dikirim dengan papan ketik\n')
    await area.press('Control+Enter')
    await page.getByText(held).waitFor()
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
    await expect.poll(() => hasFocus(name)).toBe(true)
    await context.close()
  })

  test('what the service will not have comes back with its reason, the words and the address', async () => {
    const { page, context } = await stage.open()
    await write(page, 'Terlalu panjang untuk kantor ini')
    await stage.setPolicy({ maxLength: { value: 10 } })
    try {
      await send(page)
      await page.getByText('Kelebihan 22 huruf.').waitFor()
      const area = page.locator('textarea').first()
      await expect.poll(() => area.getAttribute('aria-invalid')).toBe('true')
      expect(await area.inputValue()).toBe('Terlalu panjang untuk kantor ini')
      expect(await page.locator('input[name=email]').inputValue()).toBe('wahyu@contoh.example')
      await expect.poll(() => hasFocus(area)).toBe(true)
      await expect.poll(() => kept(page)).not.toContain('contoh.example')
    } finally {
      await stage.setPolicy({})
      await context.close()
    }
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

  test.each([
    ['pre', 'Komentar tampil setelah diperiksa.'],
    ['first-time', 'Komentar pertama Anda diperiksa dulu, berikutnya biasanya langsung tampil.'],
    ['post', 'Komentar biasanya langsung tampil.'],
  ])('the rule “%s” in one plain sentence', async (moderation, sentence) => {
    await stage.setPolicy({ moderation: { value: moderation } })
    try {
      const { page, context } = await stage.open()
      await page.locator('textarea').first().click()
      await page.getByText(sentence, { exact: true }).waitFor()
      await context.close()
    } finally {
      await stage.setPolicy({})
    }
  })
})

describe('after sending', () => {
  const nik = '3311094508900003'

  test('the code can be copied, handed on by WhatsApp, and leads to its page', async () => {
    const { page, context } = await stage.open({}, { permissions: ['clipboard-read', 'clipboard-write'] })
    await write(page, 'Bagaimana kabarnya?')
    await send(page)
    const own = page.getByRole('article', { name: 'Wahyu Nugroho' })
    const link = own.locator('.note').getByRole('link').first()
    const code = (await link.textContent()) ?? ''
    expect(code).toMatch(/^[a-z]+-[a-z]+-/)
    const place = `${stage.served}/kabar/${code}`
    expect(await link.getAttribute('href')).toBe(place)
    const chat = new URL((await own.getByRole('link', { name: 'WhatsApp' }).getAttribute('href')) ?? '')
    expect(chat.origin + chat.pathname).toBe('https://wa.me/')
    expect(chat.searchParams.get('text')).toBe(`${code} ${place}`)
    await own.getByRole('button', { name: 'Salin' }).click()
    await own.getByRole('button', { name: 'Tersalin' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code)
    await context.close()
  })

  test('it can be copied where the browser hands out no clipboard, and the focus stays', async () => {
    const { page, context } = await stage.open({}, { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.evaluate(() => {
      Object.assign(window, { clipboard: navigator.clipboard })
      Object.defineProperty(navigator, 'clipboard', { value: undefined })
    })
    await write(page, 'Di situs tanpa HTTPS')
    await send(page)
    const copy = page.getByRole('button', { name: 'Salin' })
    await copy.focus()
    await page.keyboard.press('Enter')
    const copied = page.getByRole('button', { name: 'Tersalin' })
    await copied.waitFor()
    await expect.poll(() => hasFocus(copied)).toBe(true)
    const code = await page.locator('article .note').getByRole('link').first().textContent()
    const read = () => page.evaluate(() => (window as unknown as { clipboard: Clipboard }).clipboard.readText())
    expect(await read()).toBe(code)
    await context.close()
  })

  test('a NIK that was left in is masked before it is stored, and its writer is told', async () => {
    const { page, context } = await stage.open()
    await write(page, `NIK saya ${nik}, mohon dicek`)
    await send(page)
    const own = page.getByRole('article', { name: 'Wahyu Nugroho' })
    await own.getByText('NIK saya ••••••••••••••••, mohon dicek').waitFor()
    await own.getByText('NIK disembunyikan sebelum disimpan.').waitFor()
    await page.reload()
    await own.getByText('NIK disembunyikan sebelum disimpan.').waitFor()
    await own.getByRole('button', { name: 'Ubah' }).click()
    await own.locator('textarea').fill('Tanpa nomor')
    await own.getByRole('button', { name: 'Simpan' }).click()
    await own.getByText('Tanpa nomor').waitFor()
    await expect.poll(() => own.getByText('NIK disembunyikan').count()).toBe(0)
    await context.close()
  })

  test('how long checking usually takes is told where it is known', async () => {
    const { page, context } = await stage.open()
    await page.route('**/comments', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, json: { ...(await answer.json()), usualMinutes: 107 } })
    })
    await write(page, 'Berapa lama?')
    await send(page)
    await page.getByText(`${held} Biasanya diperiksa dalam 2 jam.`).waitFor()
    await context.close()
  })
})

describe('what the device keeps', () => {
  test('every stroke: words and name, never the address; another page begins empty', async () => {
    const { page, context } = await stage.open()
    await write(page, 'Tulisan yang panjang dan penting')
    await page.reload()
    await page.locator('textarea').first().click()
    // What was kept comes back with the whole form.
    await page.locator('input[name=name]').waitFor()
    expect(await page.locator('textarea').first().inputValue()).toBe('Tulisan yang panjang dan penting')
    expect(await page.locator('input[name=name]').inputValue()).toBe('Wahyu Nugroho')
    expect(await page.locator('input[name=email]').inputValue()).toBe('')
    expect(await kept(page)).not.toContain('contoh.example')
    await page.goto(stage.put())
    await page.locator('textarea').first().click()
    await page.locator('input[name=name]').waitFor()
    expect(await page.locator('textarea').first().inputValue()).toBe('')
    await context.close()
  })

  test('name and address only if the reader wants it, and no moment longer', async () => {
    const { page, context } = await stage.open()
    await write(page, 'Ingat saya')
    const remember = page.getByLabel('Ingat saya di perangkat ini')
    expect(await remember.isChecked()).toBe(false)
    await remember.check()
    await expect.poll(() => kept(page)).toContain('wahyu@contoh.example')
    await page.goto(stage.put())
    await page.locator('textarea').first().click()
    expect(await page.locator('input[name=name]').inputValue()).toBe('Wahyu Nugroho')
    expect(await page.locator('input[name=email]').inputValue()).toBe('wahyu@contoh.example')
    expect(await remember.isChecked()).toBe(true)
    await page.locator('input[name=email]').fill('lain@contoh.example')
    await expect.poll(() => kept(page)).toContain('lain@contoh.example')
    await remember.uncheck()
    await expect.poll(() => kept(page)).not.toContain('contoh.example')
    await page.locator('input[name=email]').fill('baru@contoh.example')
    expect(await kept(page)).not.toContain('contoh.example')
    await context.close()
  })

  test('a full device keeps the newest words as long as the page stands', async () => {
    const { page, context } = await stage.open()
    await write(page, 'Yang pertama')
    await page.evaluate(() => {
      let size = 1_000_000
      while (size > 0) {
        try {
          localStorage.setItem(`penuh-${size}-${localStorage.length}`, 'x'.repeat(size))
        } catch {
          size = Math.floor(size / 2)
        }
      }
    })
    const longer = 'Yang kedua, jauh lebih panjang dari yang pertama '.repeat(10)
    await page.locator('textarea').first().fill(longer)
    await page.getByText('Komentar tampil setelah diperiksa.').waitFor()
    await send(page)
    await page.getByRole('article').getByText('jauh lebih panjang').waitFor()
    await page.getByText(held).waitFor()
    await context.close()
  })
})

describe('the fields', () => {
  test('tell the browser what belongs into them', async () => {
    const { page, context } = await stage.open()
    await page.locator('textarea').first().click()
    const of = (name: string, attribute: string) => page.locator(`input[name=${name}]`).getAttribute(attribute)
    expect(await of('name', 'autocomplete')).toBe('name')
    expect(await of('name', 'enterkeyhint')).toBe('next')
    expect(await of('email', 'autocomplete')).toBe('email')
    expect(await of('email', 'inputmode')).toBe('email')
    expect(await of('email', 'enterkeyhint')).toBe('send')
    await context.close()
  })

  test('a word that is being composed stays whole while the page draws anew', async () => {
    const { page, context } = await stage.open()
    await write(page, 'NIK saya 331109450890000')
    const area = page.locator('textarea').first()
    await area.press('End')
    const keyboard = await context.newCDPSession(page)
    for (const text of ['3', '3 m', '3 mo', '3 moh']) {
      await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    }
    // The composed digit makes a NIK of it, which is pointed out at once.
    await page.getByText('Ada NIK.').waitFor()
    for (const text of ['3 moho', '3 mohon']) {
      await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    }
    await keyboard.send('Input.insertText', { text: '3 mohon' })
    await expect.poll(() => area.inputValue()).toBe('NIK saya 3311094508900003 mohon')
    await expect.poll(() => kept(page)).toContain('3311094508900003 mohon')
    await context.close()
  })

  test('the room that is left is counted in the last tenth', async () => {
    await stage.setPolicy({ maxLength: { value: 100 } })
    try {
      const { page, context } = await stage.open()
      await write(page, 'x'.repeat(90))
      expect(await page.getByText(/huruf lagi/).count()).toBe(0)
      await page.locator('textarea').first().press('x')
      await page.getByText('9 huruf lagi.').waitFor()
      await page.locator('textarea').first().fill('x'.repeat(120))
      await page.getByText('Kelebihan 20 huruf.').waitFor()
      await page.locator('textarea').first().fill('x')
      await expect.poll(() => page.getByText(/Kelebihan/).count()).toBe(0)
      await context.close()
    } finally {
      await stage.setPolicy({})
    }
  })
})

describe('personal numbers', () => {
  const nik = '3311094508900003'

  test('a NIK is pointed out, and masked by one tap that can be undone', async () => {
    const { page, context } = await stage.open()
    await write(page, `NIK saya ${nik}, mohon dicek`)
    const area = page.locator('textarea').first()
    await page.getByText('Ada NIK.').waitFor()
    await page.getByRole('button', { name: 'Sembunyikan' }).click()
    await expect.poll(() => area.inputValue()).toBe('NIK saya ••••••••••••••••, mohon dicek')
    await expect.poll(() => page.getByText('Ada NIK.').count()).toBe(0)
    await expect.poll(() => hasFocus(area)).toBe(true)
    await page.keyboard.press('Control+z')
    await expect.poll(() => area.inputValue()).toContain(nik)
    await page.getByText('Ada NIK.').waitFor()
    await context.close()
  })

  test('telephone and account numbers are left to their writer', async () => {
    const { page, context } = await stage.open({ lang: 'en' })
    await write(page, 'Call me on 0812-3456-7890 please')
    await page.getByText('Shows a phone number.').waitFor()
    await page.locator('textarea').first().fill('rekening BRI 1234-01-005678-53-9')
    await page.getByText('Shows an account number.').waitFor()
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByText('Waiting to be checked. Only you can see it.').waitFor()
    await page.getByText('1234-01-005678-53-9').waitFor()
    // None of the files that were needed for this has run another again.
    expect(await page.locator('rembuk-thread section').count()).toBe(1)
    const files = () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/embed.js')).length
    expect(await page.evaluate(files)).toBe(1)
    await context.close()
  })
})
