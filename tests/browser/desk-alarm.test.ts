// A flooded page at the desk, in a real browser: said once, where it is seen, on every screen.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskStage, findings, openDeskStage, overflow } from './desk-stage.ts'

let stage: DeskStage
beforeAll(async () => {
  stage = await openDeskStage()
})
afterAll(() => stage?.close())

/** Words of their own each, so that none is a copy. */
const flood = (from: number, to: number): Promise<string[]> =>
  Promise.all(
    Array.from({ length: to - from }, (_, n) =>
      stage.post(`Pertanyaan ${from + n} ${'abcdefghijklm'.slice((from + n) % 12)}`),
    ),
  )

test('a flooded page is told above the list, with whom it holds, and told anew when it grows', async () => {
  await flood(0, 25)
  const tab = await stage.desk(await stage.member('Rina'))
  const banner = tab.locator('.banner.alarm')
  await banner.getByText('Kiriman ke Data pemilih dimutakhirkan jauh melebihi biasanya.').waitFor()
  await banner.getByText('Komentar dari peramban yang belum dikenal ditahan dulu.').waitFor()
  await banner.getByText('Baru saja dimulai, dan berakhir sendiri.').waitFor()
  await flood(25, 50)
  await tab.evaluate(() => dispatchEvent(new Event('online')))
  await banner.getByText('Semua komentar di sana ditahan dulu.').waitFor()
  expect(await tab.locator('[role=status]', { has: tab.locator('.alarm') }).count()).toBe(1)
  await tab.context().close()
})

test('it can be read by everyone, and fits a phone', async () => {
  for (const options of [
    {},
    { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'en-GB' } as const,
  ]) {
    const tab = await stage.desk(await stage.member('Rina'), '', options)
    await tab.locator('.banner.alarm').waitFor()
    expect(await findings(tab)).toEqual([])
    expect(await overflow(tab)).toBe(0)
    await tab.context().close()
  }
})
