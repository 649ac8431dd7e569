// A spam wave at the desk, in a real browser: one row, one key, and everything of it back again.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { campaigns } from '../../service/duties/campaigns.ts'
import { type DeskStage, findings, openDeskStage, overflow, row } from './desk-stage.ts'

let stage: DeskStage
beforeAll(async () => {
  stage = await openDeskStage()
})
beforeEach(() => stage.clear())
afterAll(() => stage?.close())

const states = async (ids: string[]): Promise<string[]> =>
  (await Promise.all(ids.map(stage.item))).map(({ state }) => state)
const toast = (tab: Page) => tab.getByRole('region', { name: 'Pemberitahuan' })

/** Copies of one saying, oldest first, grouped by now. */
async function wave(saying: string, copies: number): Promise<string[]> {
  const ids: string[] = []
  for (let n = 1; n <= copies; n++) ids.push(await stage.post(`${saying} ${n}`))
  await campaigns(stage.service.service.collaborators).run(Date.now())
  return ids
}

describe('a wave of copies', () => {
  test('is one row that says how large it is; one key decides all of it and what arrives, and one takes it back', async () => {
    const civic = await stage.post('Di TPS mana saya terdaftar?')
    const ids = await wave('Mohon jadwal pleno rekapitulasi diumumkan lebih awal supaya warga bisa hadir', 7)
    const tab = await stage.desk(await stage.member('Rina'))
    await row(tab, ids[6] ?? '')
      .getByText('7 salinan', { exact: true })
      .waitFor()
    expect(await tab.locator('.row').count()).toBe(2)
    await tab.getByText('Keputusan Anda berlaku untuk semua 7 salinan, juga yang masih datang dalam 72 jam.').waitFor()
    await expect.poll(() => tab.locator('.copies li').count()).toBe(5)
    await tab.locator('.case').getByRole('button', { name: 'Tampilkan berikutnya' }).click()
    await expect.poll(() => tab.locator('.copies li').count()).toBe(7)

    await tab.keyboard.press('d')
    await tab.getByText('Tolak 7 komentar dengan alasan').waitFor()
    await tab.keyboard.press('2')
    await toast(tab).getByText('7 komentar ditolak.').waitFor()
    await expect.poll(async () => new Set(await states(ids))).toEqual(new Set(['rejected']))
    const late = await stage.post('Mohon jadwal pleno rekapitulasi diumumkan lebih awal supaya warga bisa hadir 8')
    await campaigns(stage.service.service.collaborators).run(Date.now())
    expect(await states([late, civic])).toEqual(['rejected', 'held'])

    await toast(tab).getByRole('button', { name: 'Urungkan' }).click()
    await toast(tab).getByText('8 komentar dikembalikan.').waitFor()
    await expect.poll(async () => new Set(await states([...ids, late]))).toEqual(new Set(['held']))
    await tab.context().close()
  })

  test('lets one comment be decided apart, and the next copy takes its place', async () => {
    const ids = await wave('Kami menolak pemindahan gudang logistik pemilu ke luar kota yang menyulitkan warga', 3)
    const tab = await stage.desk(await stage.member('Rina'))
    await row(tab, ids[2] ?? '').waitFor()
    await tab.getByLabel('Hanya komentar ini').check()
    await tab.getByText('Keputusan Anda hanya berlaku untuk komentar ini.').waitFor()
    await tab.keyboard.press('a')
    await toast(tab).getByText('1 komentar disetujui.').waitFor()
    await row(tab, ids[1] ?? '').waitFor()
    await expect.poll(() => states(ids)).toEqual(['held', 'held', 'published'])
    await tab.context().close()
  })

  test('tells what goes on deciding it, which can be taken back in another session; and comes out as a table', async () => {
    const ids = await wave('Tolong perbaiki daftar pemilih, banyak nama warga meninggal masih tercantum', 3)
    const member = await stage.member('Rina')
    const first = await stage.desk(member)
    await row(first, ids[2] ?? '').waitFor()
    await first.keyboard.press('s')
    await toast(first).getByText('3 komentar dipindahkan ke spam.').waitFor()
    await expect.poll(async () => new Set(await states(ids))).toEqual(new Set(['spam']))
    await first.context().close()

    const tab = await stage.desk(member, `?tab=spam&c=${ids[2]}`)
    await tab
      .locator('.standing')
      .getByText(/Rina memindahkan ke spam .*Yang datang sampai .* ikut diputuskan/)
      .waitFor()
    const [file] = await Promise.all([
      tab.waitForEvent('download'),
      tab.getByRole('link', { name: 'Unduh daftar untuk laporan (CSV)' }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/^kampanye-[0-9a-z]{26}\.csv$/)
    expect(
      readFileSync(await file.path(), 'utf8')
        .trimEnd()
        .split('\r\n'),
    ).toHaveLength(4)
    await tab.locator('.standing').getByRole('button', { name: 'Urungkan' }).click()
    await toast(tab).getByText('3 komentar dikembalikan.').waitFor()
    await expect.poll(() => tab.locator('.standing').count()).toBe(0)
    await expect.poll(async () => new Set(await states(ids))).toEqual(new Set(['held']))
    await tab.context().close()
  })

  test('can be used by everyone, and fits a phone', async () => {
    const ids = await wave('Sediakan bilik suara khusus untuk penyandang disabilitas di semua tempat kami', 3)
    for (const options of [
      {},
      { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'en-GB' } as const,
    ]) {
      const tab = await stage.desk(await stage.member('Rina'), `?c=${ids[2]}`, options)
      await tab.locator('.copies li').first().waitFor()
      expect(await findings(tab)).toEqual([])
      expect(await overflow(tab)).toBe(0)
      await tab.context().close()
    }
  })
})
