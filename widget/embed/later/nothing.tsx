import type { Widget } from '../widget.ts'
import { actingWordsOf } from './second.ts'

/** Where only some of the comments were asked for, and there are none. */
export function Nothing({ w }: { w: Widget }) {
  const { answered, roots } = w.thread || {}
  if (!answered || roots?.[0]) return null
  const t = actingWordsOf(w)
  return <p class="empty">{answered === 'yes' ? t.noneAnswered : t.noneUnanswered}</p>
}
