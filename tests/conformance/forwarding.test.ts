import { expect, test } from 'vitest'
import { forwardChange } from '../../service/domain/forwarding.ts'
import type { QueueFilter } from '../../service/store/comments.ts'
import { aComment, anOffice, aPage, aReply, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'
import type { Forwarding } from '../../service/domain/comment-facts.ts'

const by = { kind: 'member', member: 'm1', role: 'moderator' } as const
const to = (office: string): Forwarding => ({ to: office, name: 'KPU', url: null, at: madeAt, note: 'Mohon dijawab.' })

onEveryStore('what was passed on', (stand) => {
  const filter = (offices: QueueFilter['offices']): QueueFilter => ({
    tab: 'forwarded',
    offices,
    search: null,
    after: null,
    upTo: null,
  })

  test('stands with its comment and in its thread, and in the tab of the office it was passed on to until it is answered', async () => {
    const { comments, pages } = stand().store
    const page = aPage()
    const [here, there] = [`here-${page.id}`, `there-${page.id}`]
    const question = aComment(page, { office: here, state: 'published' })
    const other = aComment(page, { office: here, state: 'published' })
    for (const one of [question, other]) await comments.insert(one, page)
    const change = forwardChange(question, to(there), by, madeAt)
    if (change) expect(await comments.apply([change])).toEqual([question.id])
    expect((await comments.byId(question.id))?.forwarded).toEqual(to(there))
    const rows = await comments.threadByIds(page.id, [question.id, other.id])
    expect(rows.map(({ forwarded }) => forwarded?.to ?? null).toSorted()).toEqual([there, null].toSorted())
    const shown = async (offices: QueueFilter['offices']) =>
      (await comments.queue(filter(offices), 100)).comments.map(({ id }) => id)
    expect(await shown([there])).toEqual([question.id])
    expect(await shown([here])).toEqual([])
    expect(await shown('all')).toContain(question.id)
    expect(await comments.countQueue(filter([here, there]), 9)).toBe(1)
    const answer = aReply(page, question, { author: anOffice, office: here })
    await comments.insert(answer, page)
    await pages.publish(page.id, [answer.id], madeAt)
    expect(await shown([there])).toEqual([])
  })

  test('is in no office’s tab where it points outside, was taken back, or is no longer up', async () => {
    const { comments } = stand().store
    const page = aPage()
    const there = `there-${page.id}`
    const outside = aComment(page, { forwarded: { ...to('lapor'), url: 'https://www.lapor.go.id' } })
    const gone = aComment(page, { forwarded: to(there), state: 'rejected' })
    const waits = aComment(page, { forwarded: to(there), state: 'held' })
    for (const one of [outside, gone, waits]) await comments.insert(one, page)
    const count = (offices: string[]) => comments.countQueue(filter(offices), 9)
    expect([await count(['lapor']), await count([there])]).toEqual([0, 1])
    const back = forwardChange(waits, null, by, madeAt)
    if (back) await comments.apply([back])
    expect(await count([there])).toBe(0)
    expect((await comments.byId(waits.id))?.forwarded).toBeNull()
  })
})
