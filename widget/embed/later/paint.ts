import { dress } from '../theme.ts'
import type { Widget } from '../widget.ts'

/** What the browser itself draws, as boxes to tick, is light or dark like the rest. */
export function scheme({ host, root }: Widget): void {
  root.style.colorScheme = `${host.dataset.theme}`
}

/** Puts on the office's own colour, and changes with the page when that turns light or dark. Answers what ends that. */
export function keepPainted(w: Widget): () => void {
  const { host, options } = w
  const { accent, theme } = options
  let takeOff: (() => void) | undefined
  let isOver = false
  const wear = async (colour: string) => {
    const tones = await import('./accent.ts')
    if (!isOver) takeOff = tones.wear(w, colour)
  }
  const turn = () => {
    dress(host, theme)
    scheme(w)
    // Most offices have no colour of their own, and do without what works out its tones.
    if (accent) wear(accent).catch(() => undefined)
  }
  // Where its ground is asked for at once, the browser works out all styles twice.
  const begun = setTimeout(turn)
  const watcher = new MutationObserver(turn)
  const device = matchMedia('(prefers-color-scheme: dark)')
  if (theme !== 'light' && theme !== 'dark') {
    for (const part of [document.documentElement, document.body]) watcher.observe(part, { attributes: true })
    device.addEventListener('change', turn)
  }
  return () => {
    isOver = true
    clearTimeout(begun)
    watcher.disconnect()
    device.removeEventListener('change', turn)
    takeOff?.()
  }
}
