/** What asks for the third file, and what stands in its place until it is there. */
import { filled } from '../../kit/texts.ts'
import { relative } from '../../kit/time.ts'
import { recall } from '../device.ts'
import type { Comment } from '../thread.ts'
import type { Widget } from '../widget.ts'
import type * as acting from './acting.ts'
import { bringActing, brought } from './bringing.ts'
import { toggleSupport } from './engagement.ts'
import { wordsOf } from './words.ts'
import { giveBack, restsUntil, waitingAs } from './sending.ts'

type Props = { w: Widget; comment: Comment }

/** Below one's own words: that they wait, or what has become of them. */
export function OwnNote({ w, comment }: Props) {
  const entry = waitingAs(comment.id)
  if (!entry) return brought ? <brought.OwnNote w={w} comment={comment} /> : null
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

export const OwnActions = (props: Props & { isEditable: boolean | undefined }) =>
  brought ? <brought.OwnActions {...props} /> : null

export const Settling = (props: Props) => (brought ? <brought.Settling {...props} /> : null)

export const Numbers = (props: Parameters<typeof acting.Numbers>[0]) =>
  brought ? <brought.Numbers {...props} /> : null

const unrecorded = (w: Widget, beside?: string): void => {
  w.told = { words: wordsOf(w).unrecorded, beside }
  w.paint()
}

/** Supports a comment, or takes that back: seen at once, whatever the service says. */
export async function support(w: Widget, id: string): Promise<void> {
  w.told = undefined
  toggleSupport(w, id)
  const acting = await bringActing()
  if (acting) return acting.sendSupport(w, id)
  toggleSupport(w, id)
  unrecorded(w, id)
}

/** Says a word about the page, another in its place, or takes it back. */
export async function chooseReaction(w: Widget, name: string): Promise<void> {
  const before = w.reaction
  w.told = undefined
  w.reaction = before === name ? undefined : name
  w.paint()
  const acting = await bringActing()
  if (acting) return acting.sendReaction(w, before)
  w.reaction = before
  unrecorded(w)
}

/** Opens the menu of a comment, or closes it. */
export async function toggleMenu(w: Widget, id: string): Promise<void> {
  if (w.menu?.id === id) return closeMenu(w)
  w.told = undefined
  const acting = await bringActing()
  acting?.dressMenus(w)
  if (!acting) return unrecorded(w, id)
  w.menu = { id, step: 'acts' }
  w.paint()
  w.focus(`#m-${id} :is(a, button)`)
}

/** Closes it; whoever was in it goes on at its button. */
export function closeMenu(w: Widget): void {
  const { menu } = w
  w.menu = undefined
  w.paint()
  if (menu) w.focus(`#c-${menu.id} .dots`)
}

export function Menu({ w, comment: { id } }: Props) {
  if (w.told?.beside === id) return <p class="hint">{w.told.words}</p>
  return brought && w.menu?.id === id ? <brought.Menu w={w} id={id} /> : null
}

/** Only whoever has reported something asks what became of it, where there is a place to tell it. */
export async function hearOfReports(w: Widget): Promise<void> {
  if (!recall('reports') || !w.thread?.page.open) return
  const acting = await bringActing()
  await acting?.hear(w)
}
