import { type Colour, luminance, readColour } from '../colour.ts'
import type { Widget } from '../widget.ts'

const white: Colour = [255, 255, 255]
const black: Colour = [0, 0, 0]

/** Ground, and the surface that text has the hardest time on (`sink`), of both themes: as `tokens.css` has them. */
const grounds: Record<'light' | 'dark', readonly [ground: Colour, worst: Colour]> = {
  light: [white, [233, 237, 240]],
  dark: [
    [20, 24, 28],
    [39, 45, 52],
  ],
}

/** Paints a widget in an office's own colour. Answers what takes that off again. */
export function wear({ host, root }: Widget, accent: string): () => void {
  if (!CSS.supports('color', accent)) return () => undefined
  // The browser knows every way to write a colour.
  root.style.color = accent
  const [base] = readColour(getComputedStyle(root).color)
  root.style.color = ''
  const worn = tones(base, host.dataset.theme === 'dark')
  for (const [name, tone] of Object.entries(worn)) host.style.setProperty(`--rembuk-${name}`, tone)
  return () => {
    for (const name of Object.keys(worn)) host.style.removeProperty(`--rembuk-${name}`)
  }
}

/** All that is painted in an office's own colour, each with the contrast it needs. */
export function tones(base: Colour, isDark: boolean): Record<string, string> {
  const [ground, worst] = grounds[isDark ? 'dark' : 'light']
  const text = legible(base, worst, isDark)
  const on = contrast(white, base) >= contrast(black, base) ? white : black
  return {
    accent: cssOf(base),
    'accent-on': cssOf(on),
    'accent-hover': cssOf(mixed(base, on === white ? black : white, 0.14)),
    'accent-edge': cssOf(contrast(base, ground) < 3 ? text : base),
    'accent-text': cssOf(text),
    'accent-wash': cssOf(mixed(ground, text, isDark ? 0.13 : 0.07)),
  }
}

/** The colour as text: its lightness walked away from the ground, a hundredth at a time, until it can be read. */
function legible(colour: Colour, worst: Colour, isDark: boolean): Colour {
  const [red, green, blue] = [colour[0] / 255, colour[1] / 255, colour[2] / 255]
  const most = Math.max(red, green, blue)
  const spread = most - Math.min(red, green, blue)
  let lightness = most - spread / 2
  const saturation = spread && spread / (1 - Math.abs(2 * lightness - 1))
  const sextant = !spread
    ? 0
    : most === red
      ? (green - blue) / spread
      : most === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4
  const strength = isDark ? Math.min(saturation, 0.85) : saturation
  const at = (step: number) => {
    const k = (step + sextant * 2 + 12) % 12
    const part = lightness - strength * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1))
    return Math.round(255 * part)
  }
  let text = colour
  while (contrast(text, worst) < 4.5 && (isDark ? lightness < 1 : lightness > 0)) {
    lightness += isDark ? 0.01 : -0.01
    text = [at(0), at(8), at(4)]
  }
  return text
}

function contrast(one: Colour, other: Colour): number {
  const [a, b] = [luminance(one) + 0.05, luminance(other) + 0.05]
  return a > b ? a / b : b / a
}

/** `share` of one colour laid over the other. */
const mixed = (under: Colour, over: Colour, share: number): Colour => {
  const part = (at: 0 | 1 | 2) => under[at] + (over[at] - under[at]) * share
  return [part(0), part(1), part(2)]
}

const cssOf = (colour: Colour): string => `rgb(${colour.map(Math.round).join()})`
