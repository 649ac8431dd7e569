// What is done at a desk to an opened comment besides deciding it, and how it is taken back.
import { describe, expect, it } from 'vitest'
import { held } from './desk-making.ts'
import { aDesk, moved, offline } from './desk-outbox-making.ts'

describe('what is done to an opened comment besides deciding it', () => {
  const act = (queue: ReturnType<typeof aDesk>['queue'], done: string[], undo?: () => Promise<unknown>) =>
    queue.act({
      id: 'c3',
      run: async () => void done.push('granted'),
      said: 'appealGranted',
      undo: undo ?? (async () => done.push('taken back')),
      undone: 'appealWaits',
    })

  it('stands in the session with its undo, as long as the session lasts, whatever tab is looked at', async () => {
    const { queue, settled } = aDesk([])
    await queue.open(held)
    const done: string[] = []
    await act(queue, done)
    queue.dispatch({ type: 'note-gone', id: queue.state().note?.id ?? 0 })
    await queue.open({ ...held, tab: 'published' })
    queue.undo()
    await settled()
    expect(done).toEqual(['granted', 'taken back'])
    expect(queue.state().done).toMatchObject([{ words: 'appealGranted', undo: null, isUndone: true }])
    expect(queue.state().note).toMatchObject({ words: 'appealWaits', undo: null })
    queue.undo()
    await settled()
    expect(done, 'once').toHaveLength(2)
  })

  it('is undone before what was decided earlier, and can be tried again where that did not arrive', async () => {
    const { queue, sent, settled } = aDesk([moved('c3'), { restored: ['c3'], skipped: [] }])
    await queue.open(held)
    queue.decide('spam')
    await settled()
    const done: string[] = []
    let isAway = true
    await act(queue, done, async () => {
      if (isAway) throw offline
      done.push('taken back')
    })
    queue.undo()
    await settled()
    expect(queue.state().note).toMatchObject({ kind: 'not-done' })
    isAway = false
    queue.undo()
    await settled()
    const undos = () => sent.filter(({ path }) => path.endsWith('/undo')).length
    expect([done, undos()]).toEqual([['granted', 'taken back'], 0])
    queue.undo()
    await settled()
    expect(undos()).toBe(1)
  })
})
