import { undoDecision } from '../../../service/contract/member.ts'
import { failureOf } from '../asking.ts'
import { find, isPassing, type OutboxDesk } from './outbox-desk.ts'
import { last, type Decision } from './state.ts'

/** Last made, first undone; what was answered is not sent again. */
export async function sendUndo(desk: OutboxDesk, decision: Decision, tries: number): Promise<void> {
  const { key } = decision
  try {
    for (let undo = last(decision.undos); undo !== undefined; undo = last(find(desk, key)?.undos ?? [])) {
      desk.dispatch({ type: 'part-undone', key, undo, ...(await undone(desk, decision, undo, tries)) })
    }
    desk.dispatch({ type: 'undone', key })
  } catch (thrown) {
    const failure = failureOf(thrown)
    if (isPassing(failure, tries)) throw failure
    desk.dispatch({ type: 'undo-failed', key, detail: failure.detail ?? null })
  }
  desk.renew()
}

async function undone(
  desk: OutboxDesk,
  decision: Decision,
  undo: string,
  tries: number,
): Promise<{ restored: number; skipped: number }> {
  try {
    const { restored, skipped } = await desk.ask(undoDecision, { params: { undo } })
    return { restored: restored.length, skipped: skipped.length }
  } catch (thrown) {
    // Taken back already, by a call whose answer was lost.
    const isTaken = tries > 1 && failureOf(thrown).code === 'conflict'
    if (isTaken) return { restored: decision.undos.length === 1 ? decision.count : 0, skipped: 0 }
    throw thrown
  }
}
