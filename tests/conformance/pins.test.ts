import { expect, test } from 'vitest'
import { aComment, aPage } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

onEveryStore('a pin', (stand) => {
  test('names one comment of the page, replaces another, and is taken away', async () => {
    const { comments, pages } = stand().store
    const page = aPage()
    const [one, two] = [aComment(page), aComment(page)]
    for (const comment of [one, two]) await comments.insert(comment, page)
    expect(await pages.pin(page.id, one.id, false), 'nothing is pinned').toBe(false)
    expect(await pages.pin(page.id, one.id, true)).toBe(true)
    expect((await pages.byId(page.id))?.pinned).toBe(one.id)
    expect(await pages.pin(page.id, one.id, true), 'it is already').toBe(false)
    expect(await pages.pin(page.id, two.id, true)).toBe(true)
    expect((await pages.byIds([page.id]))[0]?.pinned).toBe(two.id)
    expect(await pages.pin(page.id, two.id, false)).toBe(true)
    expect((await pages.byId(page.id))?.pinned).toBeNull()
    expect(await pages.pin(page.id, two.id, false), 'it is gone already').toBe(false)
  })

  test('is let go by its own name alone: another that was put in its place stays', async () => {
    const { comments, pages } = stand().store
    const page = aPage()
    const [one, two] = [aComment(page), aComment(page)]
    for (const comment of [one, two]) await comments.insert(comment, page)
    await pages.pin(page.id, one.id, true)
    await pages.pin(page.id, two.id, true)
    await pages.publish(page.id, [], 1)
    expect(await pages.pin(page.id, one.id, false)).toBe(false)
    expect((await pages.byId(page.id))?.pinned).toBe(two.id)
    expect(await pages.owing(10_000), 'and nothing is owed').not.toContain(page.id)
  })

  test('is not undone by whoever lets the one before it go in the same instant', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    for (let round = 0; round < 10; round++) {
      const page = aPage()
      const [one, two] = [aComment(page), aComment(page)]
      for (const comment of [one, two]) await store.comments.insert(comment, page)
      await store.pages.pin(page.id, one.id, true)
      await Promise.all([other.pages.pin(page.id, one.id, false), store.pages.pin(page.id, two.id, true)])
      expect((await store.pages.byId(page.id))?.pinned).toBe(two.id)
    }
  })

  test('of another page, of no comment, or on an unknown page changes nothing', async () => {
    const { comments, pages } = stand().store
    const [page, other] = [aPage(), aPage()]
    const [own, stranger] = [aComment(page), aComment(other)]
    await comments.insert(own, page)
    await comments.insert(stranger, other)
    await pages.pin(page.id, own.id, true)
    await pages.publish(page.id, [], 1)
    for (const id of [stranger.id, 'unknown', '']) expect(await pages.pin(page.id, id, true)).toBe(false)
    expect(await pages.pin('unknown', own.id, true)).toBe(false)
    for (const id of [stranger.id, 'unknown', '']) expect(await pages.pin(page.id, id, false)).toBe(false)
    expect(await pages.pin('unknown', own.id, false)).toBe(false)
    expect((await pages.byId(page.id))?.pinned).toBe(own.id)
    expect(await pages.owing(10_000)).not.toContain(page.id)
  })

  test('owes its page a publication, until one is made after it', async () => {
    const { comments, pages } = stand().store
    const page = aPage()
    const comment = aComment(page)
    await comments.insert(comment, page)
    await pages.publish(page.id, [comment.id], 1)
    expect(await pages.owing(10_000)).not.toContain(page.id)
    await pages.pin(page.id, comment.id, true)
    expect(await pages.owing(10_000)).toContain(page.id)
    expect(await pages.owing(1)).toHaveLength(1)
    expect(await pages.publish(page.id, [], 2)).toEqual({ revision: 2, comments: 1 })
    expect(await pages.owing(10_000)).not.toContain(page.id)
    await pages.pin(page.id, comment.id, false)
    expect(await pages.owing(10_000)).toContain(page.id)
  })

  test('of twenty members at once is one of theirs, and what is owed is published', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    const page = aPage()
    const all = Array.from({ length: 20 }, () => aComment(page))
    for (const comment of all) await store.comments.insert(comment, page)
    await Promise.all(
      all.map(async ({ id }, index) => {
        const { pages } = index % 2 ? store : other
        expect(await pages.pin(page.id, id, true)).toBe(true)
        await pages.publish(page.id, [], 1)
      }),
    )
    expect(all.map(({ id }) => id)).toContain((await store.pages.byId(page.id))?.pinned)
    expect(await store.pages.owing(10_000)).not.toContain(page.id)
  })
})
