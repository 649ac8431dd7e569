/** What stands before and after the list: the form, what has come, how the list begins and goes on. */
import type { ClosedReason } from '../../../service/contract/views.ts'
import { counted } from '../../kit/texts.ts'
import { readFirst } from '../reading.ts'
import type { Widget } from '../widget.ts'
import { brought } from './bringing.ts'
import { seeking } from './deep-link.ts'
import { wordsOf } from './words.ts'
import { Form } from './form.tsx'
import { officeOf } from './of-office.ts'
import { readOn } from './more.ts'
import { pill } from './news.tsx'

/** Why the page takes no comments, once there are better words for it than the service's own. */
export const closedWords = (w: Widget, reason: ClosedReason): string | undefined => officeOf(w)?.closedWords(w, reason)

/** A component, since what it draws must not be taken for the list. */
export function Lead({ w }: { w: Widget }) {
  const said = w.thread?.statement
  // It ends by itself, also on a page that stays open.
  const statement = said && Date.parse(said.until) > w.now + w.off ? said : undefined
  const office = statement && officeOf(w)
  return (
    <>
      {office && statement && <office.Statement w={w} said={statement} />}
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
      {thread?.isPart && seeking && <seeking.Start w={w} />}
      {brought && <brought.Nothing w={w} />}
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
        <button class="more" part="more" onClick={() => void readOn(w)}>
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
