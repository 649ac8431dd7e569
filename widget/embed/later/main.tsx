/** The second file: writing, one's own comments, news while the page is open, an office's own colour. */
import { call } from '../../kit/client.ts'
import { clothe } from '../clothe.ts'
import { recall } from '../device.ts'
import { paintInSteps } from '../reading.ts'
import type { Asked } from '../thread.ts'
import type { Taking, Widget } from '../widget.ts'
import { hearOfReports } from './at-first-use.tsx'
import { prepareActing } from './bringing.ts'
import { recallEngagement } from './engagement.ts'
import { stand } from './element.ts'
import { keepDraft, openForm } from './forms.ts'
import tones from '../../kit/tones.css?inline'
import css from './later.css?inline'
import { ownComments } from './keeping.ts'
import { anew } from './changes.ts'
import { readOwn } from './more.ts'
import { readNew } from './news.tsx'
import { scheme } from './paint.ts'
import { resume } from './sending.ts'

export { around } from './around.tsx'
export { anew, put, unfolded, withOwn } from './changes.ts'
export { countSupports, toggleSupport } from './engagement.ts'
export { learn, wordsOf } from './words.ts'
export { keep, keepOwn, pageName } from './keeping.ts'
export { chooseReaction, support, toggleMenu } from './at-first-use.tsx'
export { readAnew, readOn, unfold } from './more.ts'
export { closedWords, Lead, onward } from './lead.tsx'
export { order } from './order.tsx'
export { call, openForm, recall }

/** Pages that list others are few. */
export async function fillCounts(host: HTMLElement): Promise<void> {
  const counts = await import('./counts.ts')
  await counts.fillCounts(host, call)
}

/** What the service has answered is kept for the next visit, and takes the place of what was kept before. */
export async function renew(w: Widget, asked: Asked): Promise<void> {
  try {
    const renewing = await import('./renewing.ts')
    renewing.renew({ anew, readNew }, w, asked)
  } catch {
    // What was kept can be read, and the next hint asks anew.
  }
}

const taking = (w: Widget): Taking => ({
  own: ownComments(),
  forms: {},
  writer: recall('me') || {},
  change(step) {
    if (w.thread) w.thread = step(w.thread)
    w.paint()
  },
  focus: (selector, how) => w.root.querySelector<HTMLElement>(selector)?.focus(how),
})

/** Takes its place in a widget that has been standing there until now. */
export function arrive(w: Widget): void {
  const { host, root } = w
  // Another has its place by now.
  if (!root.parentNode) return
  if (host.shadowRoot) clothe(host.shadowRoot, tones + css)
  // Together, since the browser works out all styles anew for each.
  scheme(w)
  Object.assign(w, taking(w))
  recallEngagement(w)
  const line = root.querySelector('textarea')
  const isFocused = line && line === host.shadowRoot?.activeElement
  if (line?.value) keepDraft(w, {}, { text: line.value, name: '' })
  // The field at once, since somebody may be typing into it.
  w.paint(0, 0)
  if (isFocused) {
    openForm(w, {})
    root.querySelector('textarea')?.setSelectionRange(line.selectionStart, line.selectionEnd)
  }
  stand(w)
  void readOwn(w)
  resume(w)
  void hearOfReports(w)
  if (Object.keys(w.own)[0]) void prepareActing(w)
  // The others while the page answers.
  void paintInSteps(w)
}
