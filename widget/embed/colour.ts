/** Red, green and blue from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number]

/** The figures in `rgb(…)` or `rgba(…)`, as computed styles give them; anything else counts as not there. */
export function readColour(css: string): [colour: Colour, alpha: number] {
  const [red = 0, green = 0, blue = 0, alpha = 1] = css.match(/[\d.]+/g)?.map(Number) || []
  return [[red, green, blue], css.startsWith('rgb') ? alpha : 0]
}

/** Relative luminance, as WCAG defines it. */
export const luminance = (colour: Colour): number =>
  colour.reduce((sum, part, at) => {
    const share = part / 255
    return (
      sum +
      (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4) * ([0.2126, 0.7152, 0.0722][at] as number)
    )
  }, 0)
