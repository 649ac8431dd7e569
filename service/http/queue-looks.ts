import * as contract from '../contract/member.ts'
import { countQueue, lookAtQueue, readBelow } from '../operations/member/look-at-queue.ts'
import { readQueueFigures } from '../operations/member/queue-figures.ts'
import { queueItem } from '../presenters/queue.ts'
import { queryFields } from './fields.ts'
import type { HttpNeeds } from './needs.ts'
import { type Route, route } from './route.ts'
import * as fields from './schemas/member.ts'
import type { MemberGuards } from './session.ts'

/**
 * What a desk asks of a queue besides its pages: what its tabs hold, what changed on the screen, how many match, what
 * hangs on a comment.
 */
export function queueLooks(needs: HttpNeeds, may: MemberGuards): Route[] {
  return [
    route(
      contract.countQueue,
      [may.signedIn, may.askedOfficeInSight, may.permitted('read'), queryFields(fields.countQuery)],
      async ({ actor }, asked) => ({ count: await countQueue(needs, actor, asked) }),
    ),
    route(
      contract.readQueueFigures,
      [may.signedIn, may.askedOfficeInSight, may.permitted('read'), queryFields(fields.figuresQuery)],
      ({ actor }, asked) => readQueueFigures(needs, actor, asked),
    ),
    route(
      contract.readQueueChanges,
      [may.signedIn, may.permitted('read'), queryFields(fields.changesQuery, ['seen'])],
      async ({ actor, language }, { seen, opened }) => {
        const { changed, ...others } = await lookAtQueue(needs, actor, seen.map(fields.seenOf), opened)
        return { changed: changed.map((entry) => queueItem(entry, language)), ...others }
      },
    ),
    route(contract.readBelow, [may.signedIn, may.commentToAnswer, may.permitted('read')], async (call) => {
      const { entries, more } = await readBelow(needs, call.actor, call.param('id'))
      return { items: entries.map((entry) => queueItem(entry, call.language)), more }
    }),
  ]
}
