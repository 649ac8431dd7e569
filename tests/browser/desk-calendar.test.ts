// The calendar of an election at the desk: seen as a strip of weeks and its table, filled in row by row; and the one
// switch that closes all pages below, as those see it who work and read there.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Member } from '../support/service.ts'
import { type DeskStage, findings, openDeskStage, overflow } from './desk-stage.ts'

let stage: DeskStage
let owner: Member
let lead: Member
beforeAll(async () => {
  stage = await openDeskStage()
  await stage.service.makeOffice('kpu-jateng')
  await stage.service.makeOffice('kpu-klaten', 'kpu-jateng')
  owner = await stage.service.makeMember()
  lead = await stage.service.makeMember({ role: 'lead', office: 'kpu-klaten' })
})
afterAll(() => stage.close())

const setting = (tab: Page, title: string) =>
  tab.locator('.settings > li').filter({ has: tab.getByRole('heading', { name: title, exact: true }) })
const fill = async (tab: Page, row: number, values: { name: string; from: string; until: string }) => {
  const stageOf = tab.getByRole('group', { name: `Tahap ${row}`, exact: true })
  await stageOf.getByLabel('Nama tahap').fill(values.name)
  await stageOf.getByLabel('Hari pertama').fill(values.from)
  await stageOf.getByLabel('Hari terakhir').fill(values.until)
  await stageOf.getByLabel('Dasar, misalnya nomor keputusan').fill('PKPU 7')
  return stageOf
}

