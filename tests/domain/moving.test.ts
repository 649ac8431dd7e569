import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { State } from '../../service/contract/views.ts'
import type { Change, Comment } from '../../service/domain/comment.ts'
import {
  actions,
  decisionChange,
  editable,
  editChange,
  eraseChange,
  lapseChange,
  publicState,
  receiptState,
  standingAfter,
  undoChange,
  withdrawChange,
} from '../../service/domain/moving.ts'
import type { Verdict } from '../../service/domain/verdict.ts'
import { aComment, noon } from './making.ts'
import type { Mover } from '../../service/domain/mover.ts'
import type { Action } from '../../service/contract/item-verbs.ts'

const by: Mover = { kind: 'member', member: 'm1', role: 'moderator' }
const minute = 60_000
const publish: Verdict = { outcome: 'publish', score: 0, reasons: [] }
const hold: Verdict = {
  outcome: 'hold',
  score: 0,
  reasons: [{ code: 'links', evidence: [{ field: 'text', from: 0, to: 4 }] }],
}

/** What a store does with a change. */
function applied(comment: Comment, change: Change | null): Comment {
  if (change === null) return comment
  expect([change.id, change.version, change.entry.from]).toEqual([comment.id, comment.version, comment.state])
  expect(change.entry.to).toBe(change.state)
  return {
    ...comment,
    ...change.set,
    state: change.state,
    version: comment.version + 1,
    history: [...comment.history, change.entry],
  }
}

const decided = (comment: Comment, action: Action, decision = 'd1', now = noon + minute): Comment =>
  applied(comment, decisionChange(comment, { action, by, decision, reason: null, now }))
const undone = (comment: Comment, decision = 'd1'): Comment =>
  applied(comment, undoChange(comment, { by, decision, now: noon + 2 * minute }))

describe('the contract’s table of decisions', () => {
  const states: State[] = ['published', 'held', 'spam', 'rejected', 'removed']
  const table: Record<Exclude<Action, 'restore'>, [from: State[], to: State]> = {
    approve: [['held', 'spam', 'rejected'], 'published'],
    reject: [['held', 'published', 'spam'], 'rejected'],
    spam: [['held', 'published', 'rejected', 'spam'], 'spam'],
    remove: [['held', 'published', 'spam', 'rejected'], 'removed'],
  }

  it.each(Object.entries(table))('%s', (action, [from, to]) => {
    for (const state of states) {
      const after = standingAfter(aComment({ state }), action as Action)
      expect(after?.state ?? null).toBe(from.includes(state) ? to : null)
    }
  })

  it('restore leads rejected, spam and removed back to where the last decision found them', () => {
    for (const state of states) {
      const before = { state: 'published', confirmed: false } as const
      const after = standingAfter(aComment({ state, before }), 'restore')
      expect(after).toEqual(['rejected', 'spam', 'removed'].includes(state) ? before : null)
      expect(standingAfter(aComment({ state }), 'restore')).toBeNull()
    }
  })

  it('leaves alone what its author withdrew', () => {
    for (const state of states) {
      for (const action of actions) {
        const comment = aComment({ state, withdrawn: true, before: { state: 'held', confirmed: false } })
        expect(standingAfter(comment, action)).toBeNull()
      }
    }
  })
})

describe('spam', () => {
  it('of the machine is confirmed by a member once, and its author is told only then', () => {
    const machine = aComment({ state: 'spam' })
    expect([publicState(machine), receiptState(machine)]).toEqual(['held', 'held'])
    const confirmed = decided(machine, 'spam')
    expect(confirmed).toMatchObject({ state: 'spam', confirmed: true, before: { state: 'spam', confirmed: false } })
    expect([publicState(confirmed), receiptState(confirmed)]).toEqual(['rejected', 'rejected'])
    expect(standingAfter(confirmed, 'spam')).toBeNull()
    expect(decided(confirmed, 'restore', 'd2')).toMatchObject({ state: 'spam', confirmed: false })
  })

  it('looks to its author as it stands in every other state', () => {
    for (const state of ['published', 'held', 'rejected', 'removed'] as const) {
      expect(receiptState(aComment({ state }))).toBe(state)
    }
  })
})

