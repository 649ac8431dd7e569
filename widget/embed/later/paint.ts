import { dress } from '../theme.ts'
import type { Widget } from '../widget.ts'

/** Puts on the office's own colour, and changes with the page when that turns light or dark. Answers what ends that. */
export function keepPainted(w: Widget): () => void {
  const { host, options } = w
  const { accent, theme } = options
  let takeOff: (() => void) | undefined
  let isOver = false
  const paint = async () => {
    dress(host, theme)
    // Most offices have no colour of their own, and do without what works out its tones.
    if (!accent) return
    const { wear } = await import('./accent.ts')
    if (!isOver) takeOff = wear(w, accent)
  }
  const turn = () => void paint().catch(() => undefined)
  const watcher = new MutationObserver(turn)
  const device = matchMedia('(prefers-color-scheme: dark)')
  turn()
  if (theme !== 'light' && theme !== 'dark') {
    for (const part of [document.documentElement, document.body]) watcher.observe(part, { attributes: true })
    device.addEventListener('change', turn)
  }
  return () => {
    isOver = true
    watcher.disconnect()
    device.removeEventListener('change', turn)
    takeOff?.()
  }
}
