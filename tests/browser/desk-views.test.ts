// Each view of the desk in a real browser: what it shows, that everyone can use it, and that it fits a phone.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type DeskStage, findings, openDeskStage, overflow, row } from './desk-stage.ts'

let stage: DeskStage
beforeAll(async () => {
  stage = await openDeskStage()
})
beforeEach(() => stage.clear())
afterAll(() => stage?.close())

const state = async (id: string): Promise<string> => (await stage.item(id)).state

describe('the case', () => {
  test('marks the evidence at the right characters, and nothing in it is markup', async () => {
    const link = 'https://maxwin.example/daftar'
    const text = `🙏𝐌𝐚𝐧𝐭𝐚𝐩 <img src=x onerror="document.title='x'"> lihat ${link} ya`
    const id = await stage.post(text)
    const { state: where } = await stage.item(id)
    const tab = await stage.desk(await stage.member('Rina'), `?tab=${where}`)
    await row(tab, id).waitFor()
    const mark = tab.locator('.words mark', { hasText: 'maxwin.example' })
    await mark.waitFor()
    expect(await mark.evaluate((node) => node.firstChild?.nodeValue)).toContain('maxwin.example/daftar')
    const words = await tab.locator('.words').evaluate((node) => {
      const whole = node.cloneNode(true) as HTMLElement
      for (const number of whole.querySelectorAll('sup')) number.remove()
      return whole.textContent
    })
    expect(words).toBe(text)
    expect(await tab.locator('.words img, .words a').count()).toBe(0)
    await tab.getByText('Memuat tautan ke situs lain').waitFor()
    await tab.getByText('w••••@c••••.example').waitFor()
    await tab.context().close()
  })

  test('reads out what is in disguise, and nothing of what is not', async () => {
    const id = await stage.post('Gacor parah di 𝐊𝐄𝐋𝐔𝐖𝐈𝐇𝟖𝟖 bos, daftar https://keluwih.example')
    const tab = await stage.desk(await stage.member('Rina'), `?tab=${(await stage.item(id)).state}`)
    await row(tab, id).waitFor()
    await tab.getByText(/^Terbaca: .*keluwih88/).waitFor()
    expect(await tab.locator('.read-as').count()).toBe(1)
    await tab.context().close()
  })

  test('a filter and a comment are links one can send', async () => {
    const id = await stage.post('Tautan ini', 'Yuni Astuti')
    await stage.post('Yang lain')
    const member = await stage.member('Rina')
    const tab = await stage.desk(member, `?q=astuti&c=${id}`)
    await row(tab, id).waitFor()
    await expect.poll(() => tab.locator('.row').count()).toBe(1)
    await tab.locator('.case').getByText('Tautan ini').waitFor()
    expect(await tab.getByRole('searchbox').inputValue()).toBe('astuti')
    await tab.getByRole('searchbox').press('Escape')
    await expect.poll(() => tab.locator('.row').count()).toBe(2)
    await tab.keyboard.press('/')
    await tab.keyboard.type('lain')
    await tab.keyboard.press('Enter')
    await expect.poll(() => tab.locator('.row').count()).toBe(1)
    await expect.poll(() => new URL(tab.url()).search).toBe('?q=lain')
    await tab.context().close()
  })
})

test('whoever chooses a reason still reads what they reject, on a small laptop', async () => {
  const words = 'Kantor ini lambat sekali, tolong dibalas.'
  const id = await stage.post(words)
  const tab = await stage.desk(await stage.member('Rina'))
  await tab.setViewportSize({ width: 1280, height: 720 })
  await row(tab, id).waitFor()
  await tab.keyboard.press('d')
  await tab.getByText('Tolak dengan alasan').waitFor()
  const panel = await tab.locator('.deciding').boundingBox()
  const read = await tab.locator('.case .words').boundingBox()
  expect(read && panel && read.y + read.height <= panel.y && read.y > 0).toBe(true)
  await tab.context().close()
})

