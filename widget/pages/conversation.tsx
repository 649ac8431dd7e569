import type { PageAddress, Shell, SiteName } from '../../service/contract/html-pages.ts'
import type { CommentView } from '../../service/contract/views.ts'
import { counted } from '../kit/texts.ts'
import { Before } from '../embed/later/before.tsx'
import { dayOfYear } from '../embed/later/day.ts'
import { Said } from '../embed/view/said.tsx'
import { ours, replyAddress, threadAddress } from './addresses.ts'
import { wordsAround } from './answer-words.ts'
import { Corrected, PassedOn } from './corrected.tsx'
import { moment } from './times.ts'
import { wordsIn } from './words.ts'

export type On = Shell & { site: SiteName; at: PageAddress }

type ConversationProps = {
  page: On
  root: CommentView
  replies: readonly CommentView[]
  /** whether the page takes comments */
  open: boolean
  /** whether supports are shown */
  engaging: boolean
  caption?: string | undefined
  /** whether its other replies stand on a page of their own */
  leads?: boolean
}

/** A comment with what hangs below it, as the widget shows it. */
export function Conversation({ page, root, replies, open, engaging, caption, leads = true }: ConversationProps) {
  const { t } = wordsIn(page.language)
  const others = root.replyCount - replies.filter(({ state }) => state === 'published').length
  const names = new Map([root, ...replies].map(({ id, author }) => [id, author?.name]))
  const one = (comment: CommentView) => {
    const above = comment.parent && comment.parent !== root.id ? names.get(comment.parent) : undefined
    return <One key={comment.id} page={page} comment={comment} above={above} open={open} engaging={engaging} />
  }
  return (
    <div class="root">
      {caption && <p class="caption">{caption}</p>}
      {one(root)}
      {(replies.length > 0 || (leads && others > 0)) && (
        <div class="replies">
          {replies.map(one)}
          {leads && others > 0 && (
            <p>
              <a href={threadAddress(page, { replies: root.id })}>{counted(t.otherReplies, others, page.language)}</a>
            </p>
          )}
        </div>
      )}
    </div>
  )
}

type OneProps = Pick<ConversationProps, 'page' | 'open' | 'engaging'> & {
  comment: CommentView
  above: string | undefined
}

function One({ page, comment, above, open, engaging }: OneProps) {
  const { t, o, p } = wordsIn(page.language)
  const { id, author, createdAt, supports } = comment
  if (comment.state === 'removed')
    return (
      <article id={`c-${id}`} class="gone">
        <i class="avatar" />
        <p>{t.removed}</p>
      </article>
    )
  const link = ours(page, `/k/${id}`)
  return (
    <>
      <PassedOn page={page} comment={comment} />
      <Corrected page={page} comment={comment} />
      <article id={`c-${id}`} aria-labelledby={`n-${id}`} class={author?.badge === 'office' ? 'panel answer' : ''}>
        <Said
          comment={comment}
          language={page.language}
          now={page.now}
          t={wordsAround(comment, page.language)}
          above={above}
          href={link}
          moment={moment(createdAt, page.language)}
        >
          <Before comment={comment} t={o} language={page.language} day={dayOfYear} />
          <p class="acts">
            {engaging && supports > 0 && <span>{counted(p.helpful, supports, page.language)}</span>}
            {open && (
              <a href={replyAddress(page, id)} rel="nofollow">
                {t.reply}
              </a>
            )}
          </p>
        </Said>
      </article>
    </>
  )
}
