// Any colour an office chooses stays readable: sixteen steps of each channel, in both themes.
import { expect, test } from 'vitest'
import { tones } from '../../widget/embed/later/accent.ts'
import { type Colour, luminance, readColour } from '../../widget/embed/colour.ts'

const contrast = (one: Colour, other: Colour): number => {
  const [a, b] = [luminance(one) + 0.05, luminance(other) + 0.05]
  return Math.max(a, b) / Math.min(a, b)
}

const grounds: Record<string, Colour[]> = {
  light: [
    [255, 255, 255],
    [245, 247, 248],
    [233, 237, 240],
  ],
  dark: [
    [20, 24, 28],
    [28, 33, 38],
    [39, 45, 52],
  ],
}

const colours: Colour[] = []
for (let code = 0; code < 4_096; code++) colours.push([(code >> 8) * 17, ((code >> 4) & 15) * 17, (code & 15) * 17])

test.each(['light', 'dark'])('4,096 accents on %s ground keep their contrast', (theme) => {
  const worst = { text: 99, on: 99, hover: 99, edge: 99, wash: 99 }
  for (const accent of colours) {
    const painted = tones(accent, theme === 'dark')
    const tone = (name: string) => readColour(painted[name] ?? '')[0]
    const ground = grounds[theme]?.[0] ?? [0, 0, 0]
    worst.text = Math.min(worst.text, ...(grounds[theme] ?? []).map((one) => contrast(tone('accent-text'), one)))
    worst.on = Math.min(worst.on, contrast(tone('accent-on'), tone('accent')))
    worst.hover = Math.min(worst.hover, contrast(tone('accent-on'), tone('accent-hover')))
    worst.edge = Math.min(worst.edge, contrast(tone('accent-edge'), ground))
    worst.wash = Math.min(worst.wash, contrast(tone('accent-text'), tone('accent-wash')))
  }
  expect(worst.text).toBeGreaterThanOrEqual(4.5)
  expect(worst.on).toBeGreaterThanOrEqual(4.58)
  expect(worst.hover).toBeGreaterThanOrEqual(4.98)
  expect(worst.edge).toBeGreaterThanOrEqual(3)
  expect(worst.wash).toBeGreaterThanOrEqual(4.67)
})

test('a colour that can be read as it is stays as it is', () => {
  expect(tones([15, 106, 115], false)).toMatchObject({ accent: 'rgb(15,106,115)', 'accent-text': 'rgb(15,106,115)' })
})

test('yellow stays yellow, with an edge and a text that can be seen', () => {
  expect(tones([255, 213, 0], false)).toMatchObject({ accent: 'rgb(255,213,0)', 'accent-on': 'rgb(0,0,0)' })
})
