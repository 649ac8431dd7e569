import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Comment } from '../../service/domain/comment.ts'
import type { NewPage } from '../../service/domain/page.ts'
import type { Store } from '../../service/store/store.ts'
import { aComment, aMove, aPage, aReport, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

const now = madeAt + 1_000
const late = now + 10_000

/** What the duty does, for one page; other laws' pages are left alone. */
async function mend(store: Store, page: string): Promise<void> {
  for (const owed of await store.comments.owing(late, 10_000)) {
    if (owed.page === page) await store.pages.publish(page, owed.ids, late)
  }
  if ((await store.pages.owing(10_000)).includes(page)) await store.pages.publish(page, [], late)
}

const owed = async (store: Store, page: string): Promise<string[]> =>
  (await store.comments.owing(late, 10_000)).find((one) => one.page === page)?.ids ?? []

onEveryStore('a support', (stand) => {
  const published = async (page: NewPage, over: Partial<Comment> = {}): Promise<Comment> => {
    const comment = aComment(page, over)
    const { comments, pages } = stand().store
    await comments.insert(comment, page)
    await pages.publish(page.id, [comment.id], 1)
    return comment
  }
  const support = (comment: Comment, reader: string, on = true, store = stand().store) =>
    store.engagement.support({ comment: comment.id, reader, on, now })

  test('counts at once for whoever gives it, once however often it is sent, and is taken back', async () => {
    const comment = await published(aPage())
    expect(await support(comment, 'r1')).toBe(1)
    expect(await support(comment, 'r1'), 'sent again').toBe(1)
    expect(await support(comment, 'r2')).toBe(2)
    expect(await support(comment, 'r1', false)).toBe(1)
    expect(await support(comment, 'r1', false), 'sent again').toBe(1)
    expect(await support(comment, 'r3', false), 'never given').toBe(1)
    expect(await support(comment, 'r1'), 'given anew').toBe(2)
  })

  test('is for published comments alone', async () => {
    const page = aPage()
    for (const state of ['held', 'spam', 'rejected', 'removed'] as const) {
      const comment = aComment(page, { state })
      await stand().store.comments.insert(comment, page)
      expect(await support(comment, 'r1')).toBeNull()
      expect(await support(comment, 'r1', false)).toBeNull()
    }
    expect(await support(aComment(page), 'r1'), 'unknown').toBeNull()
    expect(await stand().store.comments.owing(late, 10_000)).not.toContainEqual(
      expect.objectContaining({ page: page.id }),
    )
  })

  test('is shown to everybody by the next publication, which names the comment, and is owed until then', async () => {
    const { store } = stand()
    const page = aPage()
    const comment = await published(page)
    await support(comment, 'r1')
    expect(await owed(store, page.id)).toEqual([comment.id])
    expect((await store.comments.byId(comment.id))?.supports).toBe(0)
    await mend(store, page.id)
    expect((await store.comments.byId(comment.id))?.supports).toBe(1)
    expect((await store.pages.byId(page.id))?.changes.at(-1)).toEqual({ revision: 2, id: comment.id })
    expect(await owed(store, page.id)).toEqual([])
    await support(comment, 'r1')
    expect(await owed(store, page.id), 'nothing is owed for what was there').toEqual([])
  })

  test('makes no decision stale', async () => {
    const { comments, pages } = stand().store
    const page = aPage()
    const comment = await published(page)
    await support(comment, 'r1')
    await pages.publish(page.id, [comment.id], 2)
    expect((await comments.byId(comment.id))?.version).toBe(1)
    expect(await comments.apply([aMove(comment, 'removed')])).toEqual([comment.id])
    expect((await comments.byId(comment.id))?.supports, 'nor is it lost with one').toBe(1)
  })

  test('puts the most supported first, wherever it stood', async () => {
    const { comments, pages } = stand().store
    const page = aPage()
    const all = [await published(page), await published(page), await published(page)] as const
    await support(all[0], 'r1')
    for (const reader of ['r1', 'r2']) await support(all[1], reader)
    await pages.publish(page.id, [all[0].id, all[1].id], 2)
    const read = { page: page.id, sort: 'top', limit: 9, after: null, answered: null } as const
    expect((await comments.thread(read)).comments.map(({ id, supports }) => [id, supports])).toEqual([
      [all[1].id, 2],
      [all[0].id, 1],
      [all[2].id, 0],
    ])
  })

  test('of fifty readers at once, from two handles while others publish, is counted exactly', async () => {
    const { store, openAgain } = stand()
    const handles = [store, await openAgain()] as const
    const page = aPage()
    const comment = await published(page)
    const given = Array.from({ length: 50 }, async (_, index) => {
      const handle = handles[index % 2] as Store
      for (const on of [true, index % 3 > 0, index % 5 > 0]) {
        await support(comment, `r${index}`, on, handle)
        if (index % 7 === 0) await handle.pages.publish(page.id, [comment.id], now)
      }
    })
    await Promise.all(given)
    await mend(store, page.id)
    const stands = Array.from({ length: 50 }, (_, index) => index).filter((index) => index % 5 > 0).length
    expect((await store.comments.byId(comment.id))?.supports).toBe(stands)
    expect(await support(comment, 'r1')).toBe(stands)
    expect(await owed(store, page.id)).toEqual([])
  })

  test('given and taken back by one reader in two windows at once ends as one of both, rightly counted', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    const page = aPage()
    const comment = await published(page)
    for (let round = 0; round < 10; round++) {
      await Promise.all([
        support(comment, 'r1', true, store),
        support(comment, 'r1', false, other),
        store.pages.publish(page.id, [comment.id], now),
      ])
      await mend(other, page.id)
      const counted = (await store.comments.byId(comment.id))?.supports
      expect(await support(comment, 'r2', false)).toBe(counted)
    }
  })

  test('is counted rightly after any sequence of supports, decisions, publications and kills', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { maxLength: 30, size: 'max' }), async (acts) => {
        const { store } = stand()
        const page = aPage()
        const comments = [await published(page), await published(page)]
        const truth = new Map(comments.map(({ id }) => [id, new Set<string>()]))
        for (const { does, on, reader } of acts) {
          const { id } = comments[on] as Comment
          const present = (await store.comments.byId(id)) as Comment
          if (does === 'publish') await store.pages.publish(page.id, [id], late)
          if (does === 'mend') await mend(store, page.id)
          if (does === 'move')
            await store.comments.apply([aMove(present, present.state === 'published' ? 'rejected' : 'published')])
          if (does !== 'support' && does !== 'withdraw') continue
          const given = await support(present, `r${reader}`, does === 'support')
          if (present.state !== 'published') {
            expect(given).toBeNull()
            continue
          }
          if (does === 'support') truth.get(id)?.add(`r${reader}`)
          else truth.get(id)?.delete(`r${reader}`)
          expect(given).toBe(truth.get(id)?.size)
        }
        await mend(store, page.id)
        for (const [id, readers] of truth) expect((await store.comments.byId(id))?.supports).toBe(readers.size)
      }),
      { numRuns: 20 },
    )
  })
})

