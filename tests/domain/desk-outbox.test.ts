// What a desk sends of what was decided at it: in order, once, and taken back as it was made.
import { describe, expect, it } from 'vitest'
import { waiting } from '../../widget/desk/queue/state.ts'
import { aDecision, anItem, aView, counts, held } from './desk-making.ts'
import { aDesk, anEntry, conflict, moved, offline, signedOut } from './desk-outbox-making.ts'

describe('a decision on its way', () => {
  it('is sent with the version that was seen', async () => {
    const { queue, sent, settled } = aDesk([moved('c3')])
    await queue.open(held)
    queue.decide('spam')
    await settled()
    expect(sent).toEqual([
      { path: '/v1/decisions', body: { ids: ['c3'], expect: { c3: 1 }, key: 'nama', action: 'spam' } },
    ])
    expect(queue.state().decisions[0]).toMatchObject({ phase: 'done', count: 1, undos: ['u1'] })
  })

  it('waits without a network, is shown as waiting, and goes out in its order', async () => {
    const { queue, sent, settled } = aDesk([offline, moved('c3'), moved('c2')])
    await queue.open(held)
    queue.decide('approve')
    queue.decide('spam')
    await settled()
    expect(waiting(queue.state())).toHaveLength(2)
    expect(sent).toHaveLength(1)
    queue.flush()
    expect(waiting(queue.state()), 'it is tried again, and has not arrived yet').toHaveLength(2)
    await settled()
    expect(waiting(queue.state())).toHaveLength(0)
    expect(sent.map(({ body }) => (body as { action: string }).action)).toEqual(['approve', 'approve', 'spam'])
    expect(queue.state().decisions.map(({ phase }) => phase)).toEqual(['done', 'done'])
  })

  it('is not made twice when only its answer was lost', async () => {
    const entries = [anEntry('u1', ['c3']), { ...anEntry('u0', ['c3']), key: 'another' }]
    const { queue, settled } = aDesk([offline, conflict, { entries, next: null }])
    await queue.open(held)
    queue.decide('spam')
    await settled()
    queue.flush()
    await settled()
    expect(queue.state().decisions[0]).toMatchObject({ phase: 'done', count: 1, undos: ['u1'] })
    expect(queue.state().note).toMatchObject({ kind: 'decision' })
  })

  it('that came second says who was first, and shows the new state', async () => {
    const theirs = { ...anItem('c3', { state: 'rejected', version: 2 }), email: null, record: {} }
    const history = [{ at: '', by: 'Budi', act: 'reject', from: 'held', to: 'rejected', reason: null }]
    const { queue, settled } = aDesk([conflict, { ...theirs, history }])
    await queue.open(held)
    queue.decide('approve')
    expect(queue.state().items.map(({ id }) => id)).toEqual(['c2', 'c1'])
    await settled()
    expect(queue.state().note).toMatchObject({ kind: 'raced', item: { state: 'rejected' } })
    expect(queue.state().items[0]).toMatchObject({ id: 'c3', state: 'rejected' })
  })

  it('counts what others moved first as skipped, and what it moved itself as done', async () => {
    const lost = {
      decided: [],
      skipped: [
        { id: 'c3', state: 'spam' },
        { id: 'c2', state: 'rejected' },
      ],
      undo: null,
      more: false,
    }
    const { queue, settled } = aDesk([offline, lost, { entries: [anEntry('u1', ['c3'])], next: null }])
    await queue.open(held)
    queue.dispatch({ type: 'toggled', id: 'c3' })
    queue.dispatch({ type: 'toggled', id: 'c2' })
    queue.decide('spam')
    await settled()
    queue.flush()
    await settled()
    expect(queue.state().decisions[0]).toMatchObject({ phase: 'done', count: 1, skipped: 1, undos: ['u1'] })
  })

  it('survives an ended session and goes on after signing in again', async () => {
    const { queue, sent, settled, ended } = aDesk([signedOut, moved('c3')])
    await queue.open(held)
    queue.decide('reject', 'Tidak membahas berita ini.')
    await settled()
    expect(ended()).toBe(1)
    expect(waiting(queue.state())).toHaveLength(1)
    queue.flush()
    await settled()
    expect(sent[1]).toEqual(sent[0])
    expect(queue.state().decisions[0]?.phase).toBe('done')
  })

  it('gives up on answers that are not the service’s, and puts the comment back', async () => {
    const broken = { code: 'unknown' }
    const { queue, settled } = aDesk([broken, broken, broken, broken, broken])
    await queue.open(held)
    queue.decide('spam')
    for (let tries = 0; tries < 5; tries += 1) {
      await settled()
      queue.flush()
    }
    await settled()
    expect(queue.state().decisions[0]?.phase).toBe('refused')
    expect(queue.state().items.map(({ id }) => id)).toEqual(['c3', 'c2', 'c1'])
  })
})

