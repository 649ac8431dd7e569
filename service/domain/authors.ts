import type { Comment } from './comment.ts'

/** Who wrote a comment, as far as anybody knows; an office's answers name no person. */
export const personOf = ({ author }: Pick<Comment, 'author'>): string | null =>
  author.kind === 'reader' ? author.person : null

/** The same comment as this person's. */
export function writtenBy(comment: Comment, person: string | null): Comment {
  const { author } = comment
  return author.kind === 'reader' && author.person !== person ? { ...comment, author: { ...author, person } } : comment
}
