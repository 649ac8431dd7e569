import type { Comment } from '../domain/comment.ts'
import type { Matter } from '../domain/comment-facts.ts'

/** Which public questions and complaints wait for an answer, the first due first. */
export type ToAnswer = {
  /** offices that are to answer: what was passed on stands with whom it was passed on to. `all` for all of them */
  offices: string[] | 'all'
  /** folded words that text, name or page title must contain; null for all */
  search: string | null
  /** the last row of the page before */
  after: { due: number; id: string } | null
  limit: number
}

/** The part of the comments' facet that follows matters to their answers. */
export type MatterStore = {
  /**
   * Sets a comment's matter where the present one's turn is still `turn` (0: it has none); false where somebody was
   * quicker. Sent again, what it has set counts as won. Owes the page a publication where the comment is public. Says
   * nothing of its state: version and history stay.
   */
  noteMatter(id: string, turn: number, matter: Matter, now: number): Promise<boolean>
  toAnswer(read: ToAnswer): Promise<{ comments: Comment[]; more: boolean }>
  /** how many wait for an answer of these that was due by `dueBy` (null: whenever it is), up to `most` */
  countToAnswer(read: { offices: string[] | 'all'; dueBy: number | null }, most: number): Promise<number>
  /** whose author's time to object is over, the first due first */
  toClose(now: number, limit: number): Promise<Comment[]>
  /**
   * public, waiting for an answer, and answered by an office at some time: what a kill has left, or what was reopened
   */
  toAnswerThoughAnswered(after: string, limit: number): Promise<Comment[]>
}
