import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../service/domain/comment.ts'
import { isSettled, reportedAt } from '../../service/domain/engagement.ts'
import { actions, decisionChange, editChange, settlesReports, undoChange } from '../../service/domain/moving.ts'
import { aComment, noon } from './making.ts'

const by = { kind: 'member', member: 'm1', role: 'moderator' } as const

describe('a report', () => {
  it('is settled by whoever looked at it or at a later one, and by nobody where none was looked at', () => {
    const comment = aComment({ reportsSettledUntil: noon })
    expect([noon - 1, noon, noon + 1].map((at) => isSettled({ at }, comment))).toEqual([true, true, false])
    expect(isSettled({ at: noon }, aComment())).toBe(false)
  })

  it('that comes after all that was looked at is never taken for settled, whatever the clock says', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 * noon }), fc.option(fc.nat({ max: 2 * noon })), (now, reportsSettledUntil) => {
        const at = reportedAt(now, { reportsSettledUntil })
        expect(isSettled({ at }, { reportsSettledUntil })).toBe(false)
        expect(at).toBeGreaterThanOrEqual(now)
      }),
    )
  })
})

describe('what readers reported', () => {
  it('is settled by a decision that leaves the comment in public, and by no other', () => {
    const before = { state: 'published', confirmed: false } as const
    const settling = actions.filter((action) => {
      const change = decisionChange(aComment({ state: 'rejected', before }), {
        action,
        by,
        decision: 'd1',
        reason: null,
        now: noon,
      })
      return change !== null && settlesReports(change)
    })
    expect(settling).toEqual(['approve', 'restore'])
  })

  it('is not settled by an undo, which leaves it as it was, nor by the author’s edit', () => {
    const comment = aComment({ state: 'published', reports: 1 })
    const change = decisionChange(comment, { action: 'spam', by, decision: 'd1', reason: null, now: noon }) as Change
    const spam = { ...comment, ...change.set, state: change.state, history: [...comment.history, change.entry] }
    const undone = undoChange(spam, { by, decision: 'd1', now: noon })
    expect([undone?.state, undone && settlesReports(undone)]).toEqual(['published', false])
    const verdict = { outcome: 'publish', score: 0, reasons: [] } as const
    const edit = { text: 'x', verdict: { ...verdict, reasons: [] }, fingerprint: null, now: noon }
    expect(settlesReports(editChange(comment, edit))).toBe(false)
  })
})
