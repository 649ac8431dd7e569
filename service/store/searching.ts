import type { Comment } from '../domain/comment.ts'

/** Text as the queue's search compares it: one way of writing each letter, and no capitals. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/** What is searched of a comment besides its page's title. Filled at each write, never at a read. */
export const searchable = (comment: Pick<Comment, 'author' | 'text'>): string =>
  folded(`${comment.author.name}\n${comment.text}`)

/** The words of a search; a comment matches when each of them stands in its name and text, or in its page's title. */
export const searchWords = (search: string | null): string[] => folded(search ?? '').match(/\S+/g) ?? []