describe('a decision', () => {
  it('notes where it found the comment, and is one line of its history', () => {
    const change = decisionChange(aComment(), { action: 'reject', by, decision: 'd1', reason: 'kasar', now: noon + 1 })
    expect(change).toEqual({
      id: aComment().id,
      version: 1,
      state: 'rejected',
      set: { confirmed: false, before: { state: 'held', confirmed: false }, decision: 'd1', decidedAt: noon + 1 },
      entry: { at: noon + 1, by, act: 'reject', from: 'held', to: 'rejected', reason: 'kasar', decision: 'd1' },
    })
  })

  it('undone, lays the one before it bare: also that can be restored from', () => {
    const rejected = decided(aComment(), 'reject', 'd1')
    const back = undone(decided(rejected, 'approve', 'd2'), 'd2')
    expect(back).toMatchObject({
      state: 'rejected',
      decision: 'd1',
      before: { state: 'held' },
      decidedAt: rejected.decidedAt,
    })
    expect(decided(back, 'restore', 'd3').state).toBe('held')
  })

  it('is undone once, by its own name, and only while nothing moved the comment since', () => {
    const published = decided(aComment(), 'approve')
    expect(undoChange(published, { by, decision: 'd2', now: noon })).toBeNull()
    const edited = applied(
      published,
      editChange(published, { text: 'x', verdict: publish, fingerprint: null, now: noon }),
    )
    expect(undoChange(edited, { by, decision: 'd1', now: noon })).toBeNull()
    const back = undone(published)
    expect(back).toMatchObject({ state: 'held', before: null, decision: null, decidedAt: null })
    expect(undoChange(back, { by, decision: 'd1', now: noon })).toBeNull()
    expect(undoChange(aComment(), { by, decision: 'd1', now: noon })).toBeNull()
  })

  it('undone, remembers whose judgement the spam before it was, through an edit too', () => {
    const spam = decided(aComment(), 'spam', 'd1')
    const edited = applied(spam, editChange(spam, { text: 'x', verdict: publish, fingerprint: null, now: noon }))
    const rejected = decided(edited, 'reject', 'd2')
    const back = undone(decided(rejected, 'approve', 'd3'), 'd3')
    expect(back).toMatchObject({ state: 'rejected', decision: 'd2', before: { state: 'spam', confirmed: true } })
  })

  it('does not come back by an undo once its author withdrew', () => {
    const published = decided(aComment(), 'approve')
    expect(undoChange({ ...published, withdrawn: true }, { by, decision: 'd1', now: noon })).toBeNull()
    const gone = applied(published, withdrawChange(published, noon))
    expect(undoChange(gone, { by, decision: 'd1', now: noon })).toBeNull()
  })
})

