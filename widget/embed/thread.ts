/**
 * What is known of one page's thread. Comments lie by id, the tree is lists of ids, so that a change touches one entry
 * at any depth and the others keep their identity. No DOM, no clock, no network in here. The steps that lead from one
 * such state to the next while a page stands open are in `later/changes.ts`.
 */
import type { Answered, ThreadQuery } from '../../service/contract/reader.ts'
import type { CommentView, PageView, RulesView, Sort, StatementView, ThreadView } from '../../service/contract/views.ts'

export type Comment = Omit<CommentView, 'replies'> & {
  /** its author took it back in this window; the place is kept so that nothing moves */
  withdrawn?: true
  /** its author was looking when it was let through */
  cameUp?: boolean | undefined
}

/** How a thread is asked for: in which order, which of its comments, and from which one on. */
export type Asked = { sort: Sort } & Pick<ThreadQuery, 'answered' | 'at'>

export type Thread = {
  sort: Sort
  answered: Answered | undefined
  page: PageView
  rules: RulesView
  /** how many readers chose each of the office's words */
  reactions: Record<string, number>
  /** what an office says above the comments for now */
  statement?: StatementView
  /** the comment that stands above the others; in the list it is left out */
  pinned: string | undefined
  /** the comment that the list began with when it was asked for */
  first: string | undefined
  /** whether others come before that */
  isPart?: boolean
  revision: number
  /** cursor of the next page, null at the end */
  next: string | null
  comments: Record<string, Comment>
  /** comments without a parent, as they stand */
  roots: string[]
  /** all comments below a root, oldest first, flat */
  replies: Record<string, string[]>
  /** cursor of a root's further replies */
  repliesNext: Record<string, string | null>
  /** roots below which all replies that are known stand there */
  unfolded: Record<string, true>
  /** arrived, but not shown before the reader asks: nothing moves what is being read */
  waiting: CommentView[]
  /** how many comments the page has, as the last hint told */
  hinted: number
}

/** The first page. */
export function firstPage(view: ThreadView, { sort, answered }: Asked): Thread {
  const { page, comments: listed, ...rest } = view
  // Whoever looks for what is answered, or is not, is shown that alone.
  const pinned = answered ? null : view.pinned
  const comments: Thread['comments'] = {}
  const replies: Thread['replies'] = {}
  const take = ({ replies: below, ...comment }: CommentView): string => {
    comments[comment.id] = comment
    if (below[0]) replies[comment.id] = below.map(take)
    return comment.id
  }
  const roots = [...(pinned ? [pinned] : []), ...listed.filter(({ id }) => id !== pinned?.id)].map(take)
  return {
    ...rest,
    page,
    sort,
    answered,
    pinned: pinned?.id,
    first: listed[0]?.id,
    comments,
    roots,
    replies,
    repliesNext: {},
    unfolded: {},
    waiting: [],
    hinted: page.comments,
  }
}

/** What its author alone sees. */
export const isPrivate = ({ state }: Pick<Comment, 'state'>): boolean => state === 'held' || state === 'rejected'

/** More replies than this are folded to the first two. */
const repliesMost = 4

/** The replies that stand below a root, and how many more there are: folded away, or not asked for yet. */
export function below(thread: Thread, { id, replyCount }: Comment): { shown: Comment[]; others: number } {
  const { comments, replies, unfolded } = thread
  const isFolded = replyCount > repliesMost && !unfolded[id]
  const known = (replies[id] || []).flatMap((reply) => comments[reply] || [])
  // What its reader wrote is never folded away, nor what an office answered.
  const shown = known.filter((reply, at) => at < 2 || !isFolded || isPrivate(reply) || reply.author?.badge === 'office')
  return { shown, others: replyCount - shown.filter(({ state }) => state === 'published').length }
}
