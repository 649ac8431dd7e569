/** The second file: writing, one's own comments, news while the page is open, an office's own colour. */
import { clothe } from '../clothe.ts'
import { recall } from '../device.ts'
import type { Options } from '../options.ts'
import type { Texts } from '../texts/id.ts'
import type { Widget } from '../widget.ts'
import { keptReaction, keptSupports } from './engagement.ts'
import { keepDraft, openForm } from './forms.ts'
import css from './later.css?inline'
import { hearOfReports } from './menus.tsx'
import { follow } from './news.ts'
import { keepPainted } from './paint.ts'
import { resume } from './sending.ts'

export { moment } from '../../kit/moment.ts'
export { fresh } from './changes.ts'
export { closedWords } from './closed.ts'
export { chooseReaction, support } from './engagement.ts'
export { learn } from './form-state.ts'
export { Form } from './form.tsx'
export { Menu, toggleMenu } from './menus.tsx'
export { readNext, readOtherReplies } from './more.ts'
export { readNew } from './news.ts'
export { OwnActions, OwnNote } from './own.tsx'
export { openForm }

/** Pages that list others are few. */
export async function fillCounts(options: Options, t: Texts): Promise<void> {
  const counts = await import('./counts.ts')
  await counts.fillCounts(options, t)
}

/** Takes its place in a widget that has been standing there until now. */
export function arrive(w: Widget): void {
  const { host, root } = w
  if (host.shadowRoot) clothe(host.shadowRoot, css)
  keepPainted(w)
  w.writer = recall('me') || {}
  w.supports = keptSupports()
  w.reaction = keptReaction(w)
  const line = root.querySelector('textarea')
  const isFocused = line && line === host.shadowRoot?.activeElement
  if (line?.value) keepDraft(w, {}, { text: line.value, name: '' })
  w.paint()
  if (isFocused) {
    openForm(w, {})
    root.querySelector('textarea')?.setSelectionRange(line.selectionStart, line.selectionEnd)
  }
  follow(w)
  resume(w)
  void hearOfReports(w)
}
