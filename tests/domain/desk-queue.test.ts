import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QueueItem } from '../../service/contract/views.ts'
import { can, firstVerb } from '../../widget/desk/case/verbs.ts'
import { reduceQueue } from '../../widget/desk/queue/reduce.ts'
import {
  emptyQueue,
  newestSeen,
  subjects,
  undoable,
  type QueueEvent,
  type QueueState,
} from '../../widget/desk/queue/state.ts'
import { aDecision, anItem, aView, counts, held } from './desk-making.ts'

const after = (...events: QueueEvent[]): QueueState => events.reduce(reduceQueue, emptyQueue(held))
const ids = (state: QueueState): string[] => state.items.map(({ id }) => id)
const at = (state: QueueState, id: string): { item: QueueItem; at: number } => {
  const index = state.items.findIndex((item) => item.id === id)
  return { item: state.items[index] ?? anItem(id), at: index }
}
/** The state with these decided, as the engine words it. */
const decided = (state: QueueState, key: number, ...chosen: string[]): QueueState => {
  const taken = chosen.map((id) => at(state, id))
  const items = taken.map(({ item }) => item)
  return reduceQueue(state, { type: 'decided', decision: aDecision(items, { key, taken, filter: state.filter }) })
}

describe('the list', () => {
  it('chooses the first row, and moves within its ends', () => {
    const state = after({ type: 'loaded', view: aView(3, 1) })
    expect(state.chosen).toBe('c3')
    expect(reduceQueue(state, { type: 'moved', by: -1 }).chosen).toBe('c3')
    const end = [1, 2, 3].reduce<QueueState>((one) => reduceQueue(one, { type: 'moved', by: 1 }), state)
    expect(end.chosen).toBe('c1')
  })

  it('keeps what a link opened, whether or not the list holds it', () => {
    const state = after({ type: 'chose', id: 'old' }, { type: 'loaded', view: aView(3, 1) })
    expect(state.chosen).toBe('old')
  })

  it('offers what came meanwhile and does not move', () => {
    const state = after({ type: 'loaded', view: aView(3, 1) }, { type: 'polled', view: aView(5, 1) })
    expect(ids(state)).toEqual(['c3', 'c2', 'c1'])
    expect(state.arrivals.map(({ id }) => id)).toEqual(['c5', 'c4'])
    expect(state.counts).toEqual(counts(5))
    const shown = reduceQueue(state, { type: 'arrivals-shown' })
    expect(ids(shown)).toEqual(['c5', 'c4', 'c3', 'c2', 'c1'])
    expect(shown.chosen).toBe('c3')
  })

  it('shows what readers report and others pin meanwhile, which changes no version', () => {
    const state = after({ type: 'loaded', view: aView(2, 1) })
    const items = [anItem('c2', { reports: 3 }), anItem('c1', { pinned: true })]
    const polled = reduceQueue(state, { type: 'polled', view: { ...aView(2, 1), items } })
    expect(polled.items).toEqual(items)
  })

  it('pins one comment a page, in place of another, and no other page’s', () => {
    const elsewhere = anItem('c1', { pinned: true, page: { url: 'https://kab.example/lain', title: 'Lain' } })
    const view = { ...aView(3, 1), items: [anItem('c3'), anItem('c2', { pinned: true }), elsewhere] }
    const state = after({ type: 'loaded', view }, { type: 'pinned', id: 'c3', pinned: true })
    expect(state.items.filter(({ pinned }) => pinned).map(({ id }) => id)).toEqual(['c3', 'c1'])
    expect(state.note).toMatchObject({ kind: 'pinned', item: 'c3', pinned: true })
    const back = reduceQueue(state, { type: 'pinned', id: 'c3', pinned: false })
    expect(back.items.filter(({ pinned }) => pinned).map(({ id }) => id)).toEqual(['c1'])
  })

  it('takes the next page for no news', () => {
    const state = after({ type: 'loaded', view: aView(5, 3, 'c3') })
    const one = reduceQueue(decided(state, 1, 'c5'), {
      type: 'confirmed',
      key: 1,
      moved: 1,
      skipped: 0,
      undos: ['u'],
      last: true,
    })
    expect(reduceQueue(one, { type: 'polled', view: aView(4, 2, 'c2') }).arrivals).toEqual([])
  })

  it('renews a known item where it stands, and never goes back to an older version', () => {
    const edited = anItem('c2', { version: 3, text: 'Diubah' })
    const view = { ...aView(3, 1), items: [anItem('c3'), edited, anItem('c1')] }
    const state = after({ type: 'loaded', view: aView(3, 1) }, { type: 'polled', view })
    expect(state.items[1]).toBe(edited)
    expect(reduceQueue(state, { type: 'polled', view: aView(3, 1) }).items[1]).toBe(edited)
  })

  it('appends a page without doubles', () => {
    const state = after(
      { type: 'loaded', view: aView(5, 3, 'c3') },
      { type: 'reading-more' },
      { type: 'loaded-more', view: aView(3, 1) },
    )
    expect(ids(state)).toEqual(['c5', 'c4', 'c3', 'c2', 'c1'])
    expect(state.next).toBeNull()
  })

  it('drops everything but history and counts on a change of filter', () => {
    const state = decided(after({ type: 'loaded', view: aView(3, 1) }, { type: 'toggled', id: 'c1' }), 1, 'c1')
    const next = reduceQueue(state, { type: 'filtered', filter: { ...held, tab: 'spam' } })
    expect([next.items, next.chosen, next.selected.size, next.decisions.length]).toEqual([[], null, 0, 1])
  })
})