describe('an undo', () => {
  it('of what was never sent sends nothing', async () => {
    const { queue, sent, settled } = aDesk([offline, offline])
    await queue.open(held)
    queue.decide('approve')
    await settled()
    queue.decide('spam')
    queue.undo()
    await settled()
    expect(sent.map(({ body }) => (body as { action: string }).action)).not.toContain('spam')
    expect(queue.state().decisions[0]?.phase).toBe('undone')
  })

  it('pressed before the answer came waits for it', async () => {
    const { queue, sent, settled } = aDesk([moved('c3'), { restored: ['c3'], skipped: [] }])
    await queue.open(held)
    queue.decide('spam')
    queue.undo()
    expect(queue.state().items.map(({ id }) => id)).toEqual(['c3', 'c2', 'c1'])
    await settled()
    expect(sent.map(({ path }) => path)).toEqual(['/v1/decisions', '/v1/decisions/:undo/undo'])
    expect(queue.state().decisions[0]?.phase).toBe('undone')
  })
})

describe('an undo without a network', () => {
  it('waits, is shown as waiting, and is sent once there is one', async () => {
    const { queue, sent, settled } = aDesk([moved('c3'), offline, { restored: ['c3'], skipped: [] }])
    await queue.open(held)
    queue.decide('spam')
    await settled()
    queue.undo()
    await settled()
    expect(waiting(queue.state())).toHaveLength(1)
    queue.flush()
    await settled()
    expect(waiting(queue.state())).toHaveLength(0)
    expect(sent).toHaveLength(3)
    expect(queue.state().note).toMatchObject({ kind: 'undone', count: 1 })
  })

  it('of what had no answer yet finds out first whether it arrived, over a reload, too', async () => {
    const first = aDesk([offline, offline])
    await first.queue.open(held)
    first.queue.decide('spam')
    await first.settled()
    first.queue.undo()
    await first.settled()
    expect(first.queue.state().decisions[0]).toMatchObject({ phase: 'undoing', undos: [] })
    expect(waiting(first.queue.state())).toHaveLength(1)
    const kept = first.queue.state().decisions.map((one) => ({ ...one, taken: [] }))
    const entries = [anEntry('u1', ['c3'])]
    const restored = { restored: ['c3'], skipped: [] }
    const later = aDesk([conflict, { entries, next: null }, restored], aView(3, 1), kept)
    await later.settled()
    expect(later.sent.map(({ path }) => path)).toEqual(['/v1/decisions', '/v1/audit', '/v1/decisions/:undo/undo'])
    expect(later.queue.state().decisions[0]?.phase).toBe('undone')
  })
})