describe('the small pages', () => {
  test('somebody added gets a one-use link, a setting set here is followed again, a site gets its line', async () => {
    const tab = await stage.desk(await stage.service.makeMember(), '?page=members')
    await tab.getByRole('button', { name: 'Tambah petugas' }).click()
    await tab.getByLabel('Nama').fill('Agus')
    await tab.getByLabel('Email').fill('agus@kpu.example')
    await tab.locator('form').getByRole('button', { name: 'Tambah petugas' }).click()
    expect(await tab.getByLabel(/Tautan masuk sekali pakai untuk Agus/).inputValue()).toMatch(/\/desk#link=.{20}/)

    await tab.getByRole('link', { name: 'Aturan' }).click()
    await tab.getByRole('button', { name: 'Atur sendiri: Waktu mengubah' }).click()
    await tab.getByLabel('Waktu mengubah').fill('30')
    await tab.getByRole('button', { name: 'Simpan', exact: true }).click()
    await tab.getByText('30 menit').waitFor()
    await tab.getByText('Berlaku di 1 kantor').waitFor()
    await tab.getByRole('button', { name: 'Ikuti lagi: Waktu mengubah' }).click()
    await tab.getByRole('button', { name: 'Simpan', exact: true }).click()
    await tab.getByText('15 menit').waitFor()

    await tab.getByText('Ditahan mulai 70 %, huruf samaran 25 %, folder spam 99 %').waitFor()
    await tab.getByRole('button', { name: 'Atur sendiri: Batas saringan' }).click()
    await tab.getByLabel('Ditahan mulai (%)').fill('99.5')
    await tab.getByLabel(/^Ke folder spam/).fill('60')
    await tab.getByRole('button', { name: 'Simpan', exact: true }).click()
    await tab.getByText('hold tidak melebihi spam').waitFor()
    await tab.getByLabel(/^Ke folder spam/).fill('99.8')
    await tab.getByRole('button', { name: 'Simpan', exact: true }).click()
    await tab.getByText('Ditahan mulai 99,5 %, huruf samaran 25 %, folder spam 99,8 %').waitFor()

    await tab.getByRole('link', { name: 'Situs' }).click()
    await tab.getByRole('button', { name: 'Tambah situs' }).click()
    await tab.getByLabel('Nama').fill('Situs uji')
    await tab.getByLabel(/^Kode situs/).fill('situs-uji')
    await tab.getByLabel(/^Alamat/).fill('bukan alamat')
    await tab.getByRole('button', { name: 'Simpan', exact: true }).click()
    await tab.locator('form [role=alert]').filter({ hasText: 'https://' }).waitFor()
    await tab.getByLabel(/^Alamat/).fill('https://uji.example')
    await tab.getByRole('button', { name: 'Simpan', exact: true }).click()
    const site = tab.locator('.cards > li').filter({ hasText: 'Situs uji' })
    expect(await site.getByRole('textbox').inputValue()).toContain('/embed.js" data-site="situs-uji"></script>')
    await tab.context().close()
  })

  test('a moderator is shown none that the service would refuse', async () => {
    const tab = await stage.desk(await stage.member('Rina'))
    await tab.getByRole('link', { name: 'Aturan' }).click()
    await tab.locator('.settings > li').first().waitFor()
    expect(await tab.getByRole('button', { name: /^Atur sendiri/ }).count()).toBe(0)
    expect(await tab.getByRole('link', { name: 'Akun' }).count()).toBeGreaterThan(0)
    expect(await tab.getByRole('link', { name: 'Petugas', exact: true }).count()).toBe(0)
    expect(await tab.evaluate(async () => (await fetch('/v1/members')).status)).toBe(403)
    await tab.context().close()
  })
})

describe('seen by everyone', () => {
  test('axe finds nothing in any view, light and dark, in both languages', async () => {
    await stage.post('Lihat https://maxwin.example sekarang', 'KPU Resmi')
    await stage.post('Apakah bisa pindah memilih?')
    const owner = await stage.service.makeMember()
    const found: Record<string, string[]> = {}
    for (const [locale, colorScheme] of [
      ['id-ID', 'light'],
      ['en-GB', 'dark'],
    ] as const) {
      const tab = await stage.desk(owner, '', { locale, colorScheme })
      await tab.locator('.row').first().waitFor()
      const look = async (name: string) => (found[`${name} ${locale}`] = await findings(tab))
      await look('queue')
      await tab.keyboard.press('x')
      await tab.keyboard.press('d')
      await look('reject')
      await tab.keyboard.press('Escape')
      await tab.keyboard.press('Escape')
      await tab.keyboard.press('e')
      await look('answer')
      await tab.keyboard.press('Escape')
      await tab.keyboard.press('?')
      await look('help')
      await tab.keyboard.press('Escape')
      for (const page of ['filter', 'sites', 'members', 'policy', 'account']) {
        await tab.goto(stage.service.url(`/desk?page=${page}`))
        await tab.locator('.column h1').waitFor()
        await tab.waitForLoadState('networkidle')
        await look(page)
      }
      await tab.goto(stage.service.url('/desk?tab=rejected&q=tidakada'))
      await tab.locator('.empty').waitFor()
      await look('empty')
      await tab.context().clearCookies()
      await tab.goto(stage.service.url('/desk'))
      await tab.locator('form').waitFor()
      await look('sign-in')
      await tab.context().close()
    }
    expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0))).toEqual({})
  })

  test('a thumb to the right approves, to the left makes spam, and a short one does nothing', async () => {
    const [left, right] = [await stage.post('Kiri'), await stage.post('Kanan')]
    const tab = await stage.desk(await stage.member('Rina'), '', {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    })
    const touch = await tab.context().newCDPSession(tab)
    async function swipe(id: string, by: number): Promise<void> {
      await row(tab, id).waitFor()
      const box = await row(tab, id).boundingBox()
      const from = { x: 195, y: (box?.y ?? 0) + 40 }
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] })
      for (let step = 1; step <= 4; step += 1) {
        const touchPoints = [{ x: from.x + (by * step) / 4, y: from.y }]
        await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints })
      }
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    }
    await swipe(right, 60)
    expect(await state(right)).toBe('held')
    await swipe(right, 130)
    await expect.poll(() => state(right)).toBe('published')
    await swipe(left, -130)
    await expect.poll(() => state(left)).toBe('spam')
    await tab.context().close()
  })

  test('on a phone one pane at a time, nothing runs out of the screen, everything fits a thumb', async () => {
    const id = await stage.post('Kata'.repeat(450), 'Nama yang panjang sekali sampai enam puluh huruf di ponsel')
    await stage.post('Kedua')
    const tab = await stage.desk(await stage.service.makeMember(), '', {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    })
    await row(tab, id).waitFor()
    expect(await overflow(tab)).toBe(0)
    await row(tab, id).locator('.open').tap()
    await tab.getByRole('button', { name: 'Kembali ke daftar' }).waitFor()
    await tab.locator('.list').waitFor({ state: 'hidden' })
    expect(await overflow(tab)).toBe(0)
    const small = await tab.evaluate(() =>
      [...document.querySelectorAll('button, select, input')]
        .filter((one) => one instanceof HTMLElement && one.offsetParent !== null)
        .filter((one) => (one.closest('label') ?? one).getBoundingClientRect().height < 44)
        .map((one) => one.outerHTML.slice(0, 80)),
    )
    expect(small).toEqual([])
    await tab.locator('.decisions').getByRole('button', { name: 'Setujui' }).tap()
    await tab.locator('.case').getByText('Kedua').waitFor()
    await tab.locator('.decisions').getByRole('button', { name: 'Spam' }).tap()
    await tab.getByText('Antrean kosong, semua sudah diperiksa.').waitFor()
    for (const page of ['sites', 'members', 'policy', 'account']) {
      await tab.goto(stage.service.url(`/desk?page=${page}`))
      await tab.locator('.column h1').waitFor()
      expect([page, await overflow(tab)]).toEqual([page, 0])
    }
    await tab.context().close()
  })
})

test('on a phone the tab one is in is in sight among the others, once their numbers stand there, too', async () => {
  const id = await stage.post('Sudah tidak menunggu')
  const rina = await stage.member('Rina')
  await stage.decide(rina, id, 'reject')
  const tab = await stage.desk(rina, '?tab=answer', { viewport: { width: 320, height: 640 } })
  await tab.locator('.chips .count').first().filter({ hasText: /\d/ }).waitFor()
  const chip = tab.locator('.chips [aria-current]')
  const isWhole = () =>
    chip.evaluate((link) => {
      const { left, right } = link.getBoundingClientRect()
      return left >= 0 && right <= innerWidth
    })
  await expect.poll(isWhole).toBe(true)
  await tab.context().close()
})