describe('the selection', () => {
  it('is what a decision touches; without one it is the chosen row', () => {
    const state = after({ type: 'loaded', view: aView(4, 1) })
    expect(subjects(state).map(({ id }) => id)).toEqual(['c4'])
    const two = ['c2', 'c1'].reduce((one, id) => reduceQueue(one, { type: 'toggled', id }), state)
    expect(subjects(two).map(({ id }) => id)).toEqual(['c2', 'c1'])
  })

  it('reaches from the chosen row to another, upwards too', () => {
    const state = after(
      { type: 'loaded', view: aView(5, 1) },
      { type: 'chose', id: 'c2' },
      { type: 'ranged', id: 'c4' },
    )
    expect([...state.selected]).toEqual(['c4', 'c3', 'c2'])
  })

  it('means all that match only until it is touched', () => {
    const state = after({ type: 'loaded', view: aView(3, 1, 'c1') }, { type: 'selected-all' })
    expect(state.all).toBe(true)
    expect(newestSeen(state)).toBe('c3')
    expect(reduceQueue(state, { type: 'toggled', id: 'c2' }).all).toBe(false)
    expect(decided(state, 1, 'c3').all).toBe(false)
  })
})

describe('a decision', () => {
  const start = after({ type: 'loaded', view: aView(5, 1) })

  it('takes its rows at once, chooses the next, and moves the counts', () => {
    const state = decided(reduceQueue(start, { type: 'chose', id: 'c4' }), 1, 'c4')
    expect(ids(state)).toEqual(['c5', 'c3', 'c2', 'c1'])
    expect(state.chosen).toBe('c3')
    expect(state.counts).toEqual(counts(4, { spam: 1 }))
    expect(state.note).toMatchObject({ kind: 'decision', key: 1 })
  })

  it('chooses the row above when it took the last', () => {
    expect(decided(reduceQueue(start, { type: 'chose', id: 'c1' }), 1, 'c1').chosen).toBe('c2')
  })

  it('leaves counts alone that stand at their stop', () => {
    const many = { ...aView(5, 1), counts: counts(1_000) }
    expect(decided(after({ type: 'loaded', view: many }), 1, 'c5').counts?.held).toBe(1_000)
  })

  it('is not undone by a look that does not know of it yet', () => {
    const state = reduceQueue(decided(start, 1, 'c5', 'c3'), { type: 'polled', view: aView(5, 1) })
    expect(ids(state)).toEqual(['c4', 'c2', 'c1'])
    expect(state.arrivals).toEqual([])
    expect(state.counts).toEqual(counts(3, { spam: 2 }))
  })

  it('is given back whole when it is refused', () => {
    const state = reduceQueue(decided(start, 1, 'c5', 'c3'), { type: 'refused', key: 1, detail: 'Tidak boleh.' })
    expect(ids(state)).toEqual(ids(start))
    expect(state.counts).toEqual(start.counts)
    expect(state.note).toMatchObject({ kind: 'refused', detail: 'Tidak boleh.' })
  })

  it('shows the new state after a lost race', () => {
    const item = anItem('c5', { state: 'rejected', version: 2, history: [] })
    const state = reduceQueue(decided(start, 1, 'c5'), { type: 'raced', key: 1, item })
    expect(state.items[0]).toBe(item)
    expect(state.note).toMatchObject({ kind: 'raced', item })
    expect(undoable(state)).toBeNull()
  })

  it('adds up a match of several calls', () => {
    const one = reduceQueue(decided(start, 1, 'c5'), {
      type: 'confirmed',
      key: 1,
      moved: 1_000,
      skipped: 0,
      undos: ['u1'],
      last: false,
    })
    const two = reduceQueue(one, { type: 'confirmed', key: 1, moved: 200, skipped: 3, undos: ['u2'], last: true })
    expect(two.decisions[0]).toMatchObject({ phase: 'done', count: 1_200, skipped: 3, undos: ['u1', 'u2'] })
  })

  it('goes back to its rows by its undo, once', () => {
    const done = reduceQueue(decided(start, 1, 'c5', 'c3'), {
      type: 'confirmed',
      key: 1,
      moved: 2,
      skipped: 0,
      undos: ['u'],
      last: true,
    })
    expect(undoable(done)?.key).toBe(1)
    const back = reduceQueue(done, { type: 'undoing', key: 1 })
    expect(ids(back)).toEqual(ids(start))
    const undone = reduceQueue(back, { type: 'undone', key: 1 })
    expect(undone.counts).toEqual(start.counts)
    expect(undoable(undone)).toBeNull()
  })

  it('stays where it is when it confirms spam in the spam folder', () => {
    const spam = { ...held, tab: 'spam' as const }
    const state = reduceQueue(reduceQueue(emptyQueue(spam), { type: 'filtered', filter: spam }), {
      type: 'loaded',
      view: aView(2, 1),
    })
    const next = decided(state, 1, 'c2')
    expect(ids(next)).toEqual(['c2', 'c1'])
    expect(next.chosen).toBe('c1')
  })

  it('does not come back into another tab', () => {
    const moved = reduceQueue(decided(start, 1, 'c5'), { type: 'filtered', filter: { ...held, tab: 'spam' } })
    expect(ids(reduceQueue(moved, { type: 'refused', key: 1, detail: null }))).toEqual([])
  })
})

