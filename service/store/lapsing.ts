import type { Comment } from '../domain/comment.ts'

/** The part of the comments' facet that lets go of what has been put aside for long. */
export type LapsingStore = {
  /**
   * What readers wrote that stands rejected, as spam or removed in these offices, still has its words, and was decided,
   * or else written, before a moment; the longest ago first.
   */
  lapsed(read: { offices: string[]; before: number; limit: number }): Promise<Comment[]>
}
