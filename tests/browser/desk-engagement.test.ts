// What readers report and what an office pins, at the desk, in a real browser.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { type DeskStage, findings, openDeskStage, overflow, row } from './desk-stage.ts'

let stage: DeskStage
beforeAll(async () => {
  stage = await openDeskStage()
})
afterAll(() => stage?.close())

async function published(text: string): Promise<string> {
  const id = await stage.post(text)
  await stage.decide(await stage.member('Wayan'), id, 'approve')
  return id
}

/** A report by a browser of its own. */
async function report(id: string, body: object, agent: string): Promise<void> {
  const answer = await fetch(stage.service.url(`/v1/comments/${id}/reports`), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'User-Agent': agent },
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(202)
}

describe('a reported comment', () => {
  test('tells how many readers complain, why, and in which words', async () => {
    const id = await published('Panitia di sini semuanya bodoh.')
    await report(id, { reason: 'abuse', note: 'Menghina petugas kami <b>' }, 'satu')
    await report(id, { reason: 'abuse' }, 'dua')
    await report(id, { reason: 'false', note: 'TPS itu tidak ada.' }, 'tiga')
    const tab = await stage.desk(await stage.member('Rina'), `?tab=reported`)
    await row(tab, id).getByText('Dilaporkan 3').waitFor()
    const reports = tab.locator('.reports')
    await reports.getByText('Menghina petugas kami <b>').waitFor()
    await tab.getByRole('heading', { name: '3 laporan pembaca' }).waitFor()
    const lines = await reports.locator('li').allInnerTexts()
    expect(lines.map((line) => line.split('\n')[0])).toEqual(['Kasar atau menghina × 2', 'Keterangan keliru'])
    expect(await findings(tab)).toEqual([])
    await tab.setViewportSize({ width: 360, height: 760 })
    expect(await overflow(tab)).toBe(0)
    await tab.context().close()
  })
})

/** Decisions whose words run out of their button, or that run out of the screen. */
const cutOff = (tab: Page): Promise<string[]> =>
  tab.locator('.decisions button').evaluateAll((buttons) =>
    buttons.flatMap((button) => {
      const outer = button.getBoundingClientRect()
      const range = document.createRange()
      range.selectNodeContents(button)
      const inner = range.getBoundingClientRect()
      const fits = inner.left >= outer.left && inner.right <= outer.right && outer.right <= innerWidth
      return fits && inner.top >= outer.top && inner.bottom <= outer.bottom ? [] : [button.textContent]
    }),
  )