describe('leaving up what readers reported', () => {
  const reported = { ...held, tab: 'reported' as const }
  const item = (id: string): QueueItem => anItem(id, { state: 'published', reports: 2, may: ['settle', 'reject'] })
  const view = { ...aView(3, 1), items: [item('c3'), item('c2'), item('c1')], counts: counts(0, { reported: 3 }) }
  const start = reduceQueue(emptyQueue(reported), { type: 'loaded', view })
  const leaveUp = (state: QueueState, key: number, id: string): QueueState => {
    const taken = [at(state, id)]
    const decision = aDecision([taken[0]?.item ?? item(id)], { key, taken, action: 'settle', filter: state.filter })
    return reduceQueue(state, { type: 'decided', decision })
  }
  const done = (state: QueueState, key: number, undo: string | null): QueueState =>
    reduceQueue(state, { type: 'confirmed', key, moved: 1, skipped: 0, undos: undo === null ? [] : [undo], last: true })

  it('takes the row out of its tab at once, and out of no other number', () => {
    const state = leaveUp(start, 1, 'c3')
    expect([ids(state), state.chosen]).toEqual([['c2', 'c1'], 'c2'])
    expect(state.counts).toEqual(counts(0, { reported: 2 }))
  })

  it('leaves the row where it is in every other tab', () => {
    const published = reduceQueue(emptyQueue({ ...held, tab: 'published' }), { type: 'loaded', view })
    const state = leaveUp(published, 1, 'c3')
    expect([ids(state), state.counts]).toEqual([['c3', 'c2', 'c1'], view.counts])
  })

  it('is not undone, and lets no undo reach past it to what was decided before', () => {
    const before = done(decided(start, 1, 'c3'), 1, 'u1')
    expect(undoable(before)?.key).toBe(1)
    const state = done(leaveUp(before, 2, 'c2'), 2, null)
    expect(undoable(state)).toBeNull()
    const after = done(decided(state, 3, 'c1'), 3, 'u3')
    expect(undoable(after)?.key).toBe(3)
  })

  it('comes back with what is new where somebody has reported it since', () => {
    const fresh = { ...item('c3'), reports: 3 }
    const state = reduceQueue(leaveUp(start, 1, 'c3'), { type: 'raced', key: 1, item: fresh })
    expect(state.items[0]).toBe(fresh)
    expect(state.note).toMatchObject({ kind: 'raced', item: fresh, action: 'settle' })
  })

  it('follows from an answer, too', () => {
    const taken = [at(start, 'c3')]
    const decision = aDecision([item('c3')], { taken, action: 'answer', filter: start.filter })
    const state = reduceQueue(start, { type: 'decided', decision })
    expect([ids(state), state.chosen]).toEqual([['c2', 'c1'], 'c2'])
  })
})

