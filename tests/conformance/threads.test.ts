import { expect, test } from 'vitest'
import type { Sort } from '../../service/contract/views.ts'
import type { Comment } from '../../service/domain/comment.ts'
import type { NewPage } from '../../service/domain/page.ts'
import type { ThreadComment } from '../../service/store/comments.ts'
import type { Store } from '../../service/store/store.ts'
import { aComment, aMove, anOffice, aPage, aReply, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

const idsOf = (comments: { id: string }[]): string[] => comments.map(({ id }) => id)

/** Reads a thread to its end; between two pages something else happens. */
async function readAll(
  store: Store,
  page: NewPage,
  sort: Sort,
  limit: number,
  between = async () => {},
  answered: boolean | null = null,
) {
  const found: ThreadComment[] = []
  for (let after: ThreadComment | null = null; ;) {
    const { comments, more } = await store.comments.thread({ page: page.id, sort, limit, after, answered })
    found.push(...comments)
    after = comments.at(-1) ?? null
    if (!more) return found
    await between()
  }
}

onEveryStore('a thread', (stand) => {
  const insertAll = async (page: NewPage, comments: Comment[]): Promise<void> => {
    const { store } = stand()
    await Promise.all(comments.map((comment) => store.comments.insert(comment, page)))
    await store.pages.publish(page.id, idsOf(comments), 1)
  }

  test('is complete and without doubles in both orders of time while others insert', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    const page = aPage()
    const comments = Array.from({ length: 30 }, () => aComment(page))
    await insertAll(page, comments)
    const intrude = async () => void (await other.comments.insert(aComment(page), page))
    const newest = await readAll(store, page, 'new', 7, intrude)
    expect(idsOf(newest)).toEqual(idsOf(comments.toReversed()))
    const oldest = idsOf(await readAll(store, page, 'old', 7, intrude))
    expect(oldest.slice(0, 30)).toEqual(idsOf(comments))
    expect(new Set(oldest).size).toBe(oldest.length)
    expect(oldest).toEqual(oldest.toSorted())
  })

  test('by supports is in order, the newer first among equals', async () => {
    const page = aPage()
    const comments = [3, 0, 3, 7, 0, 1].map((supports) => aComment(page, { supports }))
    await insertAll(page, comments)
    const expected = comments.toSorted((a, b) => b.supports - a.supports || (a.id < b.id ? 1 : -1))
    for (const limit of [1, 2, 4, 6, 9]) {
      expect(idsOf(await readAll(stand().store, page, 'top', limit))).toEqual(idsOf(expected))
    }
  })

  test('of what an office has answered, and of what none has, is complete in every order while others write', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    const page = aPage()
    const comments = Array.from({ length: 24 }, (_, index) => aComment(page, { supports: index % 4 }))
    const isAnswered = (_: unknown, index: number) => index % 3 === 0
    const answers = comments.filter(isAnswered).map((comment) => aReply(page, comment, { author: anOffice }))
    await insertAll(page, [...comments, ...answers])
    const intrude = async () => {
      const late = aComment(page)
      await other.comments.insert(late, page)
      await other.pages.publish(page.id, [late.id], 2)
    }
    const bySupports = (a: Comment, b: Comment) => b.supports - a.supports || (a.id < b.id ? 1 : -1)
    for (const [sort, expected] of [
      ['new', comments.toReversed()],
      ['old', comments],
      ['top', comments.toSorted(bySupports)],
    ] as const) {
      for (const answered of [true, false]) {
        const wanted = expected.filter((one) => isAnswered(one, comments.indexOf(one)) === answered)
        const found = idsOf(await readAll(store, page, sort, 5, intrude, answered))
        expect(found.filter((id) => comments.some((one) => one.id === id))).toEqual(idsOf(wanted))
        expect(new Set(found).size).toBe(found.length)
      }
    }
    expect(await readAll(store, aPage(), 'new', 5, async () => {}, true)).toEqual([])
  })

  test('lists what is public and what something public hangs on, and nothing else', async () => {
    const { comments, pages } = stand().store
    const page = aPage()
    const [open, held, gone] = [aComment(page), aComment(page, { state: 'held' }), aComment(page)]
    const below = aReply(page, gone)
    await insertAll(page, [open, held, gone, below])
    await comments.apply([aMove(gone, 'removed')])
    await pages.publish(page.id, [gone.id], 2)
    const listed = await readAll(stand().store, page, 'old', 10)
    expect(listed.map(({ id, state, replyCount }) => [id, state, replyCount])).toEqual([
      [open.id, 'published', 0],
      [gone.id, 'removed', 1],
    ])
    await comments.apply([aMove(below, 'rejected')])
    await pages.publish(page.id, [below.id], 3)
    expect(idsOf(await readAll(stand().store, page, 'new', 10))).toEqual([open.id])
    expect(new Set(idsOf(await comments.threadByIds(page.id, [gone.id, held.id, 'unknown'])))).toEqual(
      new Set([gone.id, held.id]),
    )
    expect(await comments.threadByIds('another', [gone.id])).toEqual([])
  })

  test('shows no more of a comment than a thread needs', async () => {
    const page = aPage()
    const comment = aComment(page, { author: { kind: 'reader', name: 'S', person: 'p', reader: 'r', avatar: '0a0' } })
    await insertAll(page, [comment])
    const { id, site, root, parent, author, text, createdAt, editedAt, state, supports } = comment
    const shown = { id, site, page: page.id, root, parent, author, text, createdAt, editedAt, state, supports }
    const followed = { clarification: null, corrections: null, forwarded: null, matter: null, answeredIn: null }
    expect(await readAll(stand().store, page, 'new', 1)).toEqual([{ ...shown, replyCount: 0, ...followed }])
  })

  test('has the three oldest public replies of each, at any depth', async () => {
    const page = aPage()
    const [one, two] = [aComment(page), aComment(page)]
    const first = aReply(page, one, { state: 'spam' })
    const second = aReply(page, one)
    const rest = [aReply(page, second), aReply(page, one), aReply(page, one)]
    await insertAll(page, [one, two, first, second, ...rest])
    const { replies } = await stand().store.comments.thread({
      page: page.id,
      sort: 'old',
      limit: 9,
      after: null,
      answered: null,
    })
    expect(idsOf(replies.get(one.id) ?? [])).toEqual(idsOf([second, ...rest]).slice(0, 3))
    expect(replies.get(two.id) ?? []).toEqual([])
  })

  test('gives all listed replies below a comment, oldest first, page by page', async () => {
    const { comments } = stand().store
    const page = aPage()
    const top = aComment(page)
    const [branch, leaf] = [aReply(page, top), aReply(page, top)]
    const placeholder = aReply(page, branch, { state: 'removed' })
    const deep = aReply(page, placeholder)
    const hidden = aReply(page, branch, { state: 'held' })
    await insertAll(page, [top, branch, leaf, placeholder, deep, hidden])
    const all = async (below: string, limit: number): Promise<string[]> => {
      const found: string[] = []
      for (let after: string | null = null; ;) {
        const read = await comments.replies({ root: top.id, below, after, limit })
        found.push(...idsOf(read.comments))
        after = found.at(-1) ?? null
        if (!read.more) return found
      }
    }
    for (const limit of [1, 2, 10]) {
      expect(await all(top.id, limit)).toEqual(idsOf([branch, leaf, placeholder, deep]))
      expect(await all(branch.id, limit)).toEqual(idsOf([placeholder, deep]))
      expect(await all(leaf.id, limit)).toEqual([])
    }
  })

  test('knows the public answers of offices to a comment', async () => {
    const page = aPage()
    const asked = aComment(page)
    const author = anOffice
    const answers = [aReply(page, asked, { author }), aReply(page, asked, { author })]
    const others = [aReply(page, asked), aReply(page, asked, { author, state: 'removed' })]
    await insertAll(page, [asked, ...answers, ...others])
    expect(idsOf(await stand().store.comments.answersTo(asked.id))).toEqual(idsOf(answers))
  })

  test('has the newest public comments and replies of a site, and of one page', async () => {
    const { comments } = stand().store
    const site = `site-${aPage().id}`
    const [one, two, elsewhere] = [aPage({ site }), aPage({ site }), aPage()]
    const [first, hidden, second] = [aComment(one), aComment(one, { state: 'held' }), aComment(two)]
    const reply = aReply(one, first)
    await insertAll(one, [first, hidden, reply])
    await insertAll(two, [second])
    await insertAll(elsewhere, [aComment(elsewhere)])
    const newest = async (page: NewPage | null, limit: number) =>
      idsOf(await comments.newest({ site, page: page?.id ?? null, limit }))
    expect(await newest(null, 50)).toEqual(idsOf([reply, second, first]))
    expect(await newest(null, 2)).toEqual(idsOf([reply, second]))
    expect(await newest(one, 50)).toEqual(idsOf([reply, first]))
    expect(await newest(elsewhere, 50), 'a page of another site').toEqual([])
    expect(await comments.newest({ site: 'unknown', page: null, limit: 50 })).toEqual([])
    const [shown] = await comments.newest({ site, page: two.id, limit: 1 })
    expect(shown).toEqual((await readAll(stand().store, two, 'new', 1))[0])
  })

  test('knows how long the last decided comments of an office have waited', async () => {
    const { comments } = stand().store
    const page = aPage()
    const office = `office-${page.id}`
    const minute = 60_000
    const decidedAfter = (waited: number, over: Partial<Comment> = {}) =>
      aComment(page, { office, createdAt: madeAt, decidedAt: madeAt + waited, ...over })
    const decided = Array.from({ length: 60 }, (_, index) => decidedAfter((index + 1) * minute))
    await insertAll(page, [
      ...decided,
      aComment(page, { office, state: 'held' }),
      decidedAfter(1_000 * minute, { office: 'another' }),
      decidedAfter(2_000 * minute, { author: anOffice }),
    ])
    const longest = Array.from({ length: 50 }, (_, index) => (60 - index) * minute)
    expect(await comments.checkingTimes(office)).toEqual(longest)
    const early = decidedAfter(-5 * minute, { createdAt: madeAt + 90 * minute, decidedAt: madeAt + 80 * minute })
    await insertAll(page, [early])
    expect((await comments.checkingTimes(office))[0], 'a clock that went back').toBe(0)
    expect(await comments.checkingTimes('unknown')).toEqual([])
  })

  test('tells a browser its own comments in the states asked for, newest first', async () => {
    const { comments } = stand().store
    const page = aPage()
    const reader = `reader-${page.id}`
    const author = { kind: 'reader', name: 'S', person: null, reader, avatar: '000' } as const
    const own = (['held', 'rejected', 'spam', 'held'] as const).map((state) => aComment(page, { author, state }))
    await insertAll(page, [...own, aComment(page, { state: 'held' })])
    const [held, rejected, , newest] = own
    const found = await comments.ofReader({ page: page.id, reader, states: ['held', 'rejected'] })
    expect(found).toEqual([newest, rejected, held])
    expect(await comments.readerHasPublished(reader)).toBe(false)
    await insertAll(page, [aComment(page, { author })])
    expect(await comments.readerHasPublished(reader)).toBe(true)
  })
})
