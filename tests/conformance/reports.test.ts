import { expect, test } from 'vitest'
import type { Comment } from '../../service/domain/comment.ts'
import type { NewPage } from '../../service/domain/page.ts'
import type { QueueFilter } from '../../service/store/comments.ts'
import type { Store } from '../../service/store/store.ts'
import { aComment, aMove, aPage, aReport, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

const now = madeAt + 1_000

onEveryStore('a report', (stand) => {
  const inserted = async (page: NewPage, over: Partial<Comment> = {}): Promise<Comment> => {
    const comment = aComment(page, over)
    await stand().store.comments.insert(comment, page)
    return comment
  }

  test('is stored once a reader, counted at once, and stays as it was first made', async () => {
    const { engagement, comments } = stand().store
    const comment = await inserted(aPage())
    const first = aReport(comment, { note: 'Ini <b>bohong</b>. $set' })
    const second = aReport(comment, { reader: 'r2', reason: 'false', at: now + 5 })
    expect(await engagement.report(first)).toBe(true)
    expect(await engagement.report(second)).toBe(true)
    expect(await engagement.report(aReport(comment, { reason: 'spam', at: now + 9 })), 'another').toBe(false)
    expect(await engagement.report(first), 'the same, whose answer was lost').toBe(true)
    expect(await engagement.reportOf(comment.id, 'r1')).toEqual(first)
    expect(await engagement.reportOf(comment.id, 'r3')).toBeNull()
    expect(await engagement.reportsOn(comment.id)).toEqual([second, first])
    expect(await comments.byId(comment.id)).toMatchObject({ reports: 2, version: 1 })
  })

  test('puts the comment into the tab of what readers reported, and owes nobody a publication', async () => {
    const { engagement, comments, pages } = stand().store
    const page = aPage()
    const office = `office-${page.id}`
    const comment = await inserted(page, { office })
    await pages.publish(page.id, [comment.id], 1)
    await engagement.report(aReport(comment))
    const filter: QueueFilter = { tab: 'reported', offices: [office], search: null, after: null, upTo: null }
    expect((await comments.queue(filter, 9)).comments.map(({ id }) => id)).toEqual([comment.id])
    expect((await comments.owing(now + 10_000, 10_000)).some((one) => one.page === page.id)).toBe(false)
  })

  test('is of a published comment alone, and stands on whatever becomes of it', async () => {
    const { engagement, comments } = stand().store
    const page = aPage()
    const [held, open] = [await inserted(page, { state: 'held' }), await inserted(page)]
    expect(await engagement.report(aReport(held))).toBe(false)
    expect(await engagement.report(aReport(aComment(page)))).toBe(false)
    expect(await engagement.reportsOn(held.id)).toEqual([])
    await engagement.report(aReport(open))
    await comments.apply([aMove(open, 'removed')])
    expect(await engagement.reportOf(open.id, 'r1')).toEqual(aReport(open))
    expect(await engagement.report(aReport(open)), 'sent again').toBe(true)
  })

  test('of fifty readers at once, from two handles, is counted exactly', async () => {
    const { store, openAgain } = stand()
    const handles = [store, await openAgain()] as const
    const comment = await inserted(aPage())
    const reported = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        (handles[index % 2] as Store).engagement.report(
          aReport(comment, { reader: `r${index % 50}`, at: now + index }),
        ),
      ),
    )
    expect(reported.filter(Boolean)).toHaveLength(50)
    expect((await store.comments.byId(comment.id))?.reports).toBe(50)
    expect(await store.engagement.reportsOn(comment.id)).toHaveLength(50)
  })

  test('is listed newest first, a hundred at most', async () => {
    const { engagement } = stand().store
    const comment = await inserted(aPage())
    const all = Array.from({ length: 105 }, (_, index) => aReport(comment, { reader: `r${index}`, at: now + index }))
    await Promise.all(all.map((one) => engagement.report(one)))
    expect(await engagement.reportsOn(comment.id)).toEqual(all.toReversed().slice(0, 100))
  })
})
