// Two members at one queue: what the other decides shows where it stands, and moves nothing under the hand.
import { describe, expect, it } from 'vitest'
import type { QueueItem } from '../../service/contract/views.ts'
import { makeQueue } from '../../widget/desk/queue/engine.ts'
import { isLapsed } from '../../widget/desk/queue/overtaken.ts'
import { reduceQueue } from '../../widget/desk/queue/reduce.ts'
import { emptyQueue, type QueueEvent, type QueueState } from '../../widget/desk/queue/state.ts'
import { aDecision, anItem, aView, held } from './desk-making.ts'

const after = (state: QueueState, ...events: QueueEvent[]): QueueState => events.reduce(reduceQueue, state)
const start = after(emptyQueue(held), { type: 'loaded', view: aView(4, 1) })
const ids = (state: QueueState): string[] => state.items.map(({ id }) => id)
const history = [{ at: '', by: 'Budi', act: 'reject', from: 'held' as const, to: 'rejected' as const, reason: null }]
const rejected = (id: string): QueueItem => anItem(id, { state: 'rejected', version: 2, history })
const looked = (...changed: QueueItem[]): QueueEvent => ({ type: 'looked', changed })

describe('what somebody else decides', () => {
  it('shows in its row where that stands, and the eye stays where it is', () => {
    const state = after(start, looked(rejected('c4'), rejected('c3')))
    expect([ids(state), state.chosen]).toEqual([['c4', 'c3', 'c2', 'c1'], 'c4'])
    expect(state.items.filter((item) => isLapsed(state, item)).map(({ id }) => id)).toEqual(['c4', 'c3'])
  })

  it('is passed over by the keys, both ways', () => {
    const state = after(start, looked(rejected('c3'), rejected('c2')), { type: 'moved', by: 1 })
    expect(state.chosen).toBe('c1')
    expect(after(state, { type: 'moved', by: -1 }).chosen).toBe('c4')
  })

  it('leaves the list with the next decision, and is not part of it', () => {
    const state = after(start, looked(rejected('c3')), { type: 'chose', id: 'c2' })
    const decision = aDecision([anItem('c2')])
    expect(ids(after(state, { type: 'decided', decision }))).toEqual(['c4', 'c1'])
  })

  it('is no reason to pass over what still stands in its tab, such as a question that its author has edited', () => {
    const answer = { ...held, tab: 'answer' as const }
    const list = { ...aView(2, 1), items: [anItem('c2', { state: 'published' }), anItem('c1', { state: 'published' })] }
    const state = after(
      emptyQueue(answer),
      { type: 'loaded', view: list },
      looked(anItem('c1', { state: 'published', version: 2 })),
    )
    expect([state.overtaken.size, state.items.filter((item) => isLapsed(state, item))]).toEqual([1, []])
  })

  it('is no news where it was our own decision that came back', () => {
    const spam = { ...held, tab: 'spam' as const }
    const list = { ...aView(2, 1), items: [anItem('c2', { state: 'spam' }), anItem('c1', { state: 'spam' })] }
    const confirmed = after(
      emptyQueue(spam),
      { type: 'loaded', view: list },
      { type: 'decided', decision: aDecision(list.items.slice(0, 1), { filter: spam }) },
      looked(anItem('c2', { state: 'spam', version: 2 })),
    )
    expect([confirmed.items[0]?.version, confirmed.overtaken.size]).toEqual([2, 0])
    expect(after(confirmed, looked(anItem('c2', { state: 'held', version: 3 }))).overtaken.size).toBe(1)
  })
})

describe('a key pressed on what has just become something else', () => {
  const sent: unknown[] = []
  const desk = async (list = aView(2, 1)) => {
    const queue = makeQueue(
      {
        ask: async ({ path }, call) => {
          if (path !== '/v1/queue') sent.push(call)
          return (path === '/v1/queue' ? list : { decided: ['c2'], skipped: [], undo: 'u', more: false }) as never
        },
        name: () => 'nama',
        kept: () => [],
        signedOut: () => {},
        later: () => {},
        now: () => 0,
      },
      held,
    )
    await queue.open(held)
    sent.length = 0
    return queue
  }

  it('decides nothing: it says who was first, and only the next one decides', async () => {
    const queue = await desk()
    queue.dispatch(looked(rejected('c2')))
    expect(queue.decide('approve')).toBe(false)
    expect([sent, queue.state().note]).toMatchObject([[], { kind: 'raced', item: { id: 'c2', state: 'rejected' } }])
    expect(queue.decide('approve')).toBe(true)
    expect(sent).toMatchObject([{ body: { expect: { c2: 2 } } }])
  })

  it('says so, too, where its author has changed the words; looked at anew, they are decided', async () => {
    const queue = await desk()
    queue.dispatch(looked(anItem('c2', { version: 2, text: 'Lain' }), anItem('c1', { version: 2, text: 'Lain' })))
    queue.move(1)
    expect(queue.decide('approve')).toBe(true)
    expect(queue.decide('approve')).toBe(false)
  })

  it('on several leaves out the one that nobody has seen, and says so', async () => {
    const queue = await desk()
    queue.dispatch({ type: 'selected-loaded' })
    queue.dispatch(looked(anItem('c1', { version: 2, text: 'Lain' })))
    expect(queue.decide('spam')).toBe(true)
    expect(queue.state().decisions[0]).toMatchObject({ ids: ['c2'], skipped: 1 })
  })
})