const anAct = fc.record({
  does: fc.constantFrom('support', 'support', 'support', 'withdraw', 'withdraw', 'move', 'publish', 'mend'),
  on: fc.constantFrom(0, 1),
  reader: fc.nat({ max: 3 }),
})

onEveryStore('a reaction', (stand) => {
  const react = (page: NewPage, reader: string, reaction: string | null, store = stand().store) =>
    store.engagement.react({ page, reader, reaction, now })

  test('stores a page that nobody has commented, which waits for its first publication', async () => {
    const { pages } = stand().store
    const page = aPage()
    expect(await react(page, 'r1', null), 'nothing to take back').toEqual({})
    expect(await pages.byId(page.id)).toBeNull()
    expect(await react(page, 'r1', 'Membantu')).toEqual({ Membantu: 1 })
    expect(await pages.byId(page.id)).toEqual({
      ...page,
      revision: 0,
      comments: 0,
      reactions: {},
      pinned: null,
      changes: [],
    })
    expect(await pages.owing(10_000)).toContain(page.id)
    expect(await pages.publish(page.id, [], late)).toEqual({ revision: 1, comments: 0 })
    expect(await pages.byId(page.id)).toMatchObject({ reactions: { Membantu: 1 }, changes: [] })
    expect(await pages.owing(10_000)).not.toContain(page.id)
  })

  test('is one a reader, who may choose another word or take it back', async () => {
    const { pages } = stand().store
    const page = aPage()
    await react(page, 'r1', 'Membantu')
    expect(await react(page, 'r2', 'Informatif')).toEqual({ Membantu: 1, Informatif: 1 })
    expect(await react(page, 'r2', 'Membantu')).toEqual({ Membantu: 2 })
    await pages.publish(page.id, [], late)
    expect(await react(page, 'r2', 'Membantu'), 'sent again').toEqual({ Membantu: 2 })
    expect(await pages.owing(10_000), 'nothing is owed for what was there').not.toContain(page.id)
    expect(await react(page, 'r1', null)).toEqual({ Membantu: 1 })
    expect(await pages.owing(10_000)).toContain(page.id)
    expect(await react(page, 'r2', null)).toEqual({})
    await pages.publish(page.id, [], late)
    expect((await pages.byId(page.id))?.reactions).toEqual({})
  })

  test('is any word that an office may choose, and nothing more', async () => {
    const { pages } = stand().store
    const page = aPage()
    const words = ['__proto__', 'constructor', '$inc', 'a.b', '$page', '1', 'ya 🙂', "' OR 1=1"]
    for (const [index, word] of words.entries()) await react(page, `r${index}`, word)
    await pages.publish(page.id, [], late)
    const { reactions = {} } = (await pages.byId(page.id)) ?? {}
    expect(Object.entries(reactions).toSorted()).toEqual(words.map((word) => [word, 1]).toSorted())
    expect(
      Object.entries(await react(page, 'r0', null))
        .map(([word]) => word)
        .toSorted(),
    ).toEqual(words.slice(1).toSorted())
  })

  test('of fifty readers at once, from two handles while others publish, is counted exactly', async () => {
    const { store, openAgain } = stand()
    const handles = [store, await openAgain()] as const
    const page = aPage()
    const words = ['Informatif', 'Membantu', 'Perlu penjelasan']
    await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const handle = handles[index % 2] as Store
        await react(page, `r${index}`, words[index % 3] ?? null, handle)
        if (index % 5 === 0) await handle.pages.publish(page.id, [], now)
        if (index % 10 === 0) await react(page, `r${index}`, null, handle)
      }),
    )
    await mend(store, page.id)
    const last = await react(page, 'nobody', null)
    expect(Object.values(last).reduce((sum, readers) => sum + readers, 0)).toBe(45)
    expect((await store.pages.byId(page.id))?.reactions).toEqual(last)
    expect(await store.pages.owing(10_000)).not.toContain(page.id)
  })
})

