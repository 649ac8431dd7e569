/** The second file: writing, one's own comments, news while the page is open, an office's own colour. */
import { clothe } from '../clothe.ts'
import type { Widget } from '../widget.ts'
import { follow } from './news.ts'
import css from './later.css?inline'
import { keepPainted } from './paint.ts'
import { keepDraft, openForm } from './writing.ts'

export { moment } from '../../kit/moment.ts'
export { closedWords } from './closed.ts'
export { fillCounts } from './counts.ts'
export { Form } from './form.tsx'
export { fresh } from './changes.ts'
export { readNext, readOtherReplies } from './more.ts'
export { readNew } from './news.ts'
export { OwnActions, OwnNote } from './own.tsx'
export { openForm }

/** Takes its place in a widget that has been standing there until now. */
export function arrive(w: Widget): void {
  const { host, root } = w
  if (host.shadowRoot) clothe(host.shadowRoot, css)
  keepPainted(w)
  const line = root.querySelector('textarea')
  const isFocused = line && line === host.shadowRoot?.activeElement
  if (line?.value) keepDraft(w, {}, { text: line.value, name: '' })
  w.paint()
  if (isFocused) {
    openForm(w, {})
    root.querySelector('textarea')?.setSelectionRange(line.selectionStart, line.selectionEnd)
  }
  follow(w)
}