describe('an edit', () => {
  const edit = (state: State, verdict: Verdict, confirmed = false): Comment => {
    const comment = aComment({ state, confirmed })
    return applied(comment, editChange(comment, { text: 'baru', verdict, fingerprint: null, now: noon + 1 }))
  }

  it('is public by a verdict of publish alone', () => {
    expect(edit('published', publish).state).toBe('published')
    expect(edit('published', hold).state).toBe('held')
    expect(edit('held', publish).state).toBe('published')
    expect(edit('published', { ...hold, outcome: 'spam' }).state).toBe('held')
    expect(edit('held', publish)).toMatchObject({ text: 'baru', editedAt: noon + 1, verdict: publish })
  })

  it('never leads out of the spam folder, nor undoes a member’s judgement', () => {
    expect(edit('spam', publish)).toMatchObject({ state: 'spam', confirmed: false })
    expect(edit('spam', publish, true)).toMatchObject({ state: 'spam', confirmed: true })
  })

  it('says at the desk that the public had seen another text', () => {
    expect(edit('published', hold).verdict.reasons.map(({ code }) => code)).toEqual(['links', 'edited'])
    expect(edit('held', hold).verdict.reasons.map(({ code }) => code)).toEqual(['links'])
  })

  it('leaves the hash of what was first sent, unless another is given', () => {
    expect(edit('held', hold).content).toBe('hash')
    const edited = editChange(aComment(), { text: 'x', content: 'other', verdict: hold, fingerprint: null, now: noon })
    expect(edited.set.content).toBe('other')
  })

  it('leaves its campaign with its words: other words are of none until they are found to be', () => {
    const copy = aComment({ fingerprint: '00ff00ff00ff00ff', campaign: 'wave' })
    const edited = (fingerprint: string | null) =>
      applied(copy, editChange(copy, { text: 'x', verdict: hold, fingerprint, now: noon }))
    expect(edited('00ff00ff00ff00ff')).toMatchObject({ fingerprint: '00ff00ff00ff00ff', campaign: 'wave' })
    expect(edited('00ff00ff00ff00fe')).toMatchObject({ fingerprint: '00ff00ff00ff00fe', campaign: null })
    expect(edited(null)).toMatchObject({ fingerprint: null, campaign: null })
    expect(applied(copy, eraseChange(copy, noon))).toMatchObject({ fingerprint: null, campaign: null })
  })

  it('is possible while the minutes last, and nobody has answered or decided against it', () => {
    const open = { editMinutes: 15, answered: false, now: noon + 15 * minute - 1 }
    expect(editable(aComment(), open)).toBe('yes')
    expect(editable(aComment({ state: 'published' }), open)).toBe('yes')
    expect(editable(aComment({ state: 'spam' }), open)).toBe('yes')
    expect(editable(aComment(), { ...open, now: noon + 15 * minute })).toBe('edit-window-closed')
    expect(editable(aComment(), { ...open, answered: true })).toBe('edit-window-closed')
    expect(editable(aComment(), { ...open, editMinutes: 0, now: noon })).toBe('edit-window-closed')
    expect(editable(aComment({ state: 'rejected' }), open)).toBe('conflict')
    expect(editable(aComment({ state: 'removed' }), { ...open, answered: true })).toBe('conflict')
  })
})

