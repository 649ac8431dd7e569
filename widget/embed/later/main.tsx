/** The second file: writing, one's own comments, news while the page is open, an office's own colour. */
import { clothe } from '../clothe.ts'
import type { Widget } from '../widget.ts'
import { tones } from './accent.ts'
import { follow } from './news.ts'
import css from './later.css?inline'
import { keepDraft, openForm } from './writing.ts'

export { Form } from './form.tsx'
export { fresh } from './changes.ts'
export { readNew } from './news.ts'
export { OwnActions, OwnNote } from './own.tsx'
export { openForm }

/** Takes its place in a widget that has been standing there until now. */
export function arrive(w: Widget): void {
  const { host, root, options } = w
  if (host.shadowRoot) clothe(host.shadowRoot, css)
  if (options.accent) {
    const painted = tones(options.accent, host.dataset.theme === 'dark')
    for (const [name, tone] of Object.entries(painted)) host.style.setProperty(`--rembuk-${name}`, tone)
  }
  const line = root.querySelector('textarea')
  const isFocused = line && line === host.shadowRoot?.activeElement
  if (line?.value) keepDraft(w, {}, { text: line.value, name: '' })
  w.paint()
  if (isFocused) openForm(w, {})
  follow(w)
}