describe('the calendar', () => {
  test('is filled in row by row; rows that overlap are named, and what was typed stays', async () => {
    const tab = await stage.desk(owner, '?page=policy')
    const calendar = setting(tab, 'Kalender tahapan')
    await calendar.getByRole('button', { name: 'Atur sendiri: Kalender tahapan' }).click()
    await calendar.getByRole('button', { name: 'Tambah tahap' }).click()
    const quiet = await fill(tab, 1, { name: 'Masa tenang', from: '2029-02-11', until: '2029-02-13' })
    await quiet.getByLabel('Jenis').selectOption('quiet')
    expect(await quiet.getByLabel('Tahan komentar yang menyebut peserta').isChecked()).toBe(true)
    await calendar.getByRole('button', { name: 'Tambah tahap' }).click()
    const voting = await fill(tab, 2, { name: 'Pencoblosan', from: '2029-02-13', until: '2029-02-14' })
    await voting.getByLabel('Jenis').selectOption('voting')
    await voting.getByLabel('Pemeriksaan selama itu').selectOption('closed')
    await voting.getByLabel('Alasan penutupan, untuk pembaca').fill('Pemungutan suara sedang berlangsung.')
    await calendar.getByLabel('Kunci untuk kantor di bawah').check()
    expect(await findings(tab)).toEqual([])
    await tab.setViewportSize({ width: 390, height: 800 })
    expect(await overflow(tab)).toBe(0)
    await calendar.getByRole('button', { name: 'Simpan', exact: true }).click()
    await calendar
      .getByRole('alert')
      .getByText('Baris 2 (Pencoblosan) bertumpuk dengan baris 1 (Masa tenang)')
      .waitFor()
    expect(await voting.getByLabel('Hari pertama').inputValue()).toBe('2029-02-13')
    await voting.getByLabel('Hari pertama').fill('2029-02-14')
    await calendar.getByText('Berlaku di 3 kantor').waitFor()
    await calendar.getByRole('button', { name: 'Simpan', exact: true }).click()
    await calendar.getByRole('img', { name: 'Kalender 2 tahap, minggu demi minggu' }).waitFor()
    expect(await overflow(tab)).toBe(0)
    await tab.context().close()
  })

  test('is seen below as a picture with its table, and whose it is; nobody below can change it', async () => {
    for (const options of [{}, { viewport: { width: 390, height: 800 }, colorScheme: 'dark' as const }]) {
      const tab = await stage.desk(lead, '?page=policy', options)
      const calendar = setting(tab, 'Kalender tahapan')
      await calendar.getByText('Dikunci KPU RI').waitFor()
      expect(await calendar.getByRole('button').count()).toBe(0)
      expect(await calendar.locator('tbody tr').allInnerTexts()).toEqual([
        expect.stringMatching(
          /^1\. Masa tenang\s+11 Februari 2029 – 13 Februari 2029\s+Sebutan peserta ditahan\s+Dukungan dan reaksi ditutup sementara\s+PKPU 7$/,
        ),
        expect.stringMatching(
          /^2\. Pencoblosan\s+Pemungutan suara\s+14 Februari 2029\s+Ditutup: Pemungutan suara sedang berlangsung\.\s+PKPU 7$/,
        ),
      ])
      expect(await calendar.locator('svg rect').count()).toBe(2)
      expect(await findings(tab)).toEqual([])
      expect(await overflow(tab)).toBe(0)
      await tab.context().close()
    }
  })

  test('an opened comment says which stage its office is in', async () => {
    const id = await stage.post('Kapan pencoblosan?')
    const [from, until] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10))
    const value = [{ kind: 'campaign', from, until, name: 'Kampanye terbuka', source: 'PKPU 7' }]
    const answer = await fetch(stage.service.url('/v1/offices/kpu-ri/policy'), {
      method: 'PUT',
      headers: { Authorization: `Bearer ${owner.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ settings: { stages: { value } } }),
    })
    expect(answer.status).toBe(200)
    const tab = await stage.desk(owner, `?c=${id}`)
    await tab.getByText('Sekarang tahap Kampanye terbuka.').waitFor()
    const banner = tab.locator('.banner', { hasText: 'Kampanye terbuka' })
    expect(await banner.innerText()).toMatch(/^Kampanye terbuka berlaku sampai akhir .+, menurut kalender KPU RI\.$/)
    expect(await findings(tab)).toEqual([])
    await tab.context().close()
  })

  test('stages bring deadlines of their own, and contestants are a line each', async () => {
    const tab = await stage.desk(owner, '?page=policy')
    const clocks = setting(tab, 'Tenggat')
    await clocks.getByRole('button', { name: 'Atur sendiri: Tenggat' }).click()
    await clocks.getByRole('button', { name: 'Tambah tenggat' }).click()
    await clocks.getByRole('spinbutton', { name: 'Masa tenang · Pertanyaan, dijawab' }).fill('2')
    expect(await clocks.getByRole('button', { name: 'Tambah tenggat' }).isDisabled()).toBe(true)
    await clocks.getByRole('button', { name: 'Simpan', exact: true }).click()
    await clocks.getByText('Masa tenang · Pertanyaan: dijawab 2').waitFor()
    const contestants = setting(tab, 'Peserta pemilihan')
    await contestants.getByRole('button', { name: 'Atur sendiri: Peserta pemilihan' }).click()
    await contestants.getByRole('textbox').fill('2 | Subagyo, Bu Ratna\nPartai Contoh')
    await contestants.getByRole('button', { name: 'Simpan', exact: true }).click()
    await contestants.getByText('2 Subagyo, Bu Ratna · Partai Contoh').waitFor()
    expect(await findings(tab)).toEqual([])
    await tab.context().close()
  })
})

test('all pages are closed by one switch; those below see who closed them, and one press opens them', async () => {
  const tab = await stage.desk(owner, '?page=policy')
  await tab.getByRole('button', { name: 'Tutup semua halaman di bawah…' }).press('Enter')
  await tab.getByText('Menutup semua halaman di 1 situs').waitFor()
  await tab.getByLabel('Alasan').fill('Gempa bumi, kami sedang membantu warga.')
  expect(await findings(tab)).toEqual([])
  await tab.getByRole('button', { name: 'Tutup semua halaman', exact: true }).click()
  await tab.getByText('Semua halaman ditutup KPU RI').waitFor()
  await tab.setViewportSize({ width: 390, height: 800 })
  expect(await overflow(tab)).toBe(0)

  const below = await stage.desk(lead, '?page=policy')
  const said = below.getByRole('region', { name: 'Penutupan halaman' })
  await said.getByText('Semua halaman ditutup KPU RI').waitFor()
  await said.getByText('Gempa bumi, kami sedang membantu warga.').waitFor()
  for (const [who, mayOpen] of [
    [lead, false],
    [owner, true],
  ] as const) {
    const queue = await stage.desk(who, '', { viewport: { width: 390, height: 800 } })
    const banner = queue.locator('.banner', { hasText: 'Semua halaman ditutup KPU RI' })
    await banner.getByText('sampai dibuka lagi.').waitFor()
    const lift = banner.getByRole('link', { name: 'Buka lagi…' })
    expect(await lift.count()).toBe(mayOpen ? 1 : 0)
    expect(await findings(queue)).toEqual([])
    expect(await overflow(queue)).toBe(0)
    await queue.screenshot({ path: join(process.env['REMBUK_PICTURES'] ?? tmpdir(), 'desk-closed.png') })
    if (mayOpen) {
      await lift.click()
      await queue.getByRole('button', { name: 'Buka lagi semua halaman' }).waitFor()
    }
    await queue.context().close()
  }
  expect(await said.getByRole('button', { name: 'Buka lagi semua halaman' }).count()).toBe(0)
  expect(await findings(below)).toEqual([])
  await below.context().close()

  const reader = await (await stage.browser.newContext({ locale: 'id-ID' })).newPage()
  const url = stage.service.url(`/sites/kpu-sukamaju/thread?url=${encodeURIComponent('http://berita.example/pemilih')}`)
  await reader.goto(url)
  await reader.getByText('Gempa bumi, kami sedang membantu warga.').waitFor()
  await tab.getByRole('button', { name: 'Buka lagi semua halaman' }).click()
  await tab.getByRole('button', { name: 'Tutup semua halaman di bawah…' }).waitFor()
  await reader.reload()
  expect(await reader.getByText('Gempa bumi').count()).toBe(0)
  await reader.context().close()
  await tab.context().close()
})
