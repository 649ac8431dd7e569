import { readColour } from '../colour.ts'
import { dress } from '../theme.ts'
import type { Widget } from '../widget.ts'
import { tones } from './accent.ts'

/** Puts on the office's own colour, and changes with the page when that turns light or dark. */
export function keepPainted({ host, root, options }: Widget): void {
  const { accent, theme } = options
  const paint = () => {
    dress(host, theme)
    if (!accent || !CSS.supports('color', accent)) return
    // The browser knows every way to write a colour.
    root.style.color = accent
    const [base] = readColour(getComputedStyle(root).color)
    root.style.color = ''
    for (const [name, tone] of Object.entries(tones(base, host.dataset.theme === 'dark'))) {
      host.style.setProperty(`--rembuk-${name}`, tone)
    }
  }
  paint()
  if (theme === 'light' || theme === 'dark') return
  const watcher = new MutationObserver(paint)
  for (const part of [document.documentElement, document.body]) watcher.observe(part, { attributes: true })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint)
}
