/** What readers do besides writing: support for a comment, a word about the page. Shown at once, and put right after. */
import { react, supportComment, withdrawSupport } from '../../../service/contract/reader.ts'
import type { Failure } from '../../kit/client.ts'
import type { Widget } from '../widget.ts'
import { laterOf } from './acting-words.ts'

const rests = ({ thread }: Widget): boolean => !thread?.page.open || thread.rules.engagement === 'off'

function countSupports(w: Widget, id: string, count: (before: number) => number): void {
  w.change((thread) => {
    const comment = thread.comments[id]
    if (!comment) return thread
    return { ...thread, comments: { ...thread.comments, [id]: { ...comment, supports: count(comment.supports) } } }
  })
}

function toggle(w: Widget, id: string): void {
  const { keep, keptSupports } = laterOf(w)
  const others = keptSupports().filter((one) => one !== id)
  const on = !w.supports.includes(id)
  w.supports = on ? [...others, id] : others
  keep('supports', w.supports)
  countSupports(w, id, (before) => Math.max(0, before + (on ? 1 : -1)))
}

const excuse = (w: Widget, failure: unknown): string => (failure as Failure).detail || laterOf(w).wordsOf(w).unrecorded

const underway = new Set<string>()

/** Supports a comment, or takes that back. However fast it is pressed, the last press is what the service hears. */
export async function support(w: Widget, id: string): Promise<void> {
  if (rests(w)) return
  w.told = undefined
  toggle(w, id)
  const { asReader, call } = laterOf(w)
  if (underway.has(id)) return
  underway.add(id)
  const isOn = () => w.supports.includes(id)
  let sent = !isOn()
  try {
    while (sent !== isOn()) {
      sent = isOn()
      const verb = sent ? supportComment : withdrawSupport
      const { supports } = await call(w.options.origin, verb, { params: { id } }, asReader(w))
      if (sent === isOn()) countSupports(w, id, () => supports)
    }
  } catch (failure) {
    w.told = { beside: id, words: excuse(w, failure) }
    if (sent === isOn()) toggle(w, id)
    else w.paint()
  }
  underway.delete(id)
}

/** Says a word about the page, another in its place, or takes it back. */
export async function chooseReaction(w: Widget, name: string): Promise<void> {
  if (rests(w)) return
  const { asReader, call, keep, keptReactions, pageName } = laterOf(w)
  const before = w.reaction
  const next = before === name ? undefined : name
  const choose = (reaction: string | undefined) => {
    const { [pageName(w)]: _, ...others } = keptReactions()
    keep('reactions', reaction ? { ...others, [pageName(w)]: reaction } : others)
    w.reaction = reaction
  }
  w.told = undefined
  choose(next)
  w.paint()
  try {
    const { reactions } = await call(
      w.options.origin,
      react,
      { params: { site: w.options.site }, query: w.options.at, body: { reaction: next || null } },
      { 'Content-Type': 'application/json', ...asReader(w) },
    )
    w.change((thread) => ({ ...thread, reactions }))
  } catch (failure) {
    if (w.reaction === next) choose(before)
    w.told = { words: excuse(w, failure) }
    w.paint()
  }
}
