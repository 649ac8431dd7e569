// The duty that publishes whatever a kill, a failure or a closed process has left owing.
import { expect, test } from 'vitest'
import { mendPages } from '../../service/duties/mend-pages.ts'
import { openPace } from '../../service/live/pace.ts'
import { openPublisher } from '../../service/live/publisher.ts'
import type { Store } from '../../service/store/store.ts'
import { aComment, aPage, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

const overdue = madeAt + 60_000

function aDuty(store: Store) {
  const announced: string[] = []
  const timer = { after: () => () => undefined }
  const publisher = openPublisher(
    (page, ids) => store.pages.publish(page, ids, overdue),
    (page) => announced.push(page),
    timer,
  )
  return { announced, run: () => mendPages({ store, publisher, pace: openPace(timer) }).run(overdue) }
}

onEveryStore('the repair of pages', (stand) => {
  test('publishes comments, supports, reactions and pins that nobody published, each page once', async () => {
    const { store } = stand()
    const { comments, pages, engagement } = store
    const { announced, run } = aDuty(store)
    const by = { reader: 'r1', now: madeAt }
    const [posted, supported, reacted, pinned] = [aPage(), aPage(), aPage(), aPage()]
    const owing = { posted: aComment(posted), supported: aComment(supported), pinned: aComment(pinned) }
    await comments.insert(owing.posted, posted)
    for (const one of ['supported', 'pinned'] as const) {
      const page = { supported, pinned }[one]
      await comments.insert(owing[one], page)
      await pages.publish(page.id, [owing[one].id], madeAt)
    }
    await engagement.support({ comment: owing.supported.id, on: true, ...by })
    for (const page of [reacted, supported]) await engagement.react({ page, reaction: 'Membantu', ...by })
    await pages.pin(pinned.id, owing.pinned.id, true)
    await run()
    const ids = [posted, supported, reacted, pinned].map(({ id }) => id)
    expect(announced.toSorted()).toEqual(ids.toSorted())
    expect(await pages.revisions(ids)).toEqual(
      new Map([
        [posted.id, { revision: 1, comments: 1 }],
        [supported.id, { revision: 2, comments: 1 }],
        [reacted.id, { revision: 1, comments: 0 }],
        [pinned.id, { revision: 2, comments: 1 }],
      ]),
    )
    expect((await comments.byId(owing.supported.id))?.supports).toBe(1)
    for (const page of [reacted, supported]) expect((await pages.byId(page.id))?.reactions).toEqual({ Membantu: 1 })
    await run()
    expect(announced, 'and then nothing is owed').toHaveLength(4)
  })

  test('leaves alone what was changed a moment ago, whose publication is under way', async () => {
    const { store } = stand()
    const { announced, run } = aDuty(store)
    const page = aPage()
    const comment = aComment(page)
    await store.comments.insert(comment, page)
    await store.pages.publish(page.id, [comment.id], madeAt)
    await store.engagement.support({ comment: comment.id, reader: 'r1', on: true, now: overdue - 1_000 })
    await run()
    expect(announced).not.toContain(page.id)
  })
})
