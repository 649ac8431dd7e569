import type { Collaborators } from '../operations/collaborators.ts'
import type { Duty } from './duty.ts'

/** A publication still owed after this long was cut off, not slow; in milliseconds. */
const overdue = 5_000
const pagesAtATime = 100

/** Publishes what a kill between a comment's write and its page's left unpublished. */
export function mendPages({ store, publisher }: Pick<Collaborators, 'store' | 'publisher'>): Duty {
  return {
    name: 'mend-pages',
    every: 5_000,
    async run(now) {
      for (const { page, ids } of await store.comments.owing(now - overdue, pagesAtATime)) {
        await publisher.publish(page, ids)
      }
    },
  }
}