describe('all that match', () => {
  it('goes by the newest id seen, call after call, and is undone as one', async () => {
    const list = { ...aView(3, 1, 'c1'), counts: counts(1_000) }
    const first = { ...moved('c3', 'c2'), more: true }
    const second = { ...moved('c1'), undo: 'u2' }
    const restored = { restored: ['x'], skipped: [] }
    const { queue, sent, settled } = aDesk([first, second, restored, restored], list)
    await queue.open(held)
    queue.dispatch({ type: 'selected-all' })
    queue.decide('spam')
    await settled()
    expect(sent[0]).toEqual({
      path: '/v1/decisions',
      body: { match: { tab: 'held', before: 'c3' }, key: 'nama', action: 'spam' },
    })
    expect(queue.state().decisions[0]).toMatchObject({ phase: 'done', count: 3, undos: ['u1', 'u2'] })
    queue.undo()
    await settled()
    expect(sent).toHaveLength(4)
    expect(queue.state().note).toMatchObject({ kind: 'undone', count: 2 })
  })
})

describe('a decision on everything, where nothing leaves the tab', () => {
  it('goes down the list call after call, past what was passed over, and comes to an end', async () => {
    const spam = { ...held, tab: 'spam' as const }
    const passed = { decided: [], skipped: [{ id: 'c2', state: 'spam' }], undo: null, more: true }
    const first = { ...moved('c4', 'c3'), more: true }
    const { queue, sent, settled } = aDesk([first, passed, { ...moved('c1'), undo: 'u2' }], aView(4, 1, 'c1'))
    await queue.open(spam)
    queue.dispatch({ type: 'selected-all' })
    queue.decide('spam')
    await settled()
    expect(sent.map(({ body }) => (body as { match: { before: string } }).match.before)).toEqual(['c4', 'c3', 'c2'])
    expect(queue.state().decisions[0]).toMatchObject({ phase: 'done', count: 3, undos: ['u1', 'u2'] })
  })
})

describe('an undo of several calls', () => {
  const list = { ...aView(3, 1, 'c1'), counts: counts(1_000) }
  const calls = [
    { ...moved('c3', 'c2'), more: true },
    { ...moved('c1'), undo: 'u2' },
  ]

  it('goes on where it was cut off, and sends nothing twice', async () => {
    const back = (id: string) => ({ restored: [id], skipped: [] })
    const { queue, sent, settled } = aDesk([...calls, back('c1'), offline, back('c2')], list)
    await queue.open(held)
    queue.dispatch({ type: 'selected-all' })
    queue.decide('spam')
    await settled()
    queue.undo()
    await settled()
    expect(queue.state().decisions[0]).toMatchObject({ phase: 'undoing', undos: ['u1'], restored: 1 })
    queue.flush()
    await settled()
    expect(sent.slice(2).map(({ path }) => path)).toEqual(Array(3).fill('/v1/decisions/:undo/undo'))
    expect(queue.state().decisions[0]).toMatchObject({ phase: 'undone', undos: [] })
    expect(queue.state().note).toMatchObject({ kind: 'undone', count: 2 })
  })

  it('asked for while it still goes on ends it after the call under way', async () => {
    const { queue, sent, settled } = aDesk([calls[0], { restored: ['c3', 'c2'], skipped: [] }], list)
    await queue.open(held)
    queue.dispatch({ type: 'selected-all' })
    queue.decide('spam')
    queue.undo()
    await settled()
    expect(sent.map(({ path }) => path)).toEqual(['/v1/decisions', '/v1/decisions/:undo/undo'])
    expect(queue.state().decisions[0]).toMatchObject({ phase: 'undone' })
  })
})

