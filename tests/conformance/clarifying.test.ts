import { expect, test } from 'vitest'
import { clarifyChange } from '../../service/domain/clarifying.ts'
import { aComment, aPage, aReply, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

const by = { kind: 'member', member: 'm1', role: 'moderator' } as const
const office = { id: 'kpu', name: 'KPU $set' }

onEveryStore('what an office says above a comment', (stand) => {
  test('is read with it wherever a thread reads it, owes a publication, and is taken away', async () => {
    const { comments, pages } = stand().store
    const page = aPage()
    const root = aComment(page)
    const reply = aReply(page, root)
    for (const one of [root, reply]) await comments.insert(one, page)
    await pages.publish(page.id, [root.id, reply.id], 1)
    for (const one of [root, reply]) {
      const change = clarifyChange(one, { text: '$literal', office, by, now: madeAt + 2 })
      if (!change) throw new Error('nothing to change')
      expect(await comments.apply([change])).toEqual([one.id])
      expect(await comments.apply([change]), 'sent again').toEqual([one.id])
    }
    const clarification = { text: '$literal', office, at: madeAt + 2, editedAt: null }
    expect((await comments.owing(Infinity, 1_000)).find((owed) => owed.page === page.id)?.ids.toSorted()).toEqual(
      [root.id, reply.id].toSorted(),
    )
    const thread = await comments.thread({ page: page.id, sort: 'new', limit: 9, after: null, answered: null })
    expect(thread.comments[0]?.clarification).toEqual(clarification)
    expect(thread.replies.get(root.id)?.[0]?.clarification).toEqual(clarification)
    const present = await comments.byId(root.id)
    expect(present).toMatchObject({ clarification, version: 2, state: 'published' })
    const gone = present && clarifyChange(present, { text: null, office, by, now: madeAt + 3 })
    await comments.apply(gone ? [gone] : [])
    expect((await comments.byId(root.id))?.clarification).toBeNull()
    expect((await comments.threadByIds(page.id, [root.id]))[0]?.clarification).toBeNull()
  })
})
