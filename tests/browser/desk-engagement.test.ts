// What readers report and what an office pins, at the desk, in a real browser.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
    expect(await row(tab, first).getByText('Disematkan').count()).toBe(0)
    expect([(await stage.item(first)).pinned, (await stage.item(second)).pinned]).toEqual([false, true])
    await tab.context().close()
  })
})
