/** What others wrote while the page stands open. */
import { readChanges, watchThread } from '../../../service/contract/reader.ts'
import { address } from '../../kit/client.ts'
import { params, quietly } from '../reading.ts'
import { unpublished } from '../thread.ts'
import type { Widget } from '../widget.ts'
import { changed, fresh } from './changes.ts'
import { watch } from './watch.ts'

/** What changed since the page was read; with `show` the new comments take their places, as asked for by the pill. */
export async function readNew(w: Widget, show = false): Promise<void> {
  const { thread } = w
  if (!thread) return
  const { revision: since, sort, comments } = thread
  const view = await quietly(w, readChanges, { params: params(w), query: { ...w.options.at, since, sort } })
  if (!view) return
  w.change((now) => changed(now, view, show))
  if (!show) return
  const first = Object.keys(w.thread?.comments || {}).find((id) => !comments[id])
  if (first) w.focus(`#c-${first}`)
}

/** Keeps the page alive. Answers what ends that. */
export function follow(w: Widget): () => void {
  const events = () => {
    const query = { ...w.options.at, since: w.thread?.revision || 0 }
    return w.options.origin + address(watchThread.path, { params: params(w), query })
  }
  return watch(
    events,
    ({ revision, comments }) => {
      if (!w.thread || revision <= w.thread.revision) return
      w.change((thread) => ({ ...thread, hinted: comments }))
      // A hint that promises no new comment, or may concern this reader's own, is looked into; else the pill waits.
      if (unpublished(w.thread)[0] || !fresh(w.thread)) void readNew(w)
    },
    () => void readNew(w),
    () => w.paint(),
  )
}