describe('leaving up what was reported', () => {
  const settled = async (id: string): Promise<[number, boolean[]]> => {
    const { reports, reported } = await stage.item(id)
    return [reports, reported.map((one) => one.settled)]
  }

  test('is one key: the row leaves, the toast says where it is, and there its reports are earlier ones', async () => {
    const [first, second] = [await published('Kantor tutup hari Jumat?'), await published('Jadwalnya berubah lagi.')]
    const third = await published('Hadiah besar menanti.')
    await report(third, { reason: 'spam' }, 'nol')
    await report(first, { reason: 'false', note: 'Hari Jumat buka.' }, 'empat')
    await report(second, { reason: 'abuse' }, 'lima')
    const tab = await stage.desk(await stage.member('Rina'), `?tab=reported&c=${third}`)
    await tab.getByText('Spam atau iklan').waitFor()
    await tab.keyboard.press('s')
    await row(tab, third).waitFor({ state: 'detached' })
    await row(tab, second).locator('.open').click()
    const place = tab.locator('.decisions button').first()
    expect(await place.innerText()).toMatch(/^Biarkan tampil/)
    expect(await cutOff(tab)).toEqual([])
    await tab.getByRole('heading', { name: '1 laporan pembaca' }).waitFor()
    await tab.keyboard.press('a')
    await row(tab, second).waitFor({ state: 'detached' })
    const toast = tab.locator('.toast')
    await toast.getByText('1 komentar dibiarkan tampil, ada di tab Tampil.').waitFor()
    expect(await toast.getByRole('button', { name: 'Urungkan' }).count()).toBe(0)
    await expect.poll(() => settled(second)).toEqual([0, [true]])
    expect(await tab.locator('.row.chosen').getAttribute('data-id'), 'the next one is open').toBe(first)
    // Undo reaches nothing that was decided before, and says once more where it is.
    await tab.keyboard.press('u')
    await toast.getByText('ada di tab Tampil').waitFor()
    expect((await stage.item(third)).state).toBe('spam')
    expect(await findings(tab)).toEqual([])
    await tab.goto(stage.service.url(`/desk?tab=published&c=${second}`))
    await tab.getByRole('heading', { name: '1 laporan sebelumnya, sudah dilihat' }).waitFor()
    await tab.locator('.reports').getByText('Kasar atau menghina').waitFor()
    expect(
      await row(tab, second)
        .getByText(/Dilaporkan/)
        .count(),
    ).toBe(0)
    expect(await findings(tab)).toEqual([])
    await tab.context().close()
  })

  test('does not hide what somebody has reported meanwhile', async () => {
    const id = await published('Nomor saya tertulis di sini.')
    await report(id, { reason: 'other' }, 'enam')
    const tab = await stage.desk(await stage.member('Rina'), `?tab=reported&c=${id}`)
    await tab.locator('.reports').getByText('Lainnya').waitFor()
    await report(id, { reason: 'personal-data', note: 'Ada nomor telepon.' }, 'tujuh')
    await tab.getByRole('button', { name: 'Biarkan tampil' }).click()
    await tab.locator('.toast').getByText('Ada laporan baru atas komentar ini.').waitFor()
    await row(tab, id).getByText('Dilaporkan 2').waitFor()
    await tab.locator('.toast').getByRole('button', { name: 'Lihat' }).click()
    await tab.locator('.reports').getByText('Ada nomor telepon.').waitFor()
    expect(await settled(id)).toEqual([2, [false, false]])
    await tab.getByRole('button', { name: 'Biarkan tampil' }).click()
    await expect.poll(() => settled(id)).toEqual([0, [true, true]])
    await tab.context().close()
  })

  test('stands behind the swipe to the right, and fits a narrow screen, in the dark and in English', async () => {
    const id = await published('Apakah formulirnya masih sama?')
    await report(id, { reason: 'spam' }, 'delapan')
    const options = {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      colorScheme: 'dark',
      locale: 'en-GB',
    } as const
    const tab = await stage.desk(await stage.member('Rina'), `?tab=reported`, options)
    expect(await row(tab, id).locator('.swipe.right').textContent()).toBe('Leave it up')
    await row(tab, id).locator('.open').click()
    await tab.getByRole('button', { name: 'Leave it up' }).waitFor()
    expect([await overflow(tab), await findings(tab), await cutOff(tab)]).toEqual([0, [], []])
    await tab.setViewportSize({ width: 320, height: 700 })
    expect(await cutOff(tab)).toEqual([])
    await tab.getByRole('button', { name: 'Leave it up' }).click()
    await tab.locator('.toast').getByText('1 comment left up; it is under Published.').waitFor()
    await expect.poll(() => settled(id)).toEqual([0, [true]])
    await tab.context().close()
  })

  test('waits for the network like every decision, and is sent once there is one', async () => {
    const id = await published('Di mana kotak sarannya?')
    await report(id, { reason: 'other' }, 'sembilan')
    const tab = await stage.desk(await stage.member('Rina'), `?tab=reported&c=${id}`)
    await tab.getByRole('button', { name: 'Biarkan tampil' }).waitFor()
    await tab.context().setOffline(true)
    await tab.keyboard.press('a')
    await tab.getByText('1 keputusan menunggu sinyal.').waitFor()
    expect(await settled(id)).toEqual([1, [false]])
    await tab.context().setOffline(false)
    await expect.poll(() => settled(id)).toEqual([0, [true]])
    await tab.context().close()
  })
})

describe('pinning', () => {
  test('is one of the further actions, says what it did, and is taken back at once', async () => {
    const id = await published('Di mana saya bisa memeriksa nama saya?')
    const tab = await stage.desk(await stage.member('Rina'), '?tab=published')
    await row(tab, id).locator('.open').click()
    await tab.getByRole('button', { name: 'Tindakan lain' }).click()
    await tab.getByRole('button', { name: 'Sematkan', exact: true }).click()
    await tab.locator('.toast').getByText('Komentar disematkan di atas halaman.').waitFor()
    await tab.locator('.case header').getByText('Disematkan').waitFor()
    expect((await stage.item(id)).pinned).toBe(true)
    await tab.locator('.toast').getByRole('button', { name: 'Urungkan' }).click()
    await tab.locator('.toast').getByText('Sematan dilepas.').waitFor()
    await expect.poll(() => tab.locator('.case header').getByText('Disematkan').count()).toBe(0)
    expect((await stage.item(id)).pinned).toBe(false)
    await tab.context().close()
  })

  test('goes with what another has pinned on the page; the last one holds', async () => {
    const [first, second] = [await published('Satu'), await published('Dua')]
    const tab = await stage.desk(await stage.member('Rina'), `?tab=published&c=${first}`)
    for (const id of [first, second]) {
      await row(tab, id).locator('.open').click()
      await tab.getByRole('button', { name: 'Tindakan lain' }).click()
      await tab.getByRole('button', { name: 'Sematkan', exact: true }).click()
      await row(tab, id).getByText('Disematkan').waitFor()
    }
    await expect.poll(() => row(tab, first).getByText('Disematkan').count()).toBe(0)
    expect([(await stage.item(first)).pinned, (await stage.item(second)).pinned]).toEqual([false, true])
    await tab.context().close()
  })
})