describe('the first place among the decisions', () => {
  const up = anItem('c1', { state: 'published', reports: 1, may: ['settle', 'reject'] })
  const [waits, quiet] = [anItem('c2'), anItem('c3', { state: 'published', may: ['reject'] })]

  it('approves what waits, and leaves up what readers reported', () => {
    expect([firstVerb([waits]), firstVerb([up]), firstVerb([quiet]), firstVerb([quiet, up])]).toEqual([
      'approve',
      'settle',
      'approve',
      'settle',
    ])
  })

  it('never leaves up all that match, unseen', () => {
    expect([can([up], 'settle'), can([up], 'settle', true), can([up], 'reject', true)]).toEqual([true, false, true])
  })
})

it('loses no row and shows none twice, whatever is decided, refused and undone in whatever order', () => {
  const step = fc.record({ pick: fc.nat(4), end: fc.constantFrom('confirmed', 'refused', 'undone', 'open') })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
      let state = after({ type: 'loaded', view: aView(5, 1) })
      const gone = new Set<string>()
      steps.forEach(({ pick, end }, key) => {
        const id = state.items[pick]?.id
        if (id === undefined) return
        state = decided(state, key, id)
        if (end === 'refused') state = reduceQueue(state, { type: 'refused', key, detail: null })
        else if (end === 'undone') {
          state = reduceQueue(state, { type: 'confirmed', key, moved: 1, skipped: 0, undos: ['u'], last: true })
          state = reduceQueue(state, { type: 'undoing', key })
          state = reduceQueue(state, { type: 'undone', key })
        } else gone.add(id)
        if (end === 'confirmed')
          state = reduceQueue(state, { type: 'confirmed', key, moved: 1, skipped: 0, undos: ['u'], last: true })
      })
      const left = ids(state)
      expect(new Set(left).size).toBe(left.length)
      expect([...left, ...gone].toSorted()).toEqual(['c1', 'c2', 'c3', 'c4', 'c5'])
      expect(state.counts?.held).toBe(left.length)
      expect(left.length === 0 || left.includes(state.chosen ?? '')).toBe(true)
    }),
  )
})
