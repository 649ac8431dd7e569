// What the suites of the desk's outbox stand on: a desk whose service answers what the test says.
import type { CallShape, Endpoint } from '../../service/contract/endpoint.ts'
import { makeQueue } from '../../widget/desk/queue/engine.ts'
import type { Decision } from '../../widget/desk/queue/state.ts'
import { aView, held } from './desk-making.ts'

type Sent = { path: string; body?: unknown; query?: unknown }
export const offline = { code: 'offline' }
export const signedOut = { code: 'not-signed-in' }
export const conflict = { code: 'conflict' }
export const moved = (...decided: string[]) => ({ decided, skipped: [], undo: 'u1', more: false })

/** An entry of the audit, as the desk's own decisions are named. */
export const anEntry = (id: string, subjects: string[]) => ({ id, key: 'nama', subjects, undoneAt: null })

/** A desk whose service answers what the test says, in its order: a value, or a failure to throw. */
export function aDesk(
  answers: unknown[],
  list = aView(3, 1),
  kept: Decision[] = [],
  keepWords: (decision: Decision) => void = () => undefined,
) {
  const sent: Sent[] = []
  const later: (() => void)[] = []
  let ended = 0
  const ask = async <Call extends CallShape, Answer>(
    { path }: Endpoint<Call, Answer>,
    call: CallShape,
  ): Promise<Answer> => {
    if (path === '/v1/queue') return list as Answer
    sent.push({ path, ...(call.body && { body: call.body }), ...(call.query && { query: call.query }) })
    const answer = answers.shift()
    if (typeof answer === 'object' && answer !== null && 'code' in answer) throw answer
    return answer as Answer
  }
  const queue = makeQueue(
    {
      ask,
      name: () => 'nama',
      kept: () => kept,
      keepWords,
      signedOut: () => void (ended += 1),
      later: (run) => void later.push(run),
      now: () => 0,
    },
    held,
  )
  const settled = () => new Promise((resolve) => setTimeout(resolve))
  return { queue, sent, later, settled, ended: () => ended }
}
