/** A comment that somebody came for: it is looked for wherever it stands in the thread, and brought into view. */
import { clothe } from '../clothe.ts'
import type { Later, Widget } from '../widget.ts'
import { readFromStart } from './from-start.ts'
import css from './goal.css?inline'
import { type SeekingTexts, id as indonesian } from './texts/seeking-id.ts'
import { isWhole } from './whole.ts'

const dressed = new WeakSet<Widget>()

const wordsOf = (w: Widget): SeekingTexts => w.later?.wordsOf(w).seeking || indonesian

/** Above the comment that somebody came for. */
export const Goal = ({ w }: { w: Widget }) => <p class="caption goal">{wordsOf(w).goal}</p>

/** The way back from the middle of a thread. */
export function Start({ w }: { w: Widget }) {
  const { later, asked } = w
  return (
    <button class="more" part="more" onClick={() => later && void readFromStart(later, w, asked.sort)}>
      {wordsOf(w).start}
    </button>
  )
}

const articleOf = ({ host }: Widget, id: string) => host.shadowRoot?.getElementById(`c-${id}`)

/**
 * `later`: the second file, which this one cannot import. `isAsked`: whether its reader asks for it now, and has not
 * only opened a page with such an address.
 */
export async function seek(later: Later, w: Widget, isAsked: boolean): Promise<void> {
  const id = w.goal || ''
  if (!dressed.has(w) && w.host.shadowRoot) clothe(w.host.shadowRoot, css)
  dressed.add(w)
  const failure = await find(later, w, id).catch(() => w.t.unread)
  if (w.goal !== id) return
  const article = articleOf(w, id)
  // With several threads on the page it is another's; it is nobody's fault that one does not have it.
  if (!article && document.querySelectorAll('rembuk-thread').length < 2) w.note = failure || w.t.removed
  w.paint()
  // Whoever has begun to read or to write meanwhile is left alone.
  const isIdle = !scrollY && (document.activeElement || document.body) === document.body
  if (!article || !(isAsked || isIdle)) return
  const isCalm = !isAsked || matchMedia('(prefers-reduced-motion: reduce)').matches
  article.scrollIntoView({ behavior: isCalm ? 'auto' : 'smooth' })
  article.focus({ preventScroll: true })
}

/** Fetches what is needed for a comment to stand there, its thread and further replies. Answers what went wrong. */
async function find(later: Later, w: Widget, id: string): Promise<string | undefined> {
  const isShown = () => {
    const comment = w.thread?.comments[id]
    if (comment?.parent) w.change((thread) => later.unfolded(thread, [comment]))
    return articleOf(w, id)
  }
  if (isShown()) return beginsElsewhere(w, id)
  if (w.asked.at !== id && !(await later.readAnew(w, { sort: w.asked.sort, at: id }))) return w.t.unread
  // Where the service knows it, the thread now begins with it or with the one it hangs under.
  const { first } = w.thread || {}
  const { readRepliesBelow } = await import('./reading-on.ts')
  const readOn = async () => !!first && readRepliesBelow(later, w, first)
  while (!isShown() && (await readOn())) continue
  return beginsElsewhere(w, id)
}

/** Whoever was led to the middle of a thread is offered its start. */
function beginsElsewhere(w: Widget, id: string): undefined {
  const comment = w.thread?.comments[id]
  if (comment && w.asked.at === id) w.change((thread) => ({ ...thread, isPart: !isWhole(thread) }))
}
