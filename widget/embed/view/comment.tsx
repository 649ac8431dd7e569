import { counted } from '../../kit/texts.ts'
import { on } from '../reach.ts'
import { type Comment, type Thread, below as repliesBelow } from '../thread.ts'
import type { Texts } from '../texts/id.ts'
import type { Later, Widget } from '../widget.ts'
import { Ring } from './ring.tsx'
import { Said } from './said.tsx'
import { Words } from './words.tsx'

/** A comment at the top of the thread, with all that hangs below it. */
export function CommentView({ w, id }: { w: Widget; id: string }) {
  const { thread, t, options } = w
  const root = thread?.comments[id]
  if (!thread || !root) return null
  const { shown, others } = repliesBelow(thread, root)
  return (
    <div class="root">
      {id === thread.pinned && <p class="caption">{t.pinned}</p>}
      <One w={w} comment={root} />
      {/* A reply that is pinned stands there alone. */}
      {!root.parent && (shown[0] || others > 0) && (
        <div class="replies">
          {shown.map((reply) => reply.id !== thread.pinned && <One key={reply.id} w={w} comment={reply} root={id} />)}
          {others > 0 && (
            <button class="link" onClick={on(w, (later) => later.readOn(w, id))}>
              {counted(t.otherReplies, others, options.language)}
            </button>
          )}
        </div>
      )}
    </div>
  )
}

/** What the second file says of a comment, or the widget's own words alone. */
type Around = Partial<ReturnType<Later['around']>> & { t: Texts }

function One({ w, comment, root }: { w: Widget; comment: Comment; root?: string }) {
  const { t, options, folds, later, now } = w
  // Nothing is drawn of it before there is one.
  const thread = w.thread as Thread
  const { id, author, parent, state, text, supports } = comment
  const name = `c-${id}`
  // What the second file adds, once it is there; until then nothing has these names but the words.
  const around = (later?.around(w, comment) || w) as Around
  if (state === 'removed')
    return (
      <article id={name} tabIndex={-1} class="gone">
        <i class="avatar" />
        <p>{around.t.removed}</p>
      </article>
    )
  const isOffice = author?.badge === 'office'
  const { reply, below, words, look, caption } = around
  const above = parent && parent !== root && thread.comments[parent]?.author?.name
  return (
    <>
      {caption}
      <article
        id={name}
        tabIndex={-1}
        aria-labelledby={`n-${id}`}
        part={isOffice ? 'comment answer' : 'comment'}
        class={isOffice ? 'panel answer' : look}
      >
        <Said
          {...around}
          comment={comment}
          language={options.language}
          now={now && now + w.off}
          above={above}
          href={`${options.at.url}#rembuk-${id}`}
          words={words || <Words text={text} isFolded={folds[name]} />}
        >
          {folds[name] && (
            <button class="link" aria-expanded={false} onClick={on(w, (later) => later.unfold(w, name))}>
              {t.unfold}
            </button>
          )}
          {state === 'published' && (
            <p class="acts" part="actions">
              {thread.rules.engagement === 'on' && (
                <Ring
                  w={w}
                  words={t.support}
                  count={supports}
                  isOn={w.supports.includes(id)}
                  choose={(later) => later.support(w, id)}
                />
              )}
              {thread.page.open && (
                <button onClick={on(w, (later) => later.openForm(w, { to: comment }))}>{t.reply}</button>
              )}
              <button
                class="dots"
                aria-label={t.acts}
                aria-expanded={w.menu?.id === id}
                onClick={on(w, (later) => later.toggleMenu(w, id))}
              >
                ⋯
              </button>
            </p>
          )}
          {below}
        </Said>
      </article>
      {reply}
    </>
  )
}
