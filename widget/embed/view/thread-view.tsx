/**
 * The whole widget. Its pieces bear names for `::part`: thread, head, reactions, form, field, send, comment, answer,
 * author, time, words, actions, pill, more, foot, note.
 */
import { counted } from '../../kit/texts.ts'
import { on } from '../reach.ts'
import { readFirst } from '../reading.ts'
import type { Thread } from '../thread.ts'
import type { Widget } from '../widget.ts'
import { CommentView } from './comment.tsx'
import { Ring } from './ring.tsx'

type ThreadProps = {
  w: Widget
  /** of the roots, those from here on and up to there are drawn anew; of the others what stands there already */
  from: number
  until: number
}

/** Head, form, the pill, comments, more. */
export function ThreadView({ w, from, until }: ThreadProps) {
  const { t, thread, options, later, drawn } = w
  if (!thread) return <Before w={w} />
  const { page, rules, roots, answered } = thread
  const { closedReason } = page
  return (
    <section aria-label={t.thread} part="thread">
      {rules.engagement === 'on' && rules.reactions[0] && <Reactions w={w} thread={thread} />}
      <header part="head">
        <h2>{counted(t.count, page.comments, options.language)}</h2>
        {later?.order(w)}
      </header>
      {closedReason && (
        <p class="panel note" part="note">
          {later?.closedWords(w, closedReason) || closedReason.text}
        </p>
      )}
      {later ? <later.Lead w={w} /> : page.open && <Closed w={w} />}
      {!roots[0] && !answered && page.open && <p class="empty">{t.empty}</p>}
      {roots.map((id, at) =>
        at < from || at >= until ? drawn[id] : (drawn[id] = <CommentView key={id} w={w} id={id} />),
      )}
      {/* Far below what is seen first. */}
      {later?.onward(w)}
    </section>
  )
}

/** What readers say about the page, in the words of its office. */
function Reactions({ w, thread }: { w: Widget; thread: Thread }) {
  return (
    <div class="acts" part="reactions" role="group" aria-labelledby="reactions">
      <span id="reactions">{w.t.reactions}</span>
      {thread.rules.reactions.map((name) => (
        <Ring
          w={w}
          words={w.later?.wordsOf(w).offered?.[name] || name}
          count={thread.reactions[name]}
          isOn={w.reaction === name}
          choose={(later) => later.chooseReaction(w, name)}
        />
      ))}
    </div>
  )
}

/** Before the first page is there: nothing at first, then still bars, or the way to ask again. */
function Before({ w }: { w: Widget }) {
  const { t, phase } = w
  const isSlow = phase === 'slow'
  const hasFailed = phase === 'failed'
  return (
    <section class="before" aria-label={t.thread} part="thread">
      <p role="status" class={hasFailed ? 'panel note' : 'note'} part="note">
        {hasFailed && t.unread}
        {isSlow && t.slow}{' '}
        {hasFailed && (
          <button class="link" onClick={() => void readFirst(w)}>
            {t.again}
          </button>
        )}
      </p>
      {isSlow && [<i />, <i />, <i />]}
    </section>
  )
}

/** The form's first line, there from the beginning: what is typed into it before the rest arrives is carried over. */
function Closed({ w }: { w: Widget }) {
  const { prompt } = w.t
  const bring = on(w)
  return (
    <div class="frame" part="form">
      <textarea rows={1} part="field" aria-label={prompt} placeholder={prompt} onFocus={bring} onInput={bring} />
    </div>
  )
}
