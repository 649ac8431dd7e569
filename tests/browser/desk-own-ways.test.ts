// The desk as people set their own devices: forced colours, less motion, fonts without pictures.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type DeskStage, findings, openDeskStage, row } from './desk-stage.ts'

let stage: DeskStage
beforeAll(async () => {
  stage = await openDeskStage()
})
beforeEach(() => stage.clear())
afterAll(() => stage?.close())

const pictures = process.env['REMBUK_PICTURES']
const picture = async (tab: Page, name: string): Promise<void> => {
  if (!pictures) return
  await mkdir(pictures, { recursive: true })
  await tab.screenshot({ path: join(pictures, `own-${name}.png`) })
}

/** One property of a place as it is drawn. */
const drawn = (place: Locator, property: string): Promise<string> =>
  place.evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property)
const ring = async (place: Locator): Promise<[style: string, width: string]> => [
  await drawn(place, 'outline-style'),
  await drawn(place, 'outline-width'),
]

describe.each(['light', 'dark'] as const)('in forced colours, %s', (colorScheme) => {
  // What is on its way has the contrast of neither end.
  const options = { forcedColors: 'active', colorScheme, reducedMotion: 'reduce' } as const

  test('what is chosen and what has the focus are told apart without a colour of ours', async () => {
    const id = await stage.post('Apakah bisa pindah memilih?')
    const other = await stage.post('Kapan pencoblosan?')
    const tab = await stage.desk(await stage.service.makeMember(), `?c=${id}`, options)
    await row(tab, id).waitFor()
    expect(await ring(row(tab, id))).toEqual(['solid', '2px'])
    expect(await ring(row(tab, other))).toEqual(['none', expect.anything()])

    const current = tab.locator('.nav .tabs a[aria-current]').first()
    expect(await ring(current)).toEqual(['solid', '2px'])
    await tab.keyboard.press('/')
    expect(await ring(tab.locator('.search'))).toEqual(['solid', '3px'])
    await tab.keyboard.press('Escape')
    await current.focus()
    await tab.keyboard.press('Tab')
    await tab.keyboard.press('Shift+Tab')
    expect(await ring(current)).toEqual(['solid', '3px'])

    expect(await findings(tab)).toEqual([])
    await tab.locator('.kinds button').first().click()
    const pressed = tab.locator('.kinds button[aria-pressed="true"]')
    await pressed.waitFor()
    const fills = [pressed, tab.locator('.kinds button[aria-pressed="false"]').first()].map((one) =>
      drawn(one, 'background-color'),
    )
    expect(new Set(await Promise.all(fills)).size).toBe(2)
    expect(await drawn(pressed.locator('kbd'), 'color')).toBe(await drawn(pressed, 'color'))
    const toast = tab.locator('.toast')
    await toast.waitFor()
    expect(await drawn(toast, 'color'), 'not ink on ink').not.toBe(await drawn(toast, 'background-color'))
    expect(await drawn(toast, 'color')).toBe(await drawn(tab.locator('body'), 'color'))
    await picture(tab, `forced-${colorScheme}-queue`)
    await tab.context().close()
  })

  test('lines and bars are drawn in the system’s colours', async () => {
    const tab = await stage.desk(await stage.service.makeMember(), '?page=filter', options)
    const line = tab.locator('.chart svg text').first()
    await line.waitFor()
    const [ink, ...charts] = await tab.evaluate(() => {
      const probe = document.createElement('i')
      document.body.append(probe)
      const colours = ['CanvasText', 'var(--chart-1)', 'var(--chart-2)', 'var(--chart-3)'].map((colour) => {
        probe.style.color = colour
        return getComputedStyle(probe).color
      })
      probe.remove()
      return colours
    })
    expect(charts).toEqual([ink, ink, ink])
    expect(await drawn(line, 'fill')).toBe(ink)
    expect(await findings(tab)).toEqual([])
    await picture(tab, `forced-${colorScheme}-filter`)
    await tab.context().close()
  })
})

test('who wants less motion sees nothing travel', async () => {
  const id = await stage.post('Apakah bisa pindah memilih?')
  await stage.post('Kapan pencoblosan?')
  const tab = await stage.desk(await stage.service.makeMember(), '', { reducedMotion: 'reduce' })
  await row(tab, id).waitFor()
  await tab.evaluate(() => {
    const moved: string[] = []
    Object.assign(globalThis, { moved })
    for (const kind of ['animationstart', 'transitionrun'])
      addEventListener(kind, ({ target }) => {
        const moving = (target as Element).getAnimations().filter(({ effect }) => effect?.getComputedTiming().duration)
        if (moving[0]) moved.push((target as Element).className)
      })
  })
  await tab.keyboard.press('j')
  await tab.keyboard.press('s')
  await tab.locator('.toast').waitFor()
  await tab.keyboard.press('?')
  await tab.getByRole('dialog').waitFor()
  expect(await tab.evaluate(() => Reflect.get(globalThis, 'moved'))).toEqual([])
  await tab.context().close()
})

test('no view needs a font of pictures: its own signs are drawn, its words are letters', async () => {
  const id = await stage.post('Apakah bisa pindah memilih?')
  const tab = await stage.desk(await stage.service.makeMember(), `?c=${id}`)
  await row(tab, id).waitFor()
  const pictured = () => tab.evaluate(() => document.body.innerText.match(/\p{Extended_Pictographic}/gu))
  expect(await pictured()).toBeNull()
  for (const page of ['insights', 'weekly', 'audit', 'filter', 'holds', 'sites', 'members', 'policy', 'account']) {
    await tab.goto(stage.service.url(`/desk?page=${page}`))
    await tab.locator('.page h1').waitFor()
    expect([page, await pictured()]).toEqual([page, null])
  }
  await tab.context().close()
})
