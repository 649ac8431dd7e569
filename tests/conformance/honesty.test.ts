// What the filter suspected and what members found, counted by the store itself.
import { expect, test } from 'vitest'
import type { AuditEntry } from '../../service/domain/audit.ts'
import type { Comment } from '../../service/domain/comment.ts'
import { week } from '../../service/domain/durations.ts'
import { weekStart } from '../../service/domain/weeks.ts'
import { firstIdAt } from '../../service/domain/ids.ts'
import type { Verdict } from '../../service/domain/verdict.ts'
import { aComment, anOffice, aPage, madeAt } from '../support/records.ts'
import { onEveryStore } from '../support/stores.ts'

const from = weekStart(madeAt)
let made = 0
/** An id of that moment, as ids are: the time first. */
const idAt = (time: number): string => `${firstIdAt(time).slice(0, -6)}${String((made += 1)).padStart(6, '0')}-skh`

const judol: Verdict = { outcome: 'hold', score: 0.9, reasons: [{ code: 'policy-pre' }, { code: 'judol' }] }
const asked: Verdict = { outcome: 'hold', score: 0, reasons: [{ code: 'policy-pre' }, { code: 'links' }] }

onEveryStore('how right the filter was', (stand) => {
  test('is counted by week, by what was suspected and by what members found', async () => {
    const { comments } = stand().store
    const page = aPage({ site: 'honest' })
    const put = async (at: number, over: Partial<Comment>): Promise<void> => {
      const comment = aComment(page, { id: idAt(at), createdAt: at, office: 'honest', verdict: asked, ...over })
      await comments.insert(comment, page)
    }
    const decided = { decision: 'd1', decidedAt: madeAt }
    await put(from, { state: 'spam', confirmed: true, verdict: judol, ...decided })
    await put(from + 5, { state: 'spam', confirmed: true, verdict: judol, ...decided })
    await put(from + 6, { state: 'spam', verdict: judol })
    await put(from + 7, { state: 'published', verdict: judol, ...decided })
    await put(from + week - 1, { state: 'published', ...decided })
    await put(from + week - 1, { state: 'rejected', ...decided })
    await put(from + week, { state: 'held' })
    await put(from + week, { state: 'removed', ...decided })
    await put(from + week + 1, { state: 'spam', confirmed: true, ...decided })
    await put(from + week + 2, { state: 'published' })
    // An office's answer, the week before and the week after, and another office's are none of it.
    await put(from + 8, { author: anOffice })
    await put(from - 1, {})
    await put(from + 2 * week, {})
    await put(from + 9, { office: 'other' })

    const counts = await comments.judged({ offices: ['honest'], from, weeks: 2 })
    const told = counts.map((count) => [count.week, count.suspected, count.found, count.comments] as const)
    expect(told.toSorted((one, other) => (String(one) < String(other) ? -1 : 1))).toEqual(
      [
        [0, false, 'fine', 2],
        [0, true, 'fine', 1],
        [0, true, 'spam', 2],
        [0, true, null, 1],
        [1, false, 'spam', 1],
        [1, false, null, 3],
      ].toSorted((one, other) => (String(one) < String(other) ? -1 : 1)),
    )
    const all = await comments.judged({ offices: 'all', from, weeks: 2 })
    const sum = (list: typeof all): number => list.reduce((total, count) => total + count.comments, 0)
    expect(sum(all)).toBeGreaterThan(sum(counts))
    expect(await comments.judged({ offices: [], from, weeks: 2 })).toEqual([])
  })

  test('names what passed without a decision, newest first, of these offices and this time alone', async () => {
    const { comments } = stand().store
    const page = aPage({ site: 'passed' })
    const put = async (at: number, over: Partial<Comment> = {}): Promise<string> => {
      const comment = aComment(page, { id: idAt(at), createdAt: at, office: 'passed', ...over })
      await comments.insert(comment, page)
      return comment.id
    }
    const ids = [await put(from), await put(from + 1), await put(from + week - 1)]
    await put(from + week)
    await put(from - 1)
    await put(from + 2, { state: 'held' })
    await put(from + 3, { decision: 'd2', decidedAt: madeAt })
    await put(from + 4, { author: anOffice })
    await put(from + 5, { office: 'other-passed' })
    const read = { offices: ['passed'], from, until: from + week, limit: 9 }
    expect(await comments.passed(read)).toEqual(ids.toReversed())
    expect(await comments.passed({ ...read, limit: 1 })).toEqual(ids.slice(-1))
    expect(await comments.passed({ ...read, offices: [] })).toEqual([])
    expect(await comments.passed({ ...read, offices: 'all' })).toEqual(expect.arrayContaining(ids))
  })

  test('finds the audit’s entries of one act since then', async () => {
    const { audit } = stand().store
    const entry = (at: number, over: Partial<AuditEntry> = {}): AuditEntry => ({
      id: idAt(at),
      at,
      by: { kind: 'member', member: 'm1', role: 'lead' },
      act: 'sampled',
      offices: ['acts'],
      subjects: ['c1'],
      reason: 'spam',
      undone: null,
      ...over,
    })
    const [old, one, two] = [entry(from - 1), entry(from), entry(from + 1)]
    const others = [entry(from + 2, { act: 'approve' }), entry(from + 3, { offices: ['elsewhere'] })]
    for (const each of [old, one, two, ...others]) await audit.append(each)
    expect(await audit.ofAct({ act: 'sampled', offices: ['acts'], since: from })).toEqual([two, one])
    expect(await audit.ofAct({ act: 'sampled', offices: 'all', since: from })).toEqual(
      expect.arrayContaining([two, one, others[1]]),
    )
    expect(await audit.ofAct({ act: 'pin', offices: ['acts'], since: 0 })).toEqual([])
  })
})
