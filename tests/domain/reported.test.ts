import { describe, expect, it } from 'vitest'
import type { Act, Comment, HistoryEntry } from '../../service/domain/comment.ts'
import type { State } from '../../service/contract/views.ts'
import { editChange } from '../../service/domain/moving.ts'
import { holdsReported, isHeldByReports, reportedChange } from '../../service/domain/reported.ts'
import { changed } from '../../service/store/changing.ts'
import { aComment, noon } from './making.ts'

const published = (reports: number, over: Partial<Comment> = {}): Comment =>
  aComment({ state: 'published', reports, ...over })
const entry = (at: number, act: Act, from: State, to: State): HistoryEntry => ({
  at,
  by: { kind: 'machine' },
  act,
  from,
  to,
  reason: null,
  decision: null,
})
/** Approved by a member, who has thereby looked at what was reported until then. */
const approved = (held: Comment, at: number, reports: number): Comment => ({
  ...held,
  state: 'published',
  reports,
  reportsSettledUntil: at,
  version: held.version + 1,
  history: [...held.history, entry(at, 'approve', 'held', 'published')],
})

describe('readers’ reports', () => {
  it('hold a comment when they are more than the policy’s number', () => {
    expect(holdsReported(published(5), 5)).toBe(false)
    expect(holdsReported(published(6), 5)).toBe(true)
    expect(holdsReported(published(2), 1)).toBe(true)
  })

  it('hold nothing where policy wants none of it, nor what an office says, nor what is not public', () => {
    expect(holdsReported(published(1_000), null)).toBe(false)
    const author = { kind: 'office', office: 'kpu-ri', name: 'KPU RI', member: 'm1', avatar: '000' } as const
    expect(holdsReported(published(1_000, { author }), 5)).toBe(false)
    for (const state of ['held', 'rejected', 'removed', 'spam'] as const)
      expect(holdsReported(aComment({ state, reports: 1_000 }), 5)).toBe(false)
  })

  it('hold it by the machine, which says how many there are, beside what was found before', () => {
    const change = reportedChange(published(7), noon + 5)
    expect(change).toMatchObject({
      version: 1,
      state: 'held',
      entry: { at: noon + 5, by: { kind: 'machine' }, act: 'reported', from: 'published', to: 'held', decision: null },
      set: { verdict: { reasons: [{ code: 'reported', count: 7 }, { code: 'policy-pre' }] } },
    })
  })

  it('hold it once: what a member has put back is only counted from then on', () => {
    const held = changed(published(6), reportedChange(published(6), noon + 5))
    expect(isHeldByReports(held)).toBe(true)
    expect(holdsReported(approved(held, noon + 9, 500), 5)).toBe(false)
  })

  it('hold nothing that a member has looked at and left up', () => {
    expect(holdsReported(published(500, { reportsSettledUntil: noon + 9 }), 5)).toBe(false)
  })

  it('may hold other words of the same author again', () => {
    const held = changed(published(6), reportedChange(published(6), noon + 5))
    const back = approved(held, noon + 9, 0)
    const edited: Comment = {
      ...back,
      reports: 6,
      history: [...back.history, entry(noon + 20, 'edited', 'published', 'published')],
    }
    expect(holdsReported(edited, 5)).toBe(true)
  })

  it('are not shaken off by an edit: what waits for a member goes on waiting', () => {
    const held = changed(published(6), reportedChange(published(6), noon + 5))
    const verdict = { outcome: 'publish', score: 0, reasons: [] } as const
    const edit = { text: 'lain', verdict: { ...verdict, reasons: [] }, fingerprint: null, now: noon + 6 }
    expect(editChange(held, edit).state).toBe('held')
    expect(editChange(aComment({ state: 'held' }), edit).state).toBe('published')
  })
})
