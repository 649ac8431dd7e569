import { expect, test } from 'vitest'
import type { Store } from '../../service/store/store.ts'
import { aComment, aMove, aPage, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'
import type { Outside } from '../../service/domain/comment-facts.ts'

const owed = (due: number | null, over: Partial<Outside> = {}): Outside => ({
  due,
  tries: 0,
  heard: null,
  told: null,
  ...over,
})

onEveryStore('what a judge outside is owed', (stand, fresh) => {
  const store = (): Store => stand().store
  const page = aPage()
  const insert = async (own: Store, outside: Outside | null) => {
    const one = aComment(page, { state: 'held', outside })
    await own.comments.insert(one, page)
    return one
  }

  test('comes back as it was stored, and is nothing for most', async () => {
    const outside = owed(madeAt, { tries: 3, heard: 'spam', told: 'ham' })
    const one = await insert(store(), outside)
    expect(await store().comments.byId(one.id)).toEqual(one)
    expect((await store().comments.byId((await insert(store(), null)).id))?.outside).toBeNull()
  })

  test('is found once it is due, the longest owed first, and no more than asked for', async () => {
    const { store: own, end } = await fresh()
    const [late, early] = [await insert(own, owed(madeAt + 2)), await insert(own, owed(madeAt + 1))]
    await insert(own, owed(madeAt + 100))
    await insert(own, owed(null, { heard: 'ham' }))
    await insert(own, null)
    const due = async (limit: number) => (await own.comments.owedOutside(madeAt + 2, limit)).map(({ id }) => id)
    expect(await due(10)).toEqual([early.id, late.id])
    expect(await due(1)).toEqual([early.id])
    await end()
  })

  test('is set where it still is what it was: of many at once one wins, and the comment is the same', async () => {
    const was = owed(madeAt)
    const one = await insert(store(), was)
    const verdict = { outcome: 'hold', score: 0, reasons: [{ code: 'akismet-away' }] } as const
    const tries = Array.from({ length: 5 }, (_, tries) =>
      store().comments.noteOutside(one.id, was, {
        outside: owed(madeAt + 10 + tries, { tries: 1 }),
        verdict: { ...verdict, reasons: [...verdict.reasons] },
      }),
    )
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1)
    const now = await store().comments.byId(one.id)
    expect(now).toMatchObject({ version: 1, history: one.history, verdict })
    expect(await store().comments.noteOutside(one.id, was, { outside: null })).toBe(false)
    expect(await store().comments.noteOutside(one.id, now?.outside ?? was, { outside: null })).toBe(true)
    expect(await store().comments.byId(one.id)).toMatchObject({ outside: null, verdict })
    expect(await store().comments.noteOutside('unknown', was, { outside: null })).toBe(false)
  })

  test('changes with a move in one write', async () => {
    const one = await insert(store(), owed(madeAt))
    const heard = owed(null, { heard: 'ham' })
    const move = aMove(one, 'published')
    await store().comments.apply([{ ...move, set: { ...move.set, outside: heard } }])
    expect(await store().comments.byId(one.id)).toMatchObject({ outside: heard, version: 2 })
    const back = aMove({ ...one, version: 2, state: 'published' }, 'rejected')
    await store().comments.apply([{ ...back, set: { ...back.set, outside: null } }])
    expect(await store().comments.byId(one.id)).toMatchObject({ outside: null, version: 3 })
  })

  test('goes with a backup and comes back with it', async () => {
    const { store: from, end } = await fresh()
    const one = await insert(from, owed(madeAt + 5, { heard: 'spam' }))
    const { store: to, end: endOther } = await fresh()
    await to.meta.load(from.meta.dump())
    expect((await to.comments.byId(one.id))?.outside).toEqual(one.outside)
    await Promise.all([end(), endOther()])
  })
})
