import { expect, test } from 'vitest'
import type { Comment } from '../../service/domain/comment.ts'
import { forwardChange } from '../../service/domain/forwarding.ts'
import type { Store } from '../../service/store/store.ts'
import { aComment, anOffice, aPage, aReply, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'
import type { Matter } from '../../service/domain/comment-facts.ts'

const owed = (due: number, over: Partial<Matter> = {}): Matter => ({
  kind: 'question',
  step: 'answer',
  since: madeAt,
  due,
  forwardBy: due - 2,
  reopened: 0,
  answeredAt: null,
  trail: [{ at: madeAt, act: 'marked' }],
  turn: 1,
  ...over,
})

onEveryStore('what is followed to its answer', (stand, fresh) => {
  const store = (): Store => stand().store
  const page = aPage()
  const insert = async (own: Store, over: Partial<Comment> = {}): Promise<Comment> => {
    const one = aComment(page, over)
    await own.comments.insert(one, page)
    return one
  }

  test('is nothing for most; once noted it comes back as it is, wherever the comment is read', async () => {
    const one = await insert(store())
    expect((await store().comments.byId(one.id))?.matter).toBeNull()
    const matter = owed(madeAt + 10)
    expect(await store().comments.noteMatter(one.id, 0, matter, madeAt + 1)).toBe(true)
    expect(await store().comments.byId(one.id)).toEqual({ ...one, matter })
    expect((await store().comments.threadByIds(page.id, [one.id]))[0]?.matter).toEqual(matter)
  })

  test('an answer knows after how many working days it came', async () => {
    const one = await insert(store())
    const answer = aReply(page, one, { author: anOffice, answeredIn: 2 })
    await store().comments.insert(answer, page)
    expect((await store().comments.answersTo(one.id))[0]?.answeredIn).toBe(2)
    expect((await store().comments.byId(answer.id))?.answeredIn).toBe(2)
    expect((await store().comments.byId(one.id))?.answeredIn).toBeNull()
  })

  test('of many who note at once one wins; sent again it has still won; another turn has lost', async () => {
    const one = await insert(store())
    const other = await stand().openAgain()
    const tries = [1, 2, 3, 4, 5, 6].map((at) => owed(madeAt + at))
    const won = await Promise.all(
      tries.map((matter, at) => (at % 2 ? store() : other).comments.noteMatter(one.id, 0, matter, madeAt)),
    )
    expect(won.filter(Boolean)).toHaveLength(1)
    const kept = tries[won.indexOf(true)] as Matter
    expect((await store().comments.byId(one.id))?.matter).toEqual(kept)
    expect(await store().comments.noteMatter(one.id, 0, kept, madeAt)).toBe(true)
    expect(await store().comments.noteMatter(one.id, 3, owed(1, { turn: 4 }), madeAt)).toBe(false)
    expect(await store().comments.noteMatter('unknown', 0, kept, madeAt)).toBe(false)
    expect(await store().comments.noteMatter(one.id, 1, owed(madeAt + 9, { turn: 2 }), madeAt)).toBe(true)
  })

  test('owes the page a publication where it is public, and changes neither version nor history', async () => {
    const { store: own, end } = await fresh()
    const shown = await insert(own)
    const waiting = await insert(own, { state: 'held' })
    await own.pages.publish(page.id, [shown.id], 1)
    for (const { id } of [shown, waiting]) await own.comments.noteMatter(id, 0, owed(madeAt), madeAt + 5)
    expect(await own.comments.owing(madeAt + 5, 9)).toEqual([])
    expect(await own.comments.owing(madeAt + 6, 9)).toEqual([{ page: page.id, ids: [shown.id] }])
    expect(await own.comments.byId(shown.id)).toMatchObject({ version: 1, history: shown.history })
    await end()
  })

  test('what waits for an answer comes by when it is due, page by page, of the offices in sight, as searched', async () => {
    const { store: own, end } = await fresh()
    const made: Record<string, string> = {}
    for (const [name, due, office, text] of [
      ['third', 30, 'a', 'Kapan?'],
      ['first', 10, 'b', 'Di mana TPS?'],
      ['second', 20, 'a', 'Di mana kantor?'],
      ['beside', 20, 'c', 'Siapa?'],
    ] as const) {
      const one = await insert(own, { office, text })
      await own.comments.noteMatter(one.id, 0, owed(due), madeAt)
      made[name] = one.id
    }
    const held = await insert(own, { office: 'a', state: 'held' })
    await own.comments.noteMatter(held.id, 0, owed(5), madeAt)
    const settled = await insert(own, { office: 'a' })
    await own.comments.noteMatter(settled.id, 0, owed(6, { step: 'settle' }), madeAt)
    const named = (ids: string[]) => ids.map((id) => Object.keys(made).find((name) => made[name] === id))
    const read = async (offices: string[] | 'all', search: string | null = null) => {
      const found: string[] = []
      for (let after: { due: number; id: string } | null = null; ;) {
        const page: { comments: Comment[]; more: boolean } = await own.comments.toAnswer({
          offices,
          search,
          after,
          limit: 1,
        })
        found.push(...page.comments.map(({ id }) => id))
        const last = page.comments.at(-1)
        if (!page.more || !last) return named(found)
        after = { due: last.matter?.due ?? 0, id: last.id }
      }
    }
    expect(await read('all')).toEqual(['first', 'second', 'beside', 'third'])
    expect(await read(['a', 'b'])).toEqual(['first', 'second', 'third'])
    expect(await read([])).toEqual([])
    expect(await read('all', 'di mana')).toEqual(['first', 'second'])
    const count = (offices: string[] | 'all', dueBy: number | null, most = 9) =>
      own.comments.countToAnswer({ offices, dueBy }, most)
    expect([await count('all', null), await count('all', null, 2), await count('all', 20)]).toEqual([4, 2, 3])
    expect([await count(['a'], null), await count(['a'], 19), await count(['a', 'b'], 20)]).toEqual([2, 0, 2])
    await end()
  })

  test('what was passed on waits with whom it was passed on to, and with nobody else', async () => {
    const { store: own, end } = await fresh()
    const to = { to: 'b', name: 'KPU', url: null, at: madeAt, note: null }
    const made: string[] = []
    for (const [due, office, forwarded] of [
      [30, 'a', to],
      [10, 'a', null],
      [20, 'b', null],
      [15, 'a', { ...to, to: 'lapor', url: 'https://www.lapor.go.id' }],
    ] as const) {
      const one = await insert(own, { office, forwarded })
      await own.comments.noteMatter(one.id, 0, owed(due), madeAt)
      made.push(one.id)
    }
    const [passed = '', first, second, outside] = made
    const read = async (offices: string[] | 'all') =>
      (await own.comments.toAnswer({ offices, search: null, after: null, limit: 9 })).comments.map(({ id }) => id)
    const count = (offices: string[]) => own.comments.countToAnswer({ offices, dueBy: null }, 9)
    expect(await read(['a'])).toEqual([first, outside])
    expect(await read(['b'])).toEqual([second, passed])
    expect(await read(['a', 'b'])).toEqual([first, outside, second, passed])
    expect(await read('all')).toHaveLength(4)
    expect([await count(['a']), await count(['b']), await count(['a', 'b'])]).toEqual([2, 2, 4])
    const one = await own.comments.byId(passed)
    const back = one && forwardChange(one, null, { kind: 'operator' }, madeAt)
    if (back) await own.comments.apply([back])
    expect([await count(['a']), await count(['b'])]).toEqual([3, 1])
    await end()
  })

  test('whose author has said nothing in time is found, the first due first', async () => {
    const { store: own, end } = await fresh()
    const due: string[] = []
    for (const at of [30, 10, 20]) {
      const one = await insert(own)
      await own.comments.noteMatter(one.id, 0, owed(at, { step: 'settle' }), madeAt)
      due.push(one.id)
    }
    const found = async (now: number, limit: number) => (await own.comments.toClose(now, limit)).map(({ id }) => id)
    expect(await found(20, 9)).toEqual([due[1], due[2]])
    expect(await found(99, 1)).toEqual([due[1]])
    await end()
  })

  test('what was answered though an answer is owed is found again', async () => {
    const { store: own, end } = await fresh()
    const one = await insert(own)
    const other = await insert(own)
    for (const { id } of [one, other]) await own.comments.noteMatter(id, 0, owed(madeAt), madeAt)
    const answer = aReply(page, one, { author: anOffice })
    await own.comments.insert(answer, page)
    await own.pages.publish(page.id, [answer.id], 1)
    expect((await own.comments.toAnswerThoughAnswered('', 9)).map(({ id }) => id)).toEqual([one.id])
    expect(await own.comments.toAnswerThoughAnswered(one.id, 9)).toEqual([])
    await end()
  })
})
