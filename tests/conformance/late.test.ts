import { expect, test } from 'vitest'
import { firstIdAt } from '../../service/domain/ids.ts'
import type { Comment } from '../../service/domain/comment.ts'
import type { QueueFilter } from '../../service/store/comments.ts'
import { aComment, aMove, aPage, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

const day = 86_400_000
let made = 0

onEveryStore('what an office is late with', (stand) => {
  const filter = (offices: QueueFilter['offices'], over: Partial<QueueFilter> = {}): QueueFilter => ({
    tab: 'held',
    offices,
    search: null,
    after: null,
    upTo: null,
    ...over,
  })
  /** Held since so many days after the first, with an id of that time. */
  const heldOn = (page: ReturnType<typeof aPage>, days: number, over: Partial<Comment> = {}): Comment => {
    const at = madeAt + days * day
    const one = aComment(page, { state: 'held', createdAt: at, ...over, id: `${firstIdAt(at)}${(made += 1)}-skh` })
    return { ...one, history: one.history.map((entry) => ({ ...entry, at })) }
  }
  const readAll = async (wanted: QueueFilter, limit: number): Promise<string[]> => {
    const found: string[] = []
    for (let after: string | null = null; ;) {
      const { comments, more } = await stand().store.comments.queue({ ...wanted, after }, limit)
      found.push(...comments.map(({ id }) => id))
      after = found.at(-1) ?? null
      if (!more) return found
    }
  }
  const ids = (comments: Comment[]): string[] => comments.map(({ id }) => id)

  test('is what has been held since before a moment, newest first, page by page', async () => {
    const page = aPage()
    const office = `office-${page.id}`
    const comments = [0, 1, 2, 3, 4].map((days) => heldOn(page, days, { office }))
    const elsewhere = heldOn(page, 0)
    for (const one of [...comments, elsewhere]) await stand().store.comments.insert(one, page)
    const late = filter([office], { heldBefore: madeAt + 3 * day })
    for (const limit of [1, 2, 9]) expect(await readAll(late, limit)).toEqual(ids(comments.slice(0, 3).toReversed()))
    expect(await stand().store.comments.countQueue(late, 100)).toBe(3)
    expect(await stand().store.comments.countQueue(late, 2)).toBe(2)
    expect(await readAll({ ...late, tab: 'published' }, 9)).toEqual([])
    const everywhere = await readAll({ ...late, offices: 'all' }, 9)
    expect(everywhere).toContain(elsewhere.id)
  })

  test('stands beside what another office holds, each once and in one order', async () => {
    const page = aPage()
    const [above, below] = [`above-${page.id}`, `below-${page.id}`]
    const wave = `wave-${page.id}`
    const own = [0, 2, 4].map((days) => heldOn(page, days, { office: above }))
    const theirs = [1, 1, 3].map((days) => heldOn(page, days, { office: below, campaign: wave }))
    for (const one of [...own, ...theirs]) await stand().store.comments.insert(one, page)
    const both = filter([above], { besides: { offices: [below], heldBefore: madeAt + 2 * day } })
    const expected = [own[2], own[1], theirs[1], theirs[0], own[0]].map((one) => one?.id)
    for (const limit of [1, 2, 9]) expect(await readAll(both, limit)).toEqual(expected)
    expect(await stand().store.comments.countQueue(both, 100)).toBe(5)
    expect(await stand().store.comments.countQueue(both, 4)).toBe(4)
    const grouped = [own[2], own[1], theirs[1], own[0]].map((one) => one?.id)
    for (const limit of [1, 9]) expect(await readAll({ ...both, grouped: true }, limit)).toEqual(grouped)
    // In the other tabs an office above is led to its own alone.
    expect(await readAll({ ...both, tab: 'spam' }, 9)).toEqual([])
  })

  test('is told by when it was held again, not by when it was written', async () => {
    const { comments } = stand().store
    const page = aPage()
    const office = `office-${page.id}`
    const one = heldOn(page, 0, { office, state: 'published' })
    await comments.insert(one, page)
    const late = filter([office], { heldBefore: madeAt + 3 * day })
    const hold = { act: 'edited', decision: null, by: { kind: 'author' } } as const
    await comments.apply([aMove(one, 'held', { ...hold, at: madeAt + 4 * day })])
    expect(await comments.countQueue(late, 9)).toBe(0)
    const later = { ...late, heldBefore: madeAt + 5 * day }
    expect(await readAll(later, 9)).toEqual([one.id])
    const held = await comments.byId(one.id)
    expect(held?.state).toBe('held')
    if (!held) return
    // An edit of what is held does not begin anew.
    await comments.apply([aMove(held, 'held', { ...hold, at: madeAt + 9 * day })])
    expect(await readAll(later, 9)).toEqual([one.id])
    const edited = await comments.byId(one.id)
    if (!edited) return
    await comments.apply([aMove(edited, 'rejected', { at: madeAt + 10 * day })])
    expect(await comments.countQueue(later, 9)).toBe(0)
  })
})
