/** A question that was answered: whether that settles it is its author's to say, as long as there is time. */
import { reopenMatter } from '../../../service/contract/reader.ts'
import type { Failure } from '../../kit/client.ts'
import { filled } from '../../kit/texts.ts'
import type { Comment } from '../thread.ts'
import type { Widget } from '../widget.ts'
import { dayBefore } from './day.ts'
import { actingWordsOf, asReader, laterOf } from './second.ts'

export function Settling({ w, comment: { id, matter } }: { w: Widget; comment: Comment }) {
  const { language } = w.options
  const t = actingWordsOf(w)
  if (!matter) return null
  const { step, until, reopened } = matter
  if (step === 'closed') return <p class="hint">{t.settled}</p>
  if (step === 'answer')
    return (
      <p class="hint" role="status">
        {reopened > 0 && t.reopened}
      </p>
    )
  if (!until || Date.parse(until) <= w.now + w.off) return null
  return (
    <div class="note">
      <p>
        {filled(t.isSettled, dayBefore(until, language, w.now + w.off))}{' '}
        <button class="link" onClick={() => void reopen(w, id)}>
          {t.unsettled}
        </button>
      </p>
    </div>
  )
}

async function reopen(w: Widget, id: string): Promise<void> {
  const { call, withOwn } = laterOf(w)
  const byReader = asReader(w)
  const headers = byReader['Authorization'] ? byReader : { ...byReader, Authorization: `Bearer ${w.own[id]?.token}` }
  w.told = undefined
  try {
    const comment = await call(w.options.origin, reopenMatter, { params: { id } }, headers)
    w.change((thread) => withOwn(thread, [comment]))
  } catch (failure) {
    w.told = { words: (failure as Failure).detail || actingWordsOf(w).unsent, beside: id }
    w.paint()
  }
  w.focus(`#c-${id}`)
}
