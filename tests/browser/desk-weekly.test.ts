// The weekly report at the desk: one sheet to be printed, five lines to be pasted, and what is to be done about it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { Member } from '../support/service.ts'
import { type DeskStage, findings, openDeskStage, overflow } from './desk-stage.ts'

const week = 7 * 86_400_000
/** An A4 without its margins of 14 and 12 mm, in CSS pixels. */
const inner = { width: 688, height: 1_031 }
/** Wednesday in the afternoon, in the west. */
let now = Date.UTC(2026, 10, 18, 8)
let stage: DeskStage
let member: Member
beforeAll(async () => {
  stage = await openDeskStage({ now: () => now })
  member = await stage.member('Rina')
})
afterAll(() => stage.close())

const cell = async (tab: Page, name: string): Promise<string[]> =>
  tab.getByRole('row', { name }).first().getByRole('cell').allInnerTexts()

/** How many sheets of paper the browser makes of the page. */
async function sheets(tab: Page): Promise<number> {
  const pdf = (await tab.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf, 'A4').toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/)
  return pdf.match(/\/Type \/Page\b/g)?.length ?? 0
}

test('what came in, was decided and asked stands beside the week before, in both languages, on both widths', async () => {
  for (let n = 0; n < 6; n += 1) {
    const id = await stage.post(`Di mana daftar pemilih tetap? (${n})`, `Warga ${n}`)
    now += 60_000
    await stage.decide(member, id, 'approve')
  }
  now += 3_000
  const tab = await stage.desk(member, '?page=weekly&week=2026-11-18')
  await tab.getByRole('heading', { name: 'Laporan mingguan' }).waitFor()
  await tab.getByRole('heading', { name: 'Angka minggu ini' }).waitFor()
  expect(await cell(tab, 'Komentar masuk')).toEqual(['6', 'kurang dari 5'])
  expect(await cell(tab, 'Separuhnya diputuskan dalam')).toEqual(['1 menit', 'belum cukup'])
  // What says nothing of either week takes one line of its group.
  expect(await cell(tab, 'Tampil dan sudah dijawab')).toEqual(['kurang dari 5', 'kurang dari 5'])
  const before = await stage.desk(member, '?page=weekly&week=2026-11-04')
  await before.getByText('Semua angka minggu ini dan minggu sebelumnya kurang dari 5.').waitFor()
  expect(await before.locator('.sheet table').count()).toBe(0)
  await before.close()
  expect(await tab.locator('tbody', { hasText: 'Banding' }).getByRole('cell').allInnerTexts()).toEqual([
    'Semua angkanya kurang dari 5.',
  ])
  expect(await tab.getByRole('row', { name: 'Dikabulkan' }).count()).toBe(0)
  const words = tab.getByRole('link', { name: 'daftar pemilih tetap' })
  expect(await words.getAttribute('href')).toBe('/desk?tab=published&office=kpu-ri&q=daftar+pemilih+tetap')
  expect(await findings(tab)).toEqual([])
  await tab.setViewportSize({ width: 390, height: 800 })
  expect(await overflow(tab)).toBe(0)
  expect(await findings(tab)).toEqual([])
  await tab.close()
  const english = await stage.desk(member, '?page=weekly&week=2026-11-18', { locale: 'en-GB', colorScheme: 'dark' })
  await english.getByText('16–22 November 2026 until now · WIB').waitFor()
  expect(await cell(english, 'Comments received')).toEqual(['6', 'fewer than 5'])
  expect(await findings(english)).toEqual([])
  await english.close()
})

test('what is to be done is written, changed, taken away and back, and the next week opens with what came of it', async () => {
  const tab = await stage.desk(member, '?page=weekly&week=2026-11-18')
  const add = tab.getByRole('button', { name: 'Tambah tindak lanjut' })
  for (const text of ['Jawab pertanyaan daftar pemilih', 'Pasang jadwal', 'Latih petugas']) {
    await add.click()
    await tab.getByLabel('Apa yang akan dilakukan').fill(text)
    await tab.getByLabel('Paling lambat').fill('2026-11-27')
    await tab.getByRole('button', { name: 'Simpan' }).click()
    await tab.locator('.meant .said', { hasText: text }).waitFor()
  }
  await expect.poll(() => add.count()).toBe(0)
  await tab.getByText('Ketua petugas KPU RI, sampai 27 November 2026').first().waitFor()
  await tab.getByRole('button', { name: 'Hapus: Latih petugas' }).click()
  await tab.getByText('Tindak lanjut dihapus.').waitFor()
  await tab.getByRole('button', { name: 'Urungkan' }).click()
  await tab.locator('.meant .said', { hasText: 'Latih petugas' }).waitFor()
  await tab.getByRole('button', { name: 'Ubah: Pasang jadwal' }).click()
  await tab.getByLabel('Apa yang akan dilakukan').fill(' ')
  await tab.getByRole('button', { name: 'Simpan' }).click()
  await tab.locator('.error', { hasText: '1–160 huruf' }).first().waitFor()
  await tab.getByLabel('Apa yang akan dilakukan').fill('Pasang jadwal di beranda')
  await tab.getByRole('button', { name: 'Simpan' }).click()
  await tab.locator('.meant .said', { hasText: 'Pasang jadwal di beranda' }).waitFor()
  expect(await findings(tab)).toEqual([])
  await tab.close()

  now += week
  const next = await stage.desk(member, '?page=weekly&week=2026-11-25')
  await next.getByRole('heading', { name: 'Tindak lanjut minggu sebelumnya' }).waitFor()
  await next.getByRole('button', { name: 'Tulis hasilnya: Pasang jadwal di beranda' }).click()
  await next.locator('select[name=result]').selectOption({ label: 'Masih berjalan' })
  await next.getByLabel('Dalam satu kalimat').fill('Menunggu cetakan')
  await next.getByRole('button', { name: 'Simpan' }).click()
  await next.locator('.outcome', { hasText: 'Masih berjalan' }).getByText('Menunggu cetakan').waitFor()
  expect(await findings(next)).toEqual([])
  await next.close()
})

