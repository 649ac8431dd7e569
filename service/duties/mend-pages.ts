import type { Collaborators } from '../operations/collaborators.ts'
import { servingDuty } from '../operations/operator/prepare.ts'
import type { Duty } from './duty.ts'

/** A publication still owed after this long was cut off, not slow; in milliseconds. */
const overdue = 5_000
const pagesAtATime = 100

/**
 * Publishes what a kill between a write and the publication it owes left unpublished: comments, supports, reactions,
 * pins.
 */
export function mendPages({ store, publisher, pace }: Pick<Collaborators, 'store' | 'publisher' | 'pace'>): Duty {
  return {
    name: servingDuty,
    every: 5_000,
    async run(now) {
      for (const { page, ids } of await store.comments.owing(now - overdue, pagesAtATime)) {
        await pace.giveWay()
        await publisher.publish(page, ids)
      }
      for (const page of await store.pages.owing(pagesAtATime)) {
        await pace.giveWay()
        await publisher.publish(page, [])
      }
    },
  }
}
