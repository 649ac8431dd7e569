// Figures that the service could not tell in time: rows stand there without them, nothing untrue does, and the desk asks
// for them alone.
import { describe, expect, it } from 'vitest'
import type { CallShape, Endpoint } from '../../service/contract/endpoint.ts'
import type { QueueFigures, QueueView } from '../../service/contract/views.ts'
import { shifted } from '../../widget/desk/queue/counts.ts'
import { makeQueue } from '../../widget/desk/queue/engine.ts'
import type { Filter } from '../../widget/desk/queue/state.ts'
import { aView, counts, held } from './desk-making.ts'

const known: QueueFigures = { counts: counts(3, { published: 40 }), late: 2, heldBelow: 5, lateAnswers: 1 }
const unknown: QueueFigures = {
  counts: { ...counts(3), published: null, answer: null },
  late: null,
  heldBelow: 5,
  lateAnswers: null,
}
const rows = (figures: QueueFigures): QueueView => ({ ...aView(3, 1), ...figures })

type Asked = { path: string; query?: unknown }

/** A desk whose queue tells these figures, and whose answer to those that were missing comes when the test gives it. */
function aDesk(views: QueueView[]) {
  const asked: Asked[] = []
  const given: { resolve(figures: QueueFigures): void; reject(failure: unknown): void }[] = []
  const ask = <Call extends CallShape, Answer>({ path }: Endpoint<Call, Answer>, call: CallShape): Promise<Answer> => {
    if (path === '/v1/queue') return Promise.resolve((views.length > 1 ? views.shift() : views[0]) as Answer)
    asked.push({ path, ...(call.query && { query: call.query }) })
    const { promise, ...ends } = Promise.withResolvers<QueueFigures>()
    given.push(ends)
    return promise as Promise<Answer>
  }
  const queue = makeQueue(
    {
      ask,
      name: () => 'nama',
      kept: () => [],
      signedOut: () => undefined,
      later: () => undefined,
      now: () => 0,
    },
    held,
  )
  const settled = () => new Promise((resolve) => setTimeout(resolve))
  return { queue, asked, given, settled }
}

const office: Filter = { ...held, office: 'kpu-sukoharjo' }

describe('a queue whose figures are not all known', () => {
  it('shows its rows, and asks for the figures of the same offices', async () => {
    const { queue, asked, given, settled } = aDesk([rows(unknown)])
    await queue.open(office)
    expect(queue.state().items).toHaveLength(3)
    expect(queue.state()).toMatchObject({ counts: { held: 3, published: null }, sight: { late: null, heldBelow: 5 } })
    expect(asked).toEqual([{ path: '/v1/queue/figures', query: { office: 'kpu-sukoharjo' } }])
    given[0]?.resolve(known)
    await settled()
    expect(queue.state()).toMatchObject({ counts: known.counts, sight: { late: 2, heldBelow: 5, lateAnswers: 1 } })
  })

  it('asks for nothing where all are known', async () => {
    const { queue, asked } = aDesk([rows(known)])
    await queue.open(held)
    await queue.look()
    expect(asked).toEqual([])
  })

  it('asks once at a time, and again at a later look where it was in vain', async () => {
    const { queue, asked, given, settled } = aDesk([rows(unknown)])
    await queue.open(held)
    await queue.look()
    expect(asked).toHaveLength(1)
    given[0]?.reject({ code: 'unavailable' })
    await settled()
    expect(queue.state()).toMatchObject({ reading: 'ready', counts: { published: null } })
    await queue.look()
    expect(asked).toHaveLength(2)
  })

  it('keeps what it knew of the same offices, and nothing of others', async () => {
    const { queue } = aDesk([rows(known), rows(unknown)])
    await queue.open(held)
    await queue.look()
    expect(queue.state()).toMatchObject({ counts: { held: 3, published: 40 }, sight: { late: 2, lateAnswers: 1 } })
    await queue.open(office)
    expect(queue.state()).toMatchObject({ counts: { held: 3, published: null }, sight: { late: null } })
  })

  it('takes over nothing that was counted before a decision', async () => {
    const { queue, given, settled } = aDesk([rows(unknown)])
    await queue.open(held)
    queue.decide('approve')
    given[0]?.resolve(known)
    await settled()
    expect(queue.state().counts).toMatchObject({ held: 2, published: null })
  })
})

it('guesses on from no number that nobody knows', () => {
  expect(shifted(unknown.counts, 'held', 'published', 2)).toMatchObject({ held: 1, published: null })
})