describe('after a reload', () => {
  const waits = aDecision([anItem('c3')], { taken: [], attempts: 1, at: 5 })

  it('what waited is sent, is not listed meanwhile, and can be taken back', async () => {
    const { queue, sent, settled } = aDesk([moved('c3'), { entries: [], next: null }], aView(3, 1), [waits])
    await queue.open(held)
    expect(sent[0]).toEqual({
      path: '/v1/decisions',
      body: { ids: ['c3'], expect: { c3: 1 }, key: 'nama', action: 'spam' },
    })
    await settled()
    expect(queue.state().decisions).toMatchObject([{ phase: 'done', count: 1, undos: ['u1'] }])
  })

  it('what had arrived is not made twice, and is found again with its undo', async () => {
    const entries = [anEntry('u9', ['c3'])]
    const { queue, settled } = aDesk([conflict, { entries, next: null }], aView(3, 1), [waits])
    await settled()
    expect(queue.state().decisions).toMatchObject([{ phase: 'done', count: 1, undos: ['u9'] }])
  })

  it('the session’s history is there, and goes on counting', async () => {
    const done = aDecision([anItem('c9')], { key: 4, taken: [], phase: 'done', undos: ['u1'] })
    const { queue, sent, settled } = aDesk([moved('c3'), { restored: ['c9'], skipped: [] }], aView(3, 1), [done])
    await queue.open(held)
    queue.decide('spam')
    expect(queue.state().decisions.map(({ key }) => key)).toEqual([5, 4])
    await settled()
    queue.undo(4)
    await settled()
    expect(sent.at(-1)?.path).toBe('/v1/decisions/:undo/undo')
    expect(queue.state().decisions[1]?.phase).toBe('undone')
  })
})

describe('leaving up what readers reported', () => {
  const reported = (id: string, reports = 2) => anItem(id, { state: 'published', reports, may: ['settle', 'reject'] })
  const list = { ...aView(3, 1), items: [reported('c3'), reported('c2', 5), reported('c1')] }
  const tab = { ...held, tab: 'reported' as const }
  const path = '/v1/comments/:id/reports'

  it('names for each comment how many reports were seen, and has no undo', async () => {
    const { queue, sent, settled } = aDesk([undefined, undefined], list)
    await queue.open(tab)
    for (const id of ['c3', 'c2']) queue.dispatch({ type: 'toggled', id })
    queue.decide('settle')
    expect(queue.state().items.map(({ id }) => id)).toEqual(['c1'])
    await settled()
    expect(sent).toEqual([
      { path, query: { seen: 2 } },
      { path, query: { seen: 5 } },
    ])
    expect(queue.state().decisions[0]).toMatchObject({ phase: 'done', count: 2, skipped: 0, undos: [] })
    queue.dispatch({ type: 'note-gone', id: queue.state().note?.id ?? 0 })
    queue.undo()
    await settled()
    expect(sent).toHaveLength(2)
    expect(queue.state().note).toMatchObject({ kind: 'decision', key: 1 })
  })

  it('waits without a network, and is sent whole once there is one', async () => {
    const { queue, sent, settled } = aDesk([undefined, offline, undefined, undefined], list)
    await queue.open(tab)
    for (const id of ['c3', 'c2']) queue.dispatch({ type: 'toggled', id })
    queue.decide('settle')
    await settled()
    expect(waiting(queue.state())).toHaveLength(1)
    queue.flush()
    await settled()
    expect(sent).toHaveLength(4)
    expect(queue.state().decisions[0]).toMatchObject({ phase: 'done', count: 2 })
  })

  it('is given back where somebody has reported it since, with what it looks like now', async () => {
    const fresh = { ...reported('c3', 3), email: null, record: {} }
    const { queue, settled } = aDesk([conflict, fresh], list)
    await queue.open(tab)
    queue.decide('settle')
    await settled()
    expect(queue.state().items[0]).toMatchObject({ id: 'c3', reports: 3 })
    expect(queue.state().note).toMatchObject({ kind: 'raced', action: 'settle', item: { reports: 3 } })
  })

  it('passes over those of several that were reported since, or are gone', async () => {
    const { queue, settled } = aDesk([conflict, { code: 'not-found' }, undefined], list)
    await queue.open(tab)
    queue.dispatch({ type: 'selected-loaded' })
    queue.decide('settle')
    await settled()
    expect(queue.state().decisions[0]).toMatchObject({ phase: 'done', count: 1, skipped: 2 })
  })
})

it('sends nothing that the service does not offer', async () => {
  const list = { ...aView(1, 1), items: [anItem('c1', { may: ['approve'] })] }
  const { queue, sent } = aDesk([], list)
  await queue.open(held)
  expect(queue.decide('spam')).toBe(false)
  expect(sent).toEqual([])
})
