import { expect, test } from 'vitest'
import { appealChange, appealDecided, reconsiderChange } from '../../service/domain/appealing.ts'
import type { Change, Comment } from '../../service/domain/comment.ts'
import { decisionChange, eraseChange, withdrawChange } from '../../service/domain/moving.ts'
import { fromDump, toDump } from '../../service/store/dumping.ts'
import type { CommentStore, QueueFilter } from '../../service/store/comments.ts'
import { aComment, aPage, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

const by = { kind: 'member', member: 'm1', role: 'moderator' } as const
const other = { kind: 'member', member: 'm2', role: 'lead' } as const

onEveryStore('an appeal', (stand) => {
  const filter = (offices: QueueFilter['offices']): QueueFilter => ({
    tab: 'appealed',
    offices,
    search: null,
    after: null,
    upTo: null,
  })
  const ids = async (offices: QueueFilter['offices']) =>
    (await stand().store.comments.queue(filter(offices), 100)).comments.map(({ id }) => id)
  /** Applies what a rule makes of the comment as it stands. */
  async function moved(id: string, rule: (comment: Comment) => Change | null): Promise<Comment> {
    const { comments } = stand().store
    const found = await comments.byId(id)
    const change = found && rule(found)
    if (!change) throw new Error('nothing moves')
    expect(await comments.apply([change])).toEqual([id])
    return (await comments.byId(id)) as Comment
  }
  async function appealed(comments: CommentStore, page: ReturnType<typeof aPage>, above: string): Promise<Comment> {
    const one = aComment(page, { office: `here-${page.id}`, state: 'held' })
    await comments.insert(one, page)
    const rejecting = { action: 'reject', by, decision: `d-${one.id}`, reason: 'Menghina.', now: madeAt } as const
    await moved(one.id, (found) => decisionChange(found, rejecting))
    return moved(one.id, (found) =>
      appealChange(found, { key: 'k', text: '$set: {"a": 1}', office: above, now: madeAt + 1 }),
    )
  }

  test('stands with its comment, and in the tab of the office that decides it until it is decided', async () => {
    const { comments } = stand().store
    const page = aPage()
    const above = `above-${page.id}`
    const one = await appealed(comments, page, above)
    expect(one).toMatchObject({
      state: 'rejected',
      appeal: { text: '$set: {"a": 1}', office: above, against: `d-${one.id}`, decidedBy: 'm1', outcome: null },
    })
    expect([await ids([above]), await ids([one.office])]).toEqual([[one.id], []])
    expect(await ids('all')).toContain(one.id)
    expect(await comments.countQueue(filter([above, one.office]), 9)).toBe(1)
    const upheld = { granted: false, by: other, reason: 'Tetap.', decision: 'a1', now: madeAt + 2 }
    const decided = await moved(one.id, (found) => appealDecided(found, upheld))
    expect(decided).toMatchObject({
      state: 'rejected',
      decision: `d-${one.id}`,
      appeal: { outcome: { granted: false } },
    })
    expect(await ids([above])).toEqual([])
    await moved(one.id, (found) => reconsiderChange(found, { decision: 'a1', by: other, now: madeAt + 3 }))
    expect(await ids([above])).toEqual([one.id])
    const granted = { granted: true, by: other, reason: null, decision: 'a2', now: madeAt + 4 }
    expect(await moved(one.id, (found) => appealDecided(found, granted))).toMatchObject({
      state: 'published',
      decision: 'a2',
      appeal: { outcome: { granted: true, decision: 'a2' } },
    })
    expect(await ids([above])).toEqual([])
    expect((await comments.decidedBy('a2')).map(({ id }) => id)).toEqual([one.id])
  })

  test('of one decision by two, one counts', async () => {
    const { comments } = stand().store
    const page = aPage()
    const one = await appealed(comments, page, `above-${page.id}`)
    const deciding = (granted: boolean, decision: string) =>
      appealDecided(one, { granted, by: other, reason: 'Ya.', decision, now: madeAt + 2 })
    const both = [deciding(true, 'b1'), deciding(false, 'b2')]
    const won = await Promise.all(both.map((change) => comments.apply(change ? [change] : [])))
    expect(won.flat()).toEqual([one.id])
  })

  test('goes with its author: withdrawn, erased, and in no backup after that', async () => {
    const { comments } = stand().store
    const page = aPage()
    const above = `above-${page.id}`
    const one = await appealed(comments, page, above)
    expect(fromDump(toDump({ kind: 'comment', record: one })).record).toMatchObject({ appeal: one.appeal })
    expect((await moved(one.id, (found) => withdrawChange(found, madeAt + 5))).appeal).toBeNull()
    const two = await appealed(comments, page, above)
    await moved(two.id, (found) =>
      appealDecided(found, { granted: false, by: other, reason: 'Tetap.', decision: 'c1', now: madeAt + 2 }),
    )
    const erased = await moved(two.id, (found) => eraseChange(found, madeAt + 5))
    expect(erased.appeal).toMatchObject({ text: '', outcome: { granted: false } })
    expect(await ids([above])).toEqual([])
  })
})
