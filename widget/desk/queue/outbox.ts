import { failureOf } from '../asking.ts'
import type { Failure } from '../../kit/client.ts'
import { find, type OutboxDesk } from './outbox-desk.ts'
import { send } from './sending.ts'
import { sendUndo } from './undoing.ts'
import type { Decision } from './state.ts'

export type Outbox = {
  push(key: number): void
  /** takes up what an earlier page of this tab left */
  resume(decisions: readonly Decision[]): void
  undo(key: number): void
  flush(): void
}

/** What is to be sent, and how often that was tried. */
type Task = { key: number; undo: boolean; tries: number }

/**
 * Sends decisions one after the other, in the order they were made. What cannot be sent stays and is tried again, after
 * a reload too; the versions seen and the decision's name go along, so that one that did arrive is not made twice.
 */
export function makeOutbox(desk: OutboxDesk): Outbox {
  const tasks: Task[] = []
  let busy = false
  let waits = 0

  async function flush(): Promise<void> {
    if (busy) return
    busy = true
    try {
      for (let task = tasks[0]; task; task = tasks[0]) {
        task.tries += 1
        const decision = find(desk, task.key)
        if (decision) await (task.undo ? sendUndo(desk, decision, task.tries) : send(desk, decision, task.tries))
        tasks.shift()
        waits = 0
      }
    } catch (thrown) {
      pause(failureOf(thrown))
    } finally {
      busy = false
    }
  }

  /** Anything but a lack of answers was dealt with below; what comes up here waits. */
  function pause(failure: Failure): void {
    const head = tasks[0]
    if (head) desk.dispatch({ type: 'waits', key: head.key })
    if (failure.code === 'not-signed-in') return desk.signedOut()
    waits += 1
    desk.later(() => void flush(), failure.retryAfter || Math.min(30, 2 ** waits))
  }

  function undo(key: number): void {
    const at = tasks.findIndex((task) => task.key === key && !task.undo)
    const untouched = at >= 0 && tasks[at]?.tries === 0
    desk.dispatch({ type: 'undoing', key })
    if (untouched) {
      // Never sent, so there is nothing to undo over there.
      tasks.splice(at, 1)
      desk.dispatch({ type: 'part-undone', key, undo: '', restored: find(desk, key)?.count ?? 0, skipped: 0 })
      desk.dispatch({ type: 'undone', key })
      return
    }
    tasks.push({ key, undo: true, tries: 0 })
    void flush()
  }

  return {
    push(key) {
      tasks.push({ key, undo: false, tries: 0 })
      void flush()
    },
    resume(decisions) {
      // The oldest first. What was on its way when the page went may have arrived.
      for (const { key, phase, attempts, undos } of [...decisions].reverse()) {
        // What is to be taken back without anybody knowing yet whether it arrived has to be found out first.
        const isUnsure = phase === 'undoing' && undos.length === 0
        if (phase === 'waiting' || isUnsure) tasks.push({ key, undo: false, tries: attempts })
        if (phase === 'undoing') tasks.push({ key, undo: true, tries: 1 })
      }
      void flush()
    },
    undo,
    flush: () => void flush(),
  }
}