describe('what its author takes back', () => {
  it('is removed, once', () => {
    const published = aComment({ state: 'published' })
    const gone = applied(published, withdrawChange(published, noon + 1))
    expect(gone).toMatchObject({ state: 'removed', withdrawn: true, confirmed: false })
    expect(withdrawChange(gone, noon + 2)).toBeNull()
  })

  it('also where a member removed it first, so that it cannot be restored', () => {
    const removed = decided(aComment({ state: 'published' }), 'remove')
    expect(standingAfter(removed, 'restore')).not.toBeNull()
    expect(standingAfter(applied(removed, withdrawChange(removed, noon)), 'restore')).toBeNull()
  })

  it('put aside for long, keeps that it was and by which decision, and can be brought back by nobody', () => {
    for (const action of ['reject', 'spam', 'remove'] as const) {
      const put = decided(aComment({ state: 'published', text: 'Telepon saya 0812' }), action)
      const gone = applied(put, lapseChange(put, noon + 3 * minute))
      const { state, confirmed, decision, decidedAt } = put
      expect(gone).toMatchObject({ state, confirmed, decision, decidedAt, withdrawn: false, text: '', content: null })
      expect(gone.author).toEqual({ kind: 'reader', name: '', person: null, reader: null, avatar: '000' })
      expect(gone.history.at(-1)).toMatchObject({ act: 'erased', by: { kind: 'machine' }, from: state, to: state })
      expect(actions.map((move) => standingAfter(gone, move))).toEqual(actions.map(() => null))
      expect(undoChange(gone, { by, decision: 'd1', now: noon + 4 * minute })).toBeNull()
      expect(lapseChange(gone, noon + 5 * minute)).toBeNull()
    }
    for (const state of ['published', 'held'] as const) expect(lapseChange(aComment({ state }), noon)).toBeNull()
  })

  it('erased, leaves nothing of the person', () => {
    const comment = aComment({ state: 'published', verdict: hold })
    const gone = applied(comment, eraseChange(comment, noon + 1))
    expect(gone).toMatchObject({
      state: 'removed',
      text: '',
      content: null,
      withdrawn: true,
      author: { kind: 'reader', name: '', person: null, reader: null, avatar: '000' },
      verdict: { reasons: [{ code: 'links' }] },
    })
    expect(JSON.stringify(gone)).not.toMatch(/Siti|DPT|evidence|"person":"/)
    expect(applied(gone, eraseChange(gone, noon + 2)).state).toBe('removed')
    const spam = decided(aComment(), 'spam')
    expect(applied(spam, eraseChange(spam, noon)).confirmed).toBe(false)
    expect(applied(spam, withdrawChange(spam, noon)).confirmed).toBe(false)
  })

  it('leaves an office’s own name standing', () => {
    const author = { kind: 'office', office: 'kpu', name: 'KPU', member: 'm1', avatar: '000' } as const
    expect(eraseChange(aComment({ author }), noon).set.author).toEqual(author)
  })
})

describe('whatever happens to a comment, in any order', () => {
  type Step = { act: Action | 'undo' | 'edit' | 'withdraw'; verdict: Verdict }
  const step: fc.Arbitrary<Step> = fc.record({
    act: fc.constantFrom(
      ...actions,
      ...actions,
      'undo' as const,
      'undo' as const,
      'edit' as const,
      'withdraw' as const,
    ),
    verdict: fc.constantFrom(publish, hold),
  })
  const born = fc.constantFrom<State>('held', 'published', 'spam')

  function changeBy({ act, verdict }: Step, comment: Comment, turn: number): Change | null {
    const now = noon + turn
    if (act === 'withdraw') return withdrawChange(comment, now)
    if (act === 'undo') return undoChange(comment, { by, decision: comment.decision ?? 'none', now })
    if (act !== 'edit') return decisionChange(comment, { action: act, by, decision: `d${turn}`, reason: null, now })
    const may = editable(comment, { editMinutes: 15, answered: false, now })
    return may === 'yes' ? editChange(comment, { text: `text ${turn}`, verdict, fingerprint: null, now }) : null
  }

  it('it stays legal, what is withdrawn stays so, and an undo returns exactly where it stood', () => {
    fc.assert(
      fc.property(born, fc.array(step, { maxLength: 25 }), (state, steps) => {
        let comment = aComment({ state })
        const stood = new Map<string, Comment>()
        for (const [turn, one] of steps.entries()) {
          const change = changeBy(one, comment, turn)
          const next = applied(comment, change)
          if (comment.withdrawn) expect([change, next.state]).toEqual([null, 'removed'])
          if (next.confirmed) expect(next.state).toBe('spam')
          if (change && one.act === 'undo') {
            const before = stood.get(comment.decision ?? '')
            expect(next).toEqual({ ...before, version: next.version, history: next.history })
          } else if (change && change.entry.decision !== null) stood.set(change.entry.decision, comment)
          comment = next
        }
      }),
      { numRuns: 500 },
    )
  })

  it('it is public only by a decision, a verdict, or by having been so', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let comment = aComment()
        for (const [turn, one] of steps.entries()) {
          const change = changeBy(one, comment, turn)
          if (change?.state === 'published' && comment.state !== 'published') {
            const reason = change.entry.act === 'edited' ? one.verdict.outcome : change.entry.act
            expect(['publish', 'approve', 'restore', 'undo']).toContain(reason)
          }
          comment = applied(comment, change)
        }
      }),
      { numRuns: 200 },
    )
  })
})
