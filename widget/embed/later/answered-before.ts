/** What was answered before comes with a file of its own, once there are words enough to ask by. */
import type { Widget } from '../widget.ts'
import type * as similar from './similar.tsx'

/** Fewer letters ask nothing. */
const lettersLeast = 15

/** That file, once it is there. */
export let answering: typeof similar | undefined

/** What was typed last: while the file is on its way, later strokes may get through before earlier ones. */
let newest = ''

/** After every stroke in the form for a new comment. */
export async function hearTyping(w: Widget, text: string): Promise<void> {
  newest = text
  if (!answering && text.trim().length < lettersLeast) return
  answering ||= await import('./similar.tsx').catch(() => undefined)
  if (text === newest) answering?.typed(w, text)
}
