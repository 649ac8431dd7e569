// Two members at one queue see what the other has open.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskStage, findings, openDeskStage, overflow, row } from './desk-stage.ts'

let desk: DeskStage
beforeAll(async () => {
  desk = await openDeskStage()
})
afterAll(() => desk.close())

test('"Sedang dibuka Rina" comes to whoever looks at the same queue, on the row and in the case', async () => {
  const [first, second] = [await desk.post('Kapan dibuka?', 'Siti'), await desk.post('Di mana TPS?', 'Bambang')]
  const [rina, budi] = [await desk.member('Rina'), await desk.member('Budi')]
  const hers = await desk.desk(rina, `?c=${first}`)
  await row(hers, first).waitFor()
  const his = await desk.desk(budi)
  await row(his, first).getByText('Sedang dibuka Rina').waitFor()
  expect(await row(his, second).getByText('Sedang dibuka').count()).toBe(0)
  await row(his, first).locator('.open').click()
  await his.locator('.case .claim').getByText('Sedang dibuka Rina').waitFor()
  await hers.locator('.case .claim').getByText('Sedang dibuka Budi').waitFor()
  for (const tab of [hers, his]) expect([await findings(tab), await overflow(tab)]).toEqual([[], 0])
  await his.setViewportSize({ width: 390, height: 844 })
  expect(await overflow(his)).toBe(0)
  // It keeps nobody from deciding.
  await his.locator('.decisions').getByRole('button', { name: 'Setujui' }).click()
  await expect.poll(async () => (await desk.item(first)).state).toBe('published')
  for (const tab of [hers, his]) await tab.context().close()
})
