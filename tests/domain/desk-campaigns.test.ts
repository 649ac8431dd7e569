// A spam wave at the desk is one row: decided as one, taken back as one, and the row stays where it is while the wave grows.
import { describe, expect, it } from 'vitest'
import type { CallShape, Endpoint } from '../../service/contract/endpoint.ts'
import type { QueueItem, QueueView } from '../../service/contract/views.ts'
import { makeQueue } from '../../widget/desk/queue/engine.ts'
import { reduceQueue } from '../../widget/desk/queue/reduce.ts'
import { emptyQueue, reachOf, type QueueState } from '../../widget/desk/queue/state.ts'
import { anItem, counts, held } from './desk-making.ts'

const wave = (id: string, copies = 83, over: Partial<QueueItem> = {}): QueueItem =>
  anItem(id, { campaign: { id: 'wave', copies, offices: 41 }, ...over })
const view = (items: QueueItem[], next: string | null = null): QueueView => ({
  items,
  next,
  counts: counts(150),
  alarms: [],
  reach: 'all',
  late: 0,
  heldBelow: 0,
  lateAnswers: 0,
})
const loaded = (items: QueueItem[]): QueueState => reduceQueue(emptyQueue(held), { type: 'loaded', view: view(items) })

type Sent = { path: string; body?: unknown; query?: unknown; params?: unknown }

function aDesk(items: QueueItem[], answers: unknown[]) {
  const sent: Sent[] = []
  const lists: Sent[] = []
  const ask = async <Call extends CallShape, Answer>({ path }: Endpoint<Call, Answer>, call: CallShape) => {
    if (path === '/v1/queue') {
      lists.push({ path, query: call.query })
      return view(lists.length === 1 ? items : []) as Answer
    }
    sent.push({ path, ...(call.body && { body: call.body }), ...(call.params && { params: call.params }) })
    const answer = answers.shift()
    if (typeof answer === 'object' && answer !== null && 'code' in answer) throw answer
    return answer as Answer
  }
  const world = { ask, name: () => 'nama', kept: () => [], signedOut: () => {}, later: () => {}, now: () => 0 }
  const settled = () => new Promise((resolve) => setTimeout(resolve))
  return { queue: makeQueue(world, held), sent, lists, settled }
}
const moved = (undo: string | null, decided: string[], more = false) => ({ decided, skipped: [], undo, more })