test('five lines are copied; where the browser forbids that they are chosen, for one’s own keys', async () => {
  const tab = await stage.desk(member, '?page=weekly&week=2026-11-18', {
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const lines = tab.getByLabel('Lima baris untuk WhatsApp')
  const text = await lines.inputValue()
  expect(text.split('\n')).toHaveLength(5)
  expect(text).toContain('Masuk 6 komentar dari 6 orang')
  await tab.getByRole('button', { name: 'Salin' }).click()
  await tab.getByRole('button', { name: 'Tersalin' }).waitFor()
  expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe(text)
  await tab.close()
  const strict = await stage.desk(member, '?page=weekly&week=2026-11-18')
  await strict.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
    document.execCommand = () => false
  })
  await strict.getByRole('button', { name: 'Salin' }).click()
  await strict.getByText('Teks sudah dipilih.').waitFor()
  expect(await strict.evaluate(() => getSelection()?.toString())).toBe(text)
  await strict.close()
})

test('the fullest sheet fits one A4, light and dark, and nothing but the sheet is printed', async () => {
  const office = 'kabupaten-kepulauan-tanimbar-utara-dan-sekitarnya-di-timur'
  await stage.service.makeOffice(office)
  const { followUps } = stage.service.store
  const text = 'Membalas semua pertanyaan yang menunggu '.repeat(4).trim().slice(0, 160)
  const owner = { office, role: 'auditor' } as const
  const outcome = {
    result: 'going',
    line: 'Masih menunggu jawaban dari kantor provinsi. '.repeat(3).slice(0, 120),
    at: now,
  } as const
  for (const monday of ['2026-11-16', '2026-11-23']) {
    for (const n of [1, 2, 3]) {
      await followUps.add({
        id: `${monday}-${n}`,
        office,
        week: monday,
        text,
        owner,
        due: '2026-12-04',
        outcome,
      })
    }
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    const tab = await stage.desk(member, `?page=weekly&week=2026-11-25&office=${office}`, { colorScheme })
    await tab.locator('.meant .said').nth(5).waitFor()
    await fillUp(tab)
    expect(await sheets(tab)).toBe(1)
    // The same without the browser's own shrinking: within the margins of an A4, at its full size.
    await tab.emulateMedia({ media: 'print', colorScheme })
    await tab.setViewportSize(inner)
    await expect.poll(() => tab.evaluate(() => document.documentElement.scrollWidth)).toBe(inner.width)
    expect(await tab.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(inner.height)
    expect(await tab.locator('.bar, .nav, .choosing, .hand-on, .sheet button').filter({ visible: true }).count()).toBe(
      0,
    )
    expect(await tab.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    )
    expect(await tab.locator('h1').evaluate((title) => getComputedStyle(title).color)).toBe('rgb(0, 0, 0)')
    await tab.close()
  }
})

/** Every outcome, the longest phrases, the most offices by name: what no week of a test has. */
const fillUp = (tab: Page): Promise<void> =>
  tab.evaluate(() => {
    for (const none of document.querySelectorAll('.half > section > p')) none.textContent = ''
    const [outcomes, asks] = document.querySelectorAll('.half .counted')
    const line = (words: string) => `<li><span>${words}</span><span>123.456 orang</span></li>`
    for (let n = 0; n < 14; n += 1) outcomes?.insertAdjacentHTML('beforeend', line('Ditolak: keterangan tidak benar'))
    for (let n = 0; n < 6; n += 1) asks?.insertAdjacentHTML('beforeend', line('pemilihan '.repeat(9)))
    const idle = document.querySelector('.half section:last-child p')
    if (idle) idle.textContent = 'KPU Kabupaten Kepulauan Tanimbar, '.repeat(6)
  })
