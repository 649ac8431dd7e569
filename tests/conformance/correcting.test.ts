import { expect, test } from 'vitest'
import { correctChange, uncorrectChange } from '../../service/domain/correcting.ts'
import { aComment, anOffice, aPage, aReply, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

const by = { kind: 'member', member: 'm1', role: 'moderator' } as const

onEveryStore('what an official answer said before', (stand) => {
  test('is read with it wherever a thread reads it, owes a publication, and goes when it is taken back', async () => {
    const { comments, pages } = stand().store
    const page = aPage()
    const question = aComment(page)
    const answer = aReply(page, question, { author: anOffice, key: null, receipt: null, text: '$before' })
    for (const one of [question, answer]) await comments.insert(one, page)
    await pages.publish(page.id, [question.id, answer.id], 1)
    expect((await comments.byId(answer.id))?.corrections).toBeNull()
    const change = correctChange(answer, { text: '$after', hide: false, by, now: madeAt + 2, decision: 'd1' })
    if (!change) throw new Error('nothing to change')
    expect(await comments.apply([change])).toEqual([answer.id])
    expect(await comments.apply([change]), 'sent again').toEqual([answer.id])
    const corrections = [{ text: '$before', at: madeAt + 2 }]
    expect((await comments.owing(Infinity, 1_000)).find((owed) => owed.page === page.id)?.ids).toEqual([answer.id])
    const thread = await comments.thread({ page: page.id, sort: 'new', limit: 9, after: null, answered: null })
    expect(thread.replies.get(question.id)?.[0]).toMatchObject({ text: '$after', editedAt: madeAt + 2, corrections })
    expect((await comments.newest({ site: page.site, page: page.id, limit: 9 }))[0]?.corrections).toEqual(corrections)
    const present = await comments.byId(answer.id)
    expect(present).toMatchObject({ corrections, version: 2, state: 'published' })
    const back = present && uncorrectChange(present, { text: '$before', by, now: madeAt + 3, decision: 'd2' })
    expect(await comments.apply(back ? [back] : [])).toEqual([answer.id])
    expect(await comments.byId(answer.id)).toMatchObject({ corrections: null, editedAt: null, text: '$before' })
    expect((await comments.answersTo(question.id))[0]?.corrections).toBeNull()
  })
})
