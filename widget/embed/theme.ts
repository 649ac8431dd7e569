import { type Colour, luminance, readColour } from './colour.ts'

/** The colour behind a place: the nearest opaque background above it; a page without one is white. */
function groundBehind(place: Element): Colour {
  for (let at: Element | null = place; at; at = at.parentElement) {
    const [colour, alpha] = readColour(getComputedStyle(at).backgroundColor)
    if (alpha === 1) return colour
  }
  return [255, 255, 255]
}

/**
 * Light or dark as the page is, not as the phone is. On a page that is clearly the one or the other the widget stands
 * on the page's own ground; on anything between it brings its own.
 */
export function dress(host: HTMLElement, theme: string | undefined): void {
  const light = luminance(groundBehind(host))
  const isDark = theme === 'dark' || (theme !== 'light' && light < 0.18)
  host.dataset.theme = isDark ? 'dark' : 'light'
  host.toggleAttribute('data-ground', isDark ? light > 0.026 : light < 0.84)
}