describe('a campaign in the queue', () => {
  it('is asked for as one row', async () => {
    const { queue, lists } = aDesk([wave('c3')], [])
    await queue.open(held)
    expect(lists[0]?.query).toMatchObject({ group: 'campaign' })
  })

  it('is decided with all its copies, by one call as long as there are more, and taken back whole', async () => {
    const answers = [moved('u1', ['c3', 'c2'], true), moved('u2', ['c1']), { restored: ['c1'], skipped: [] }]
    const { queue, sent, lists, settled } = aDesk(
      [wave('c3'), anItem('x')],
      [...answers, { restored: ['c3'], skipped: [] }],
    )
    await queue.open(held)
    queue.decide('spam')
    expect(queue.state()).toMatchObject({ chosen: 'x', counts: { held: 67 }, decisions: [{ count: 83 }] })
    await settled()
    const call = { path: '/v1/decisions', body: { campaign: 'wave', key: 'nama', action: 'spam' } }
    expect(sent).toEqual([call, call])
    expect(queue.state().decisions[0]).toMatchObject({ phase: 'done', count: 3, undos: ['u1', 'u2'] })
    expect(lists.length, 'what else it moved is read anew').toBeGreaterThan(1)
    queue.undo()
    await settled()
    expect(sent.slice(2).map(({ params }) => params)).toEqual([{ undo: 'u2' }, { undo: 'u1' }])
  })

  it('goes out beside single comments, and what was answered is not sent again', async () => {
    const carried = { entries: [{ id: 'u1', key: 'nama', subjects: ['x'], undoneAt: null }], next: null }
    const answers = [moved('u1', ['x']), { code: 'offline' }, moved('u2', ['c3']), carried]
    const { queue, sent, settled } = aDesk([wave('c3'), anItem('x')], answers)
    await queue.open(held)
    queue.dispatch({ type: 'selected-loaded' })
    queue.decide('reject', 'Iklan.')
    await settled()
    queue.flush()
    await settled()
    const campaign = { campaign: 'wave', key: 'nama', action: 'reject', reason: 'Iklan.' }
    expect(sent.flatMap(({ body }) => body ?? [])).toEqual([
      { ids: ['x'], expect: { x: 1 }, key: 'nama', action: 'reject', reason: 'Iklan.' },
      campaign,
      campaign,
    ])
    expect(queue.state().decisions[0]).toMatchObject({ phase: 'done', count: 2, undos: ['u1', 'u2'] })
  })

  it('may be set apart: then the one comment is decided, and the next copy takes its place', async () => {
    const { queue, sent, lists, settled } = aDesk([wave('c3')], [moved('u1', ['c3'])])
    await queue.open(held)
    queue.dispatch({ type: 'set-apart', campaign: 'wave', apart: true })
    queue.decide('approve')
    await settled()
    expect(sent[0]?.body).toEqual({ ids: ['c3'], expect: { c3: 1 }, key: 'nama', action: 'approve' })
    expect(lists.length).toBeGreaterThan(1)
    const state = reduceQueue(queue.state(), { type: 'set-apart', campaign: 'wave', apart: false })
    expect(reachOf(state, [wave('c3')])).toBe(83)
  })

  it('that somebody decided first says who', async () => {
    const history = [{ at: '', by: 'Budi', act: 'spam', from: 'held', to: 'spam', reason: null }] as const
    const theirs = { ...wave('c3', 83, { state: 'spam', version: 2, history: [...history] }), email: null, record: {} }
    const { queue, settled } = aDesk([wave('c3')], [moved(null, []), theirs])
    await queue.open(held)
    queue.decide('spam')
    await settled()
    expect(queue.state().note).toMatchObject({ kind: 'raced', item: { id: 'c3', state: 'spam' } })
  })

  it('reaches so many comments as it has copies, each once', () => {
    const state = emptyQueue(held)
    expect(
      reachOf(state, [
        wave('c3'),
        wave('c2'),
        anItem('x'),
        anItem('y', { campaign: { id: 'z', copies: 1, offices: 1 } }),
      ]),
    ).toBe(85)
  })
})

describe('a campaign that grows', () => {
  it('is the same row with another number, and no news', () => {
    const before = loaded([wave('c3'), anItem('c1')])
    const state = reduceQueue(before, {
      type: 'polled',
      view: view([wave('c9', 90), anItem('c8'), wave('c3', 90), anItem('c1')]),
    })
    expect(state.items.map(({ id, campaign }) => [id, campaign?.copies])).toEqual([
      ['c3', 90],
      ['c1', undefined],
    ])
    expect(state.arrivals.map(({ id }) => id)).toEqual(['c8'])
  })

  it('does not come again with the next page', () => {
    const state = reduceQueue(
      { ...loaded([wave('c3')]), next: 'c3' },
      { type: 'loaded-more', view: view([wave('c2'), anItem('c1')]) },
    )
    expect(state.items.map(({ id }) => id)).toEqual(['c3', 'c1'])
  })

  it('stays chosen when it is read anew under its newest copy', () => {
    const before = reduceQueue(loaded([anItem('c5'), wave('c3')]), { type: 'chose', id: 'c3' })
    const state = reduceQueue(before, { type: 'loaded', view: view([wave('c9', 90), anItem('c5')]), keep: true })
    expect(state.chosen).toBe('c9')
  })

  it('takes every row of it along, and is not listed again while its decision is on its way', async () => {
    const { queue } = aDesk([wave('c3'), wave('c2'), anItem('c1')], [new Promise(() => {})])
    await queue.open(held)
    queue.decide('spam')
    expect(queue.state().items.map(({ id }) => id)).toEqual(['c1'])
    queue.dispatch({ type: 'polled', view: view([wave('c9'), anItem('c1')]) })
    expect(queue.state().arrivals).toEqual([])
  })
})