onEveryStore('what readers did', (stand) => {
  /** A page that three browsers have reacted to, and its comment, which they support and report. */
  const engaged = async (site: string): Promise<{ page: NewPage; comment: Comment }> => {
    const { comments, engagement } = stand().store
    const page = aPage({ site })
    const comment = aComment(page)
    await comments.insert(comment, page)
    for (const reader of ['r1', 'r2', `alone-${page.id}`]) {
      await engagement.support({ comment: comment.id, reader, on: true, now })
      await engagement.react({ page, reader, reaction: 'Membantu', now })
      await engagement.report(aReport(comment, { reader }))
    }
    return { page, comment }
  }

  test('is forgotten of one browser, everywhere and of no other', async () => {
    const { store } = stand()
    const { engagement, comments, pages } = store
    const [here, there] = [await engaged('kpu-sukoharjo'), await engaged('kpu-sragen')]
    await mend(store, here.page.id)
    await mend(store, there.page.id)
    for (let time = 0; time < 2; time++) await engagement.forget('r1', now)
    expect(await engagement.reportOf(here.comment.id, 'r1')).toBeNull()
    expect((await comments.byId(there.comment.id))?.reports).toBe(2)
    for (const { page, comment } of [here, there]) {
      expect(await owed(store, page.id)).toEqual([comment.id])
      await mend(store, page.id)
      expect(await comments.byId(comment.id)).toMatchObject({ supports: 2, reports: 2 })
      expect((await pages.byId(page.id))?.reactions).toEqual({ Membantu: 2 })
    }
    await engagement.forget(`alone-${here.page.id}`, now)
    await mend(store, here.page.id)
    expect(await comments.byId(here.comment.id)).toMatchObject({ supports: 1, reports: 1 })
    for await (const { kind, record } of store.meta.dump()) {
      if (kind === 'support' || kind === 'reaction' || kind === 'report') {
        expect([`alone-${here.page.id}`, 'r1']).not.toContain((record as { reader: string }).reader)
      }
    }
  })

  test('goes with its site, and no other', async () => {
    const { store } = stand()
    const [going, staying] = [await engaged('going'), await engaged('staying')]
    await store.offices.removeSite('going')
    for (const kind of ['support', 'reaction', 'report']) {
      const targets = new Set<string>()
      for await (const line of store.meta.dump()) {
        const { comment, page } = line.record as { comment?: string; page?: string }
        if (line.kind === kind) targets.add(comment ?? page ?? '')
      }
      expect([...targets].filter((target) => [going.page.id, going.comment.id].includes(target))).toEqual([])
      expect([staying.page.id, staying.comment.id].some((target) => targets.has(target))).toBe(true)
    }
    expect(await store.engagement.support({ comment: going.comment.id, reader: 'r1', on: true, now })).toBeNull()
  })

  test('is seen from another handle at once', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    const { page, comment } = await engaged('kpu-sukoharjo')
    expect(await other.engagement.support({ comment: comment.id, reader: 'r9', on: true, now })).toBe(4)
    expect(await other.engagement.react({ page, reader: 'r9', reaction: 'Membantu', now })).toEqual({ Membantu: 4 })
    expect(await other.engagement.reportOf(comment.id, 'r1')).toEqual(aReport(comment))
    await mend(other, page.id)
    expect((await store.comments.byId(comment.id))?.supports).toBe(4)
  })
})
