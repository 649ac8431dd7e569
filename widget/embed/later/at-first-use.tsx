/** What asks for the third file, and what stands in its place until it is there. */
import { filled } from '../../kit/texts.ts'
import { relative } from '../../kit/time.ts'
import { recall } from '../device.ts'
import type { Widget } from '../widget.ts'
import type * as acting from './acting.ts'
import { bringActing, brought } from './bringing.ts'
import { toggleSupport } from './engagement.ts'
import type { Waiting } from './outbox.ts'
import { wordsOf } from './words.ts'
import { giveBack, restsUntil, waitingAs } from './sending.ts'

/** Below a comment's words: what has become of one's own, what can be done with it, its menu. */
export function Below(props: Parameters<typeof acting.Below>[0]) {
  const { w, comment, isPanel } = props
  const { told } = w
  const entry = isPanel && waitingAs(comment.id)
  if (entry) return <Unsent w={w} entry={entry} />
  return (
    <>
      {brought && <brought.Below {...props} />}
      {told?.beside === comment.id && <p class="hint">{told.words}</p>}
    </>
  )
}

/** That one's own words wait on this device. */
function Unsent({ w, entry }: { w: Widget; entry: Waiting }) {
  const { now, options } = w
  const t = wordsOf(w)
  // Part of a minute counts as a whole one.
  const wait = restsUntil > now && filled(t.rests, relative(restsUntil + 59_999, now, options.language))
  return (
    <p class="note" role="status">
      {wait || t.waits}{' '}
      <button class="link" onClick={() => giveBack(w, entry)}>
        {t.discard}
      </button>
    </p>
  )
}

/** The third file for something that was pressed; where it cannot be had, that nothing came of it is told there. */
async function use(w: Widget, beside?: string): Promise<typeof acting | undefined> {
  w.told = undefined
  const acting = await bringActing()
  if (!acting) w.told = { words: wordsOf(w).unrecorded, beside }
  return acting
}

/** Supports a comment, or takes that back: seen at once, whatever the service says. */
export async function support(w: Widget, id: string): Promise<void> {
  const using = use(w, id)
  toggleSupport(w, id)
  const acting = await using
  if (acting) return acting.sendSupport(w, id)
  toggleSupport(w, id)
}

/** Says a word about the page, another in its place, or takes it back. */
export async function chooseReaction(w: Widget, name: string): Promise<void> {
  const before = w.reaction
  const using = use(w)
  w.reaction = before === name ? undefined : name
  w.paint()
  const acting = await using
  if (acting) return acting.sendReaction(w, before)
  w.reaction = before
  w.paint()
}

/** Opens the menu of a comment, or closes it. */
export async function toggleMenu(w: Widget, id: string): Promise<void> {
  const acting = await use(w, id)
  if (acting) acting.toggleMenu(w, id)
  else w.paint()
}

/** Only whoever has reported something asks what became of it. */
export async function hearOfReports(w: Widget): Promise<void> {
  if (!recall('reports')) return
  const acting = await bringActing()
  await acting?.hear(w)
}
