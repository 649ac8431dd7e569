/** What stands before and after the list: the form, what has come, how the list begins and goes on. */
import { counted } from '../../kit/texts.ts'
import { readFirst } from '../reading.ts'
import type { Widget } from '../widget.ts'
import { dayOf } from './day.ts'
import { wordsOf } from './words.ts'
import { Form } from './form.tsx'
import { officeOf } from './of-office.ts'
import { readFromStart, readNext } from './more.ts'
import { pill } from './news.tsx'

/** A component, since what it draws must not be taken for the list. */
export function Lead({ w }: { w: Widget }) {
  const { statement } = w.thread || {}
  const office = statement && officeOf(w)
  return (
    <>
      {office && statement && <office.Statement w={w} said={statement} day={dayOf} />}
      {(w.thread?.page.open || w.forms.new?.isOpen) && <Form w={w} at={{}} />}
      {pill(w)}
      {start(w)}
    </>
  )
}

/** What is told once of the list, and the way to its start. */
function start(w: Widget) {
  const { thread, note, phase, kept } = w
  const t = wordsOf(w)
  const isOld = kept && phase === 'failed'
  return (
    <>
      <p class="hint" role="status">
        {note || (isOld && t.notAnew)}{' '}
        {isOld && (
          <button class="link" onClick={() => void readFirst(w)}>
            {w.t.again}
          </button>
        )}
      </p>
      {thread?.isPart && (
        <button class="more" part="more" onClick={() => void readFromStart(w, thread.sort)}>
          {t.start}
        </button>
      )}
      {/* Where only some of the comments were asked for, and there are none. */}
      {thread?.answered && !thread.roots[0] && (
        <p class="empty">{thread.answered === 'yes' ? t.noneAnswered : t.noneUnanswered}</p>
      )}
    </>
  )
}

/** The way on, or that it could not be gone; and where else one hears of this page's comments. */
export function onward(w: Widget) {
  const { thread, t, isCut, options } = w
  const { origin, site, at, language } = options
  const words = wordsOf(w)
  return (
    <>
      {thread?.next && (
        <button class="more" part="more" onClick={() => void readNext(w)}>
          {isCut ? `${t.unread} ${t.again}` : counted(words.more, 20, language)}
        </button>
      )}
      <p class="acts ways" part="foot">
        <a href={`${origin}/kabar`}>{words.byCode}</a>
        <a href={`${origin}/v1/sites/${site}/feed.atom?${new URLSearchParams(at)}`}>{words.feed}</a>
      </p>
    </>
  )
}
