/** What others wrote while the page stands open. */
import { watchThread } from '../../../service/contract/reader.ts'
import type { ThreadHint } from '../../../service/contract/views.ts'
import { address } from '../../kit/client.ts'
import { counted } from '../../kit/texts.ts'
import type { Widget } from '../widget.ts'
import { fresh, unpublished } from './changes.ts'
import { pageName } from './keeping.ts'
import { wordsOf } from './words.ts'
import { watch } from './watch.ts'

/** Where nothing can be asked, the next hint or beat asks again. */
export async function readNew(w: Widget, show = false): Promise<void> {
  const { later } = w
  if (!later) return
  try {
    const { catchUp } = await import('./catching-up.ts')
    await catchUp(later, w, show)
  } catch {
    // What is read stays readable.
  }
}

/** Keeps the page alive. Answers what ends that. */
export function follow(w: Widget): () => void {
  const { origin, site, at } = w.options
  let last: ThreadHint = { revision: 0, comments: 0 }
  const isNews = ({ revision } = last) => !!w.thread && revision > w.thread.revision
  const announce = () => w.change((thread) => ({ ...thread, hinted: last.comments }))
  return watch({
    name: `rembuk ${origin} ${pageName(w)}`,
    events: () =>
      origin + address(watchThread.path, { params: { site }, query: { ...at, since: w.thread?.revision || 0 } }),
    hint(hint) {
      if (!w.thread || !isNews(hint)) return
      last = hint
      // What may be this reader's own is not announced as news: that is looked into first.
      const mayBeOwn = unpublished(w.thread)[0]
      if (!mayBeOwn) announce()
      // So is a hint that promises no new comment.
      if (mayBeOwn || !fresh(w.thread)) void readNew(w)
    },
    // An answer that was under way before the last hint takes nothing back of it.
    ask: () => void readNew(w).then(() => isNews() && announce()),
    tick() {
      // While the pill waits, what changed besides is looked into now and then; and whether a closing is over.
      if (isNews() || Date.parse(w.thread?.page.closedReason?.until || '') <= Date.now() + w.off) void readNew(w)
      w.paint()
    },
  })
}

/** Announces what has come, and moves nothing before it is asked for. */
export function pill(w: Widget) {
  const news = w.thread ? fresh(w.thread) : 0
  return (
    <div class="pill" role="status">
      {news > 0 && (
        <button part="pill" onClick={() => void readNew(w, true)}>
          {counted(wordsOf(w).fresh, news, w.options.language)}
        </button>
      )}
    </div>
  )
}
