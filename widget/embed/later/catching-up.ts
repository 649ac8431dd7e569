/** What others wrote while the page stood open; it comes with the first hint of that. */
import { readChanges } from '../../../service/contract/reader.ts'
import type { CommentView, ThreadChangesView } from '../../../service/contract/views.ts'
import type { Comment, Thread } from '../thread.ts'
import type { Later, Widget } from '../widget.ts'
import { readFromStart } from './from-start.ts'

/** The steps of the second file, which this one cannot import. */
export type Steps = Pick<Later, 'anew' | 'put' | 'unfolded'>

/** What others changed. New comments wait, so that nothing moves what is being read; with `show` they take their places. */
export function changed(
  { anew, put, unfolded }: Steps,
  thread: Thread,
  view: ThreadChangesView,
  show: boolean,
): Thread {
  const { page, rules, reactions, revision, statement } = view
  const { statement: _, ...before } = thread
  // Too much has changed to be told: the reader who asked gets the page anew.
  if (!view.partial && show) return anew(thread, view, { sort: thread.sort })
  const incoming = view.comments.flatMap((one) => [one, ...one.replies])
  const told = new Set(incoming.map(({ id }) => id))
  const waiting = thread.waiting.filter(({ id }) => !told.has(id))
  const known: (CommentView & Pick<Comment, 'cameUp'>)[] = []
  for (const one of incoming) {
    const here = thread.comments[one.id]
    // To the public an own comment that waits again is gone; to its author it is not.
    const cameUp = here?.cameUp || here?.state === 'held'
    if (here && !(here.state === 'held' && one.state === 'removed')) known.push({ ...one, cameUp })
    if (!here && one.state === 'published') waiting.push(one)
  }
  waiting.sort((a, b) => (a.id < b.id ? -1 : 1))
  const next = put(
    {
      ...before,
      page,
      rules,
      reactions,
      revision,
      ...(statement && { statement }),
      hinted: page.comments,
      waiting: [],
    },
    known,
  )
  // Where the newest stand last, they follow on; while older pages are missing in between, they stand first.
  if (show) return unfolded(put(next, waiting, thread.sort === 'old' && !thread.next), waiting)
  const reachable: Record<string, { id: string }> = { ...next.comments }
  // A reply to something that is not on the page has no place yet; its root's number of replies tells of it.
  return {
    ...next,
    waiting: waiting.filter((one) => (!one.parent || reachable[one.parent]) && (reachable[one.id] = one)),
  }
}

/** With `show` the new comments take their places, as asked for by the pill. */
export async function catchUp(later: Later, w: Widget, show: boolean): Promise<void> {
  const { thread } = w
  if (!thread) return
  const { revision: since, sort, comments, answered, isPart } = thread
  // They have no place among some of the comments, nor before a part of the thread.
  if (show && (answered || isPart)) return readFromStart(later, w, sort)
  const { origin, site, at } = w.options
  const view = await later.call(origin, readChanges, { params: { site }, query: { ...at, since, sort } })
  w.change((now) => changed(later, now, view, show))
  if (!show) return
  const first = Object.keys(w.thread?.comments || {}).find((id) => !comments[id])
  if (first) w.focus(`#c-${first}`)
}
