import type { CorrectionView } from '../contract/answer-views.ts'
import type { MatterView } from '../contract/matters.ts'
import type {
  AuthorView,
  ClarificationView,
  CommentView,
  EditedView,
  ForwardedView,
  PublicState,
} from '../contract/views.ts'
import type { Author, Comment } from '../domain/comment.ts'
import { isCovered } from '../domain/covering.ts'
import { iso } from './times.ts'
import type { Clarification, Correction, Forwarding, Matter } from '../domain/comment-facts.ts'

/** What a view is built from: a thread's row, or a whole record. */
export type Shown = Pick<
  Comment,
  | 'id'
  | 'parent'
  | 'author'
  | 'text'
  | 'createdAt'
  | 'editedAt'
  | 'state'
  | 'supports'
  | 'replyCount'
  | 'matter'
  | 'answeredIn'
  | 'clarification'
  | 'corrections'
  | 'forwarded'
>

/** What others see of an author: name, figure, badge. */
export function authorView(author: Author): AuthorView {
  const seen = { name: author.name, avatar: author.avatar }
  return author.kind === 'office' ? { ...seen, badge: 'office', office: author.office } : { ...seen, badge: null }
}

/** What an office says above a comment; nothing where it says nothing. */
export const clarified = (said: Clarification | null): { clarification?: ClarificationView } =>
  said === null
    ? {}
    : { clarification: { ...said, at: iso(said.at), editedAt: said.editedAt === null ? null : iso(said.editedAt) } }

/** How far a question or complaint is; nothing where no clock runs. When an answer is due is the office's business. */
export function matterView(matter: Matter | null): MatterView | null {
  if (matter === null || matter.kind === null || matter.step === null) return null
  const { kind, step, due, reopened } = matter
  return { kind, step, reopened, ...(step === 'settle' && due !== null ? { until: iso(due) } : {}) }
}

/** What is there for a few comments alone. */
function followed({ matter, answeredIn }: Shown): Pick<CommentView, 'matter' | 'answeredIn'> {
  const view = matterView(matter)
  return { ...(view ? { matter: view } : {}), ...(answeredIn === null ? {} : { answeredIn }) }
}

/** What an official answer said before, the newest first; nothing where it was never corrected. */
export const corrected = (said: Correction[] | null): { corrections?: CorrectionView[] } =>
  said === null ? {} : { corrections: said.map(({ text, at }) => ({ text, until: iso(at) })).toReversed() }

/** To whom it was passed on, and where that is; what was added is for members alone. */
export const passedOn = (forwarded: Forwarding | null): { forwarded?: ForwardedView } =>
  forwarded === null
    ? {}
    : {
        forwarded: { to: forwarded.name, at: iso(forwarded.at), ...(forwarded.url !== null && { url: forwarded.url }) },
      }

function open(comment: Shown, state: PublicState, replies: CommentView[]): CommentView {
  return {
    id: comment.id,
    parent: comment.parent,
    author: authorView(comment.author),
    text: comment.text,
    createdAt: iso(comment.createdAt),
    editedAt: comment.editedAt === null ? null : iso(comment.editedAt),
    supports: comment.supports,
    replyCount: comment.replyCount,
    replies,
    state,
    ...clarified(comment.clarification),
    ...(state === 'published' ? { ...followed(comment), ...corrected(comment.corrections) } : {}),
    ...passedOn(comment.forwarded),
  }
}

/** What the public sees of a comment that is gone: that something hangs on it, and nothing of what it was. */
function gone(comment: Shown, replies: CommentView[]): CommentView {
  const bare = { ...comment, clarification: null, corrections: null, forwarded: null }
  return { ...open(bare, 'removed', replies), author: null, text: '', editedAt: null, supports: 0 }
}

/** A comment as the public sees it. */
export function commentView(comment: Shown, replies: Shown[] = []): CommentView {
  const below = replies.map((reply) => commentView(reply))
  return comment.state === 'published' ? open(comment, 'published', below) : gone(comment, below)
}

/** One's own comment tells besides what was done to its words. */
type Own = Shown & Pick<Comment, 'history'>

/** A comment as its own author sees it. */
export function ownView(comment: Own, state: PublicState): CommentView {
  if (state === 'removed') return gone(comment, [])
  return { ...open(comment, state, []), ...(isCovered(comment) && { covered: true as const }) }
}

/** The same, with until when its author may appeal. */
export const mineView = (mine: { comment: Own; state: PublicState; appealUntil: number | null }): CommentView => ({
  ...ownView(mine.comment, mine.state),
  ...(mine.appealUntil !== null && { appealUntil: iso(mine.appealUntil) }),
})

/** One's own edited comment, and how many identity numbers were masked in it. */
export function editedView(edited: { comment: Own; state: PublicState; masked: number }): EditedView {
  return { ...ownView(edited.comment, edited.state), masked: edited.masked }
}
