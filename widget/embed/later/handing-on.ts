/** Handing words on: to the clipboard, to WhatsApp. */
import type { Widget } from '../widget.ts'

export const whatsApp = (words: string): string => `https://wa.me/?text=${encodeURIComponent(words)}`

/** Copies, also on pages without a secure line, where the browser hands out no clipboard. */
export async function copy({ host, root }: Widget, words: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words)
  } catch {
    const focused = host.shadowRoot?.activeElement
    const area = document.createElement('textarea')
    area.className = 'sr'
    area.value = words
    root.append(area)
    area.select()
    document.execCommand('copy')
    area.remove()
    if (focused instanceof HTMLElement) focused.focus()
  }
}
