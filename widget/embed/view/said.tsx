import type { ComponentChildren } from 'preact'
import type { Language } from '../../../service/contract/languages.ts'
import type { CommentView } from '../../../service/contract/views.ts'
import { Avatar, OfficeTile } from '../../kit/avatar.tsx'
import { filled } from '../../kit/texts.ts'
import { relative } from '../../kit/time.ts'
import type { Texts } from '../texts/id.ts'
import { Words } from './words.tsx'

export type SaidProps = {
  comment: Pick<CommentView, 'id' | 'author' | 'text' | 'createdAt' | 'editedAt'>
  language: Language
  /** milliseconds; 0 where its time is told later */
  now: number
  t: Texts
  /** whom it replies to, where its place does not tell */
  above?: string | false | null | undefined
  /** where its time leads; without it nowhere */
  href?: string | undefined
  /** the moment itself, for whoever points at the time */
  moment?: string | undefined
  /** in place of its words: a form that changes them */
  words?: ComponentChildren
  /** below its words: notes and what can be done */
  children?: ComponentChildren
}

/** What stands in a comment's `article`: figure, name, tags, time, words. Whole pages and the widget draw the same. */
export function Said({ comment, language, now, t, above, href, moment, words, children }: SaidProps) {
  const { id, author, text, createdAt, editedAt } = comment
  const isOffice = author?.badge === 'office'
  const time = (
    <time part="time" dateTime={createdAt} title={moment}>
      {now && relative(Math.min(Date.parse(createdAt), now), now, language)}
    </time>
  )
  return (
    <>
      {isOffice ? <OfficeTile /> : <Avatar seed={author?.avatar || ''} />}
      <div>
        <p class="by">
          <b id={`n-${id}`} part="author" dir="auto">
            {author?.name}
          </b>
          {isOffice && <span class="tag">{t.answer}</span>}
          {above && <span dir="auto">{filled(t.replyTo, above)}</span>}
          <a href={href as string}>{time}</a>
          {editedAt && <span>{t.edited}</span>}
        </p>
        {words || <Words text={text} />}
        {children}
      </div>
    </>
  )
}
