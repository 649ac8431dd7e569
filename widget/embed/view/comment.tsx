import { Avatar, OfficeTile } from '../../kit/avatar.tsx'
import { counted, filled } from '../../kit/texts.ts'
import { relative } from '../../kit/time.ts'
import { reach } from '../reach.ts'
import { type Comment, unshown } from '../thread.ts'
import type { Widget } from '../widget.ts'
import { Words } from './words.tsx'

/** A comment at the top of the thread, with all that hangs below it. */
export function CommentView({ w, id }: { w: Widget; id: string }) {
  const { thread, t, options } = w
  const root = thread?.comments[id]
  if (!thread || !root) return null
  const replies = thread.replies[id] || []
  const others = unshown(thread, root)
  return (
    <div class="root">
      <One w={w} comment={root} />
      {(replies[0] || others > 0) && (
        <div class="replies">
          {replies.map((reply) => {
            const comment = thread.comments[reply]
            return comment && <One key={reply} w={w} comment={comment} root={id} />
          })}
          {others > 0 && (
            <button
              type="button"
              class="link"
              onClick={() => void reach(w, ({ readOtherReplies }) => readOtherReplies(w, id))}
            >
              {counted(t.otherReplies, others, options.language)}
            </button>
          )}
        </div>
      )}
    </div>
  )
}

function One({ w, comment, root }: { w: Widget; comment: Comment; root?: string }) {
  const { thread, t, now, own, options, later } = w
  const { id, author, parent, state, createdAt, editedAt } = comment
  const mine = own[id]
  const isEditable = mine && Date.parse(mine.until) > now
  const above = parent && parent !== root && thread?.comments[parent]?.author?.name
  const isOffice = author?.badge === 'office'
  if (state === 'removed')
    return (
      <article id={`c-${id}`} tabIndex={-1} class="gone">
        <i class="avatar" />
        <p>{comment.withdrawn ? t.withdrawn : t.removed}</p>
      </article>
    )
  const isPanel = state !== 'published' || isEditable || comment.cameUp
  return (
    <>
      <article
        id={`c-${id}`}
        tabIndex={-1}
        aria-labelledby={`n-${id}`}
        class={isOffice ? 'panel answer' : isPanel ? `panel own ${state}` : ''}
      >
        {isOffice ? <OfficeTile /> : <Avatar seed={author?.avatar || ''} />}
        <div>
          <p class="by">
            <b id={`n-${id}`} dir="auto">
              {author?.name}
            </b>
            {isOffice && <span class="tag">{t.answer}</span>}
            {above && <span dir="auto">{filled(t.replyTo, above)}</span>}
            <time dateTime={createdAt} title={later?.moment(createdAt, options.language)}>
              {relative(Math.min(Date.parse(createdAt), now), now, options.language)}
            </time>
            {editedAt && <span>{t.edited}</span>}
          </p>
          {later && w.forms[`edit-${id}`] ? (
            <later.Form w={w} at={{ to: comment, edit: true }} />
          ) : (
            <>
              <Words text={comment.text} />
              {later && isPanel && <later.OwnNote w={w} comment={comment} />}
              <p class="acts">
                {state === 'published' && thread?.page.open && (
                  <button type="button" onClick={() => void reach(w, ({ openForm }) => openForm(w, { to: comment }))}>
                    {t.reply}
                  </button>
                )}
                {later && mine && <later.OwnActions w={w} comment={comment} isEditable={isEditable} />}
              </p>
            </>
          )}
        </div>
      </article>
      {later && w.forms[`reply-${id}`] && <later.Form w={w} at={{ to: comment }} />}
    </>
  )
}
