// Answers on their way from the desk: as decisions they wait, are made once, and are taken back.
import { describe, expect, it } from 'vitest'
import { waiting } from '../../widget/desk/queue/state.ts'
import { anItem, aView, counts, held } from './desk-making.ts'
import { aDesk, moved, offline } from './desk-outbox-making.ts'

describe('one answer for several', () => {
  const toAnswer = { tab: 'answer', office: '', q: '' } as const
  const asked = ['c3', 'c2', 'c1'].map((id) => anItem(id, { state: 'published', may: ['answer'] }))
  const list = { ...aView(3, 1), items: asked, counts: counts(0, { answer: 3 }) }

  it('goes out under its name with the versions seen, and leaves what waits for an answer at once', async () => {
    const { queue, sent, settled } = aDesk([moved('c3', 'c2')], list)
    await queue.open(toAnswer)
    queue.answer(asked.slice(0, 2), 'Mulai 1 Desember.')
    expect([queue.state().items.map(({ id }) => id), queue.state().counts?.answer]).toEqual([['c1'], 1])
    await settled()
    const body = { ids: ['c3', 'c2'], expect: { c3: 1, c2: 1 }, text: 'Mulai 1 Desember.', key: 'nama' }
    expect(sent[0]).toEqual({ path: '/v1/answers', body })
    expect(queue.state().decisions[0]).toMatchObject({ phase: 'done', count: 2, undos: ['u1'] })
  })

  it('waits without a network, over a reload, and is sent the same until it arrives', async () => {
    const { queue, settled } = aDesk([offline], list)
    await queue.open(toAnswer)
    queue.answer(asked.slice(0, 2), 'Mulai 1 Desember.')
    await settled()
    const kept = queue.state().decisions
    expect(waiting(queue.state())).toHaveLength(1)
    const later = aDesk([offline, moved('c3', 'c2')], list, kept)
    await later.settled()
    later.queue.flush()
    await later.settled()
    expect(new Set(later.sent.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(later.queue.state().decisions[0]).toMatchObject({ phase: 'done', count: 2 })
  })

  it('is taken back by one undo, which brings its rows back', async () => {
    const { queue, sent, settled } = aDesk([moved('c3', 'c2'), { restored: ['c3', 'c2'], skipped: [] }], list)
    await queue.open(toAnswer)
    queue.answer(asked.slice(0, 2), 'Mulai 1 Desember.')
    await settled()
    queue.undo()
    await settled()
    expect(sent[1]?.path).toBe('/v1/decisions/:undo/undo')
    expect(queue.state().items.map(({ id }) => id)).toEqual(['c3', 'c2', 'c1'])
  })

  it('that is refused gives its words back, and the rows', async () => {
    const words: (string | undefined)[] = []
    const { queue, settled } = aDesk([{ code: 'not-permitted' }], list, [], ({ text }) => words.push(text))
    await queue.open(toAnswer)
    queue.answer(asked, 'Mulai 1 Desember.')
    await settled()
    expect([words, queue.state().items.length]).toEqual([['Mulai 1 Desember.'], 3])
  })

  it('is given to what is public and may be answered, together with what is in no list', async () => {
    const { queue, sent, settled } = aDesk([moved('c3', 'z9')], list)
    await queue.open(toAnswer)
    queue.answer([...asked.slice(0, 1), anItem('z9', { state: 'published', may: ['answer'] })], 'Ya.')
    await settled()
    expect(sent[0]?.body).toMatchObject({ ids: ['c3', 'z9'] })
    queue.undo()
    expect(queue.state().items.map(({ id }) => id)).toEqual(['c3', 'c2', 'c1'])
  })
})

describe('an answer that approves', () => {
  const answered = { decided: ['c3'], skipped: [], undo: 'u1', more: false }
  const isUp = anItem('c3', { state: 'published', version: 2 })

  it('takes what waits from its tab at once, goes out under its name, and one undo brings it back', async () => {
    const { queue, sent, settled } = aDesk([offline, answered, isUp, { restored: ['c3'], skipped: [] }])
    await queue.open(held)
    expect(queue.answer([anItem('c3')], 'Boleh.', true)).toBe(true)
    expect(queue.state()).toMatchObject({ counts: { held: 2, published: 1 }, note: { kind: 'decision' } })
    expect(queue.state().items.map(({ id }) => id)).toEqual(['c2', 'c1'])
    await settled()
    queue.flush()
    await settled()
    // Its first answer was lost: sent again it is the same.
    const body = { ids: ['c3'], expect: { c3: 1 }, text: 'Boleh.', key: 'nama', approve: true }
    expect(sent.slice(0, 2)).toEqual([
      { path: '/v1/answers', body },
      { path: '/v1/answers', body },
    ])
    queue.undo()
    await settled()
    expect(queue.state().items.map(({ id }) => id)).toEqual(['c3', 'c2', 'c1'])
    expect(queue.state().decisions[0]?.phase).toBe('undone')
  })

  it('is its writer’s again where somebody was quicker, who is named', async () => {
    const words: (string | undefined)[] = []
    const fresh = { ...anItem('c3', { state: 'rejected', version: 2 }), email: null, record: {}, reported: [] }
    const none = { decided: [], skipped: [{ id: 'c3', state: 'rejected' }], undo: null, more: false }
    const { queue, settled } = aDesk([none, fresh], aView(3, 1), [], ({ text }) => words.push(text))
    await queue.open(held)
    queue.answer([anItem('c3')], 'Boleh.', true)
    await settled()
    expect([words, queue.state().note]).toMatchObject([['Boleh.'], { kind: 'raced', item: { state: 'rejected' } }])
  })

  it('is not sent over what has just become something else, which is told first', async () => {
    const { queue, sent } = aDesk([])
    await queue.open(held)
    queue.dispatch({ type: 'looked', changed: [anItem('c3', { version: 2 })] })
    const [item = anItem('c3')] = queue.state().items
    expect(queue.answer([item], 'Boleh.', true)).toBe(false)
    expect([sent, queue.state().note?.kind]).toEqual([[], 'raced'])
  })
})
