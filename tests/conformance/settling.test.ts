// What readers reported, and a member has looked at and left up.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Comment } from '../../service/domain/comment.ts'
import { isSettled, type Report } from '../../service/domain/engagement.ts'
import type { NewPage } from '../../service/domain/page.ts'
import type { QueueFilter } from '../../service/store/comments.ts'
import type { Store } from '../../service/store/store.ts'
import { aComment, aMove, aPage, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

const now = madeAt + 1_000

const aReport = (comment: Comment, reader: string, at: number): Report => ({
  comment: comment.id,
  reader,
  reason: 'false',
  note: null,
  at,
})

onEveryStore('reports that a member has looked at', (stand) => {
  const inserted = async (page: NewPage, over: Partial<Comment> = {}): Promise<Comment> => {
    const comment = aComment(page, over)
    const { comments, pages } = stand().store
    await comments.insert(comment, page)
    await pages.publish(page.id, [comment.id], 1)
    return comment
  }
  const report = (comment: Comment, reader: string, at = now, store = stand().store): Promise<boolean> =>
    store.engagement.report(aReport(comment, reader, at))
  const settle = (comment: Comment, seen: number, store = stand().store): Promise<boolean> =>
    store.engagement.settle({ comment: comment.id, seen })
  const present = async ({ id }: Comment): Promise<Comment> => (await stand().store.comments.byId(id)) as Comment
  const figures = async (comment: Comment): Promise<[number, number | null]> => {
    const { reports, reportsSettledUntil } = await present(comment)
    return [reports, reportsSettledUntil]
  }
  const isInTab = async ({ id, office }: Comment): Promise<boolean> => {
    const filter: QueueFilter = { tab: 'reported', offices: [office], search: null, after: null, upTo: null }
    return (await stand().store.comments.queue(filter, 9)).comments.some((one) => one.id === id)
  }

  test('count no more, stay where they are, and take the comment out of the tab until somebody new reports it', async () => {
    const { engagement, comments, pages } = stand().store
    const page = aPage()
    const comment = await inserted(page, { office: `office-${page.id}` })
    await report(comment, 'r1', now)
    await report(comment, 'r2', now + 5)
    expect([await figures(comment), await isInTab(comment)]).toEqual([[2, null], true])
    expect(await settle(comment, 2)).toBe(true)
    expect([await figures(comment), await isInTab(comment)]).toEqual([[0, now + 5], false])
    expect((await engagement.reportsOn(comment.id)).map(({ reader }) => reader)).toEqual(['r2', 'r1'])
    expect(await report(comment, 'r1', now + 9), 'once a reader, settled or not').toBe(false)
    expect(await figures(comment)).toEqual([0, now + 5])
    expect(await report(comment, 'r3', now + 9)).toBe(true)
    expect([await figures(comment), await isInTab(comment)]).toEqual([[1, now + 5], true])
    expect(await settle(comment, 1)).toBe(true)
    expect([await figures(comment), await isInTab(comment)]).toEqual([[0, now + 9], false])
    expect((await present(comment)).version, 'no decision is stale for it').toBe(1)
    const owing = (await comments.owing(now + 99, 10_000)).map((one) => one.page)
    expect([...owing, ...(await pages.owing(10_000))], 'nobody is owed a publication').not.toContain(page.id)
  })

  test('are those that were seen: where there are more, nothing is settled', async () => {
    const comment = await inserted(aPage())
    for (const [index, reader] of ['r1', 'r2', 'r3'].entries()) await report(comment, reader, now + index)
    expect(await settle(comment, 2)).toBe(false)
    expect(await settle(comment, 0)).toBe(false)
    expect(await figures(comment)).toEqual([3, null])
    expect(await settle(comment, 7), 'one was forgotten since').toBe(true)
    expect(await figures(comment)).toEqual([0, now + 2])
  })

  test('are settled once, however often it is sent, and where there are none there is nothing to do', async () => {
    const comment = await inserted(aPage())
    expect(await settle(comment, 0)).toBe(true)
    expect(await settle(comment, 5)).toBe(true)
    expect(await figures(comment)).toEqual([0, null])
    await report(comment, 'r1')
    for (let time = 0; time < 2; time++) expect(await settle(comment, 1)).toBe(true)
    expect(await figures(comment)).toEqual([0, now])
    expect(await settle(aComment(aPage()), 1), 'unknown').toBe(true)
  })

  test('are those of a comment that a member puts back into public, and of none that they take out of it', async () => {
    const { comments } = stand().store
    const comment = await inserted(aPage())
    await report(comment, 'r1')
    await comments.apply([aMove(comment, 'rejected')])
    expect(await figures(comment), 'it is not public, so nobody asks').toEqual([1, null])
    const undone = aMove(await present(comment), 'published', { act: 'undo' })
    await comments.apply([undone])
    expect(await figures(comment), 'as if it had not been').toEqual([1, null])
    await comments.apply([aMove(await present(comment), 'removed')])
    await comments.apply([aMove(await present(comment), 'published', { act: 'restore' })])
    expect(await figures(comment)).toEqual([0, now])
    expect(await isInTab(comment)).toBe(false)
  })

  test('are not those of a comment that its author edits, nor of one that was never reported', async () => {
    const { comments } = stand().store
    const [edited, quiet] = [await inserted(aPage()), await inserted(aPage(), { state: 'held' })]
    await report(edited, 'r1')
    await comments.apply([aMove(edited, 'published', { by: { kind: 'author' }, act: 'edited' })])
    expect(await figures(edited)).toEqual([1, null])
    await comments.apply([aMove(quiet, 'published')])
    expect(await figures(quiet)).toEqual([0, null])
  })

  test('are not settled again by a decision that is sent again', async () => {
    const { comments } = stand().store
    const comment = await inserted(aPage())
    await report(comment, 'r1')
    await comments.apply([aMove(comment, 'rejected')])
    const restored = aMove(await present(comment), 'published', { act: 'restore' })
    expect(await comments.apply([restored])).toEqual([comment.id])
    await report(comment, 'r2', now + 1)
    expect(await comments.apply([restored]), 'its answer was lost').toEqual([comment.id])
    expect(await figures(comment)).toEqual([1, now])
  })

  test('are counted exactly while fifty readers report from two handles, and members settle what they have seen', async () => {
    const { store, openAgain } = stand()
    const handles = [store, await openAgain()] as const
    const comment = await inserted(aPage())
    await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const handle = handles[index % 2] as Store
        await report(comment, `r${index}`, now + index, handle)
        if (index % 5 === 0) await settle(comment, 1 + (index % 7), handle)
      }),
    )
    const all = await store.engagement.reportsOn(comment.id)
    const after = await present(comment)
    expect(all).toHaveLength(50)
    expect(after.reports).toBe(all.filter((one) => !isSettled(one, after)).length)
  })

  test('are counted exactly after any sequence of reports, looks, decisions and browsers forgotten', async () => {
    const acts = fc.record({
      does: fc.constantFrom('report', 'report', 'report', 'settle', 'move', 'restore', 'undo', 'forget'),
      reader: fc.nat({ max: 4 }),
      seen: fc.nat({ max: 5 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { maxLength: 30, size: 'max' }), async (sequence) => {
        const { comments, engagement } = stand().store
        const comment = await inserted(aPage())
        const name = (reader: number): string => `${comment.id}-${reader}`
        const open = new Map<string, boolean>()
        const closeAll = (): void => open.forEach((_, reader) => open.set(reader, false))
        const count = (): number => [...open.values()].filter(Boolean).length
        for (const [index, { does, reader, seen }] of sequence.entries()) {
          const one = await present(comment)
          const isPublic = one.state === 'published'
          if (does === 'report') {
            const isNew = isPublic && !open.has(name(reader))
            expect(await report(comment, name(reader), now + index)).toBe(isNew)
            if (isNew) open.set(name(reader), true)
          } else if (does === 'settle') {
            const isSeen = count() <= seen
            expect(await settle(comment, seen)).toBe(isSeen)
            if (isSeen) closeAll()
          } else if (does === 'forget') {
            await engagement.forget(name(reader), now + index)
            open.delete(name(reader))
          } else if (does === 'move' && isPublic) await comments.apply([aMove(one, 'rejected')])
          else if (does !== 'move' && !isPublic) {
            await comments.apply([aMove(one, 'published', { act: does })])
            if (does === 'restore') closeAll()
          }
          expect((await present(comment)).reports).toBe(count())
        }
      }),
      { numRuns: 25 },
    )
  })
})
