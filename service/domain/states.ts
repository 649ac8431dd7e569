import type { State } from '../contract/views.ts'

/** Every state that a comment may be in. */
export const states = ['published', 'held', 'spam', 'rejected', 'removed'] as const satisfies State[]

/** A count of comments by state that begins with none. */
export const noneByState = (): Record<State, number> => ({ published: 0, held: 0, spam: 0, rejected: 0, removed: 0 })
