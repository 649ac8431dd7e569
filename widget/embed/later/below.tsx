/** What stands around a comment's words once this file is there. */
import type { Comment } from '../thread.ts'
import type { Widget } from '../widget.ts'
import { Menu, OwnActions, OwnNote } from './at-first-use.tsx'
import { wordsOf } from './form-state.ts'
import { Form } from './form.tsx'

type Props = { w: Widget; comment: Comment }

const isEditable = ({ own, now }: Widget, { id }: Comment): boolean => Date.parse(own[id]?.until || '') > now

/** How one's own looks while there is something to be told of it. */
export const panelOf = (w: Widget, comment: Comment): string =>
  comment.state !== 'published' || comment.cameUp || isEditable(w, comment) ? `panel own ${comment.state}` : ''

export const captionOf = (w: Widget, id: string) => w.goal === id && <p class="caption goal">{wordsOf(w).goal}</p>

export const editing = (w: Widget, comment: Comment) =>
  w.forms[`edit-${comment.id}`] && <Form w={w} at={{ to: comment, edit: true }} />

export const Reply = ({ w, comment }: Props) =>
  w.forms[`reply-${comment.id}`] ? <Form w={w} at={{ to: comment }} /> : null

/** Whoever unfolds words goes on reading where they are. */
export function unfold(w: Widget, article: string): void {
  w.folds[article] = false
  w.paint()
  w.focus(`#${article}`, { preventScroll: true })
}

export function Below({ w, comment }: Props) {
  return (
    <>
      {panelOf(w, comment) && <OwnNote w={w} comment={comment} />}
      {w.own[comment.id] && (
        <p class="acts" part="actions">
          <OwnActions w={w} comment={comment} isEditable={isEditable(w, comment)} />
        </p>
      )}
      <Menu w={w} comment={comment} />
    </>
  )
}
