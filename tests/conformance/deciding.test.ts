import { expect, test } from 'vitest'
import type { Change, Comment } from '../../service/domain/comment.ts'
import { aComment, aMove, aPage, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

onEveryStore('a change', (stand) => {
  const inserted = async (over: Partial<Comment> = {}): Promise<Comment> => {
    const page = aPage()
    const comment = aComment(page, { state: 'held', ...over })
    await stand().store.comments.insert(comment, page)
    return comment
  }

  test('sets its fields and state, appends its entry and raises the version', async () => {
    const { comments } = stand().store
    const comment = await inserted()
    const edit: Change = {
      ...aMove(comment, 'published', { reason: 'baik', act: 'edited' }),
      set: {
        text: 'Baru',
        author: { kind: 'reader', name: 'Sri', person: 'p2', reader: null, avatar: '001' },
        editedAt: 7,
        content: null,
        confirmed: true,
        before: { state: 'held', confirmed: false },
        withdrawn: true,
        verdict: { outcome: 'spam', score: 1, reasons: [{ code: 'trap' }] },
      },
    }
    expect(await comments.apply([edit])).toEqual([comment.id])
    expect(await comments.byId(comment.id)).toEqual({
      ...comment,
      ...edit.set,
      state: 'published',
      version: 2,
      history: [...comment.history, edit.entry],
    })
    const undo: Change = {
      ...aMove({ ...comment, version: 2, state: 'published' }, 'held'),
      set: { before: null, decision: null, decidedAt: null },
    }
    await comments.apply([undo])
    expect(await comments.byId(comment.id)).toMatchObject({ before: null, decision: null, decidedAt: null, version: 3 })
  })

  test('has one winner among 50, from two handles', async () => {
    const { store, openAgain } = stand()
    const other = await openAgain()
    const comment = await inserted()
    const rivals = Array.from({ length: 50 }, (_, index) => aMove(comment, index % 3 ? 'published' : 'rejected'))
    const won = await Promise.all(rivals.map((rival, index) => (index % 2 ? store : other).comments.apply([rival])))
    expect(won.flat()).toEqual([comment.id])
    const winner = rivals[won.findIndex((ids) => ids.length > 0)]
    const now = await store.comments.byId(comment.id)
    expect(now).toMatchObject({ version: 2, decision: winner?.entry.decision, state: winner?.state })
    expect(now?.history).toEqual([...comment.history, winner?.entry])
  })

  test('of one member who says two things within one millisecond, or of two who say the same then, one wins', async () => {
    const { comments } = stand().store
    const comment = await inserted({ state: 'published' })
    const passing = (to: string, member = 'm1'): Change => {
      const move = aMove(comment, 'published', { act: 'forwarded', by: { kind: 'member', member, role: 'moderator' } })
      return { ...move, set: { forwarded: { to, name: to, url: null, at: madeAt, note: null } } }
    }
    const asked = [passing('kpu-jateng'), passing('bawaslu'), passing('kpu-jateng', 'm2')]
    const won = (await Promise.all(asked.map((change) => comments.apply([change])))).flat()
    expect(won).toEqual([comment.id])
    expect((await comments.byId(comment.id))?.version).toBe(2)
  })

  test('that won counts as won when it is sent again, and is not repeated, also when others came after it', async () => {
    const { comments } = stand().store
    const comment = await inserted()
    const first = aMove(comment, 'published')
    await comments.apply([first])
    expect(await comments.apply([first])).toEqual([comment.id])
    await comments.apply([aMove({ ...comment, version: 2, state: 'published' }, 'rejected')])
    expect(await comments.apply([first])).toEqual([comment.id])
    const late = aMove(comment, 'rejected', { at: first.entry.at })
    expect(await comments.apply([late]), 'another decision at the same time').toEqual([])
    expect(await comments.byId(comment.id)).toMatchObject({ version: 3, state: 'rejected' })
  })

  test('wins or loses alone among many; unknown comments lose', async () => {
    const { comments } = stand().store
    const [one, stale, three] = [await inserted(), await inserted(), await inserted()]
    await comments.apply([aMove(stale, 'spam')])
    const changes = [one, stale, three, { ...one, id: 'unknown' }].map((each) => aMove(each, 'rejected'))
    expect(new Set(await comments.apply(changes))).toEqual(new Set([one.id, three.id]))
    expect(await comments.byId(stale.id)).toMatchObject({ state: 'spam', version: 2 })
    expect(await comments.apply([])).toEqual([])
  })

  test('is found by its decision', async () => {
    const { comments } = stand().store
    const both = [await inserted(), await inserted()]
    const decision = `decision-${both[0]?.id}`
    await comments.apply(both.map((comment) => aMove(comment, 'spam', { decision })))
    expect(new Set((await comments.decidedBy(decision)).map(({ id }) => id))).toEqual(new Set(both.map(({ id }) => id)))
    expect(await comments.decidedBy('unknown')).toEqual([])
  })

  test('is among the last, newest first, with what stands on it now', async () => {
    const { comments } = stand().store
    const [one, two, three] = [await inserted(), await inserted(), await inserted()]
    const soon = Date.now() * 2
    const moves = [one, two, three].map((comment, at) => aMove(comment, 'spam', { at: soon + at }))
    await comments.apply(moves)
    const last = async (limit: number) => (await comments.lastDecided(limit)).map(({ id, decision }) => [id, decision])
    const [first, second, third] = moves.map(({ id, entry }) => [id, entry.decision])
    expect(await last(2)).toEqual([third, second])
    const undo = { ...aMove({ ...three, version: 2, state: 'spam' }, 'held', { act: 'undo', at: soon + 9 }) }
    await comments.apply([{ ...undo, set: { decision: null, decidedAt: null, before: null } }])
    expect(await last(2)).toEqual([second, first])
  })

  test('owes a publication exactly when the public sees a difference, from the moment of the first', async () => {
    const { comments, pages } = stand().store
    const owes = async ({ page, id }: Comment, before: number): Promise<boolean> =>
      (await comments.owing(before, 1_000)).some((owed) => owed.page === page && owed.ids.includes(id))
    const comment = await inserted()
    await comments.apply([aMove(comment, 'spam', { at: madeAt + 1 })])
    expect(await owes(comment, madeAt + 10)).toBe(false)
    await comments.apply([aMove({ ...comment, version: 2 }, 'published', { at: madeAt + 2 })])
    await comments.apply([aMove({ ...comment, version: 3, state: 'published' }, 'removed', { at: madeAt + 5 })])
    expect(await owes(comment, madeAt + 2), 'made at that very time').toBe(false)
    expect(await owes(comment, madeAt + 3)).toBe(true)
    await pages.publish(comment.page, [comment.id], madeAt + 6)
    expect(await owes(comment, madeAt + 10)).toBe(false)
    const born = await inserted({ state: 'published' })
    expect(await owes(born, madeAt + 1), 'born published').toBe(true)
  })
})
