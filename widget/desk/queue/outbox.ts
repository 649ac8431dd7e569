import {
  decide,
  readComment,
  settleReports,
  undoDecision,
  type DecisionBody,
} from '../../../service/contract/member.ts'
import type { Action, DecidedView, QueueItem, State } from '../../../service/contract/views.ts'
import { failureOf, type Ask } from '../asking.ts'
import type { Failure } from '../../kit/client.ts'
import { leaves } from './counts.ts'
import { last, type Decision, type DecisionAction, type QueueEvent, type QueueState } from './state.ts'

/** What the outbox needs of the desk around it. */
export type OutboxDesk = {
  ask: Ask
  state(): QueueState
  dispatch(event: QueueEvent): void
  /** name of the member who sits here, as histories show it */
  me(): string
  /** the session is over: somebody must sign in before anything more is sent */
  signedOut(): void
  /** reads the list anew, because some of it moved elsewhere */
  renew(): void
  later(run: () => void, seconds: number): void
}

export type Outbox = { push(key: number): void; undo(key: number): void; flush(): void }

const stateAfter: Partial<Record<DecisionAction, State>> = {
  approve: 'published',
  reject: 'rejected',
  spam: 'spam',
  remove: 'removed',
}

/** What is to be sent, and how much of it was answered. */
type Task = { key: number; undo: boolean; tries: number; done: number }

/** A match that never runs dry must not go on for ever. */
const callsAMatch = 20

/**
 * Sends decisions one after the other, in the order they were made. What cannot be sent stays and is tried again;
 * the versions seen go along, so that a decision that did arrive is not made twice.
 */
export function makeOutbox(desk: OutboxDesk): Outbox {
  const tasks: Task[] = []
  let busy = false
  let waits = 0

  const find = (key: number) => desk.state().decisions.find((decision) => decision.key === key)

  async function flush(): Promise<void> {
    if (busy) return
    busy = true
    try {
      for (let task = tasks[0]; task; task = tasks[0]) {
        task.tries += 1
        const decision = find(task.key)
        if (decision) await (task.undo ? sendUndo(decision, task.tries) : send(decision, task))
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
    if (head && !head.undo) desk.dispatch({ type: 'waits', key: head.key })
    if (failure.code === 'not-signed-in') return desk.signedOut()
    waits += 1
    desk.later(() => void flush(), failure.retryAfter || Math.min(30, 2 ** waits))
  }

  async function send(decision: Decision, task: Task): Promise<void> {
    const { tries } = task
    desk.dispatch({ type: 'sent', key: decision.key })
    try {
      await (decision.action === 'settle' ? leaveUp(decision, tries) : move(decision, decision.action, task))
    } catch (thrown) {
      const failure = failureOf(thrown)
      if (isPassing(failure, tries)) throw failure
      if (failure.code === 'conflict') return findOut(decision, tries)
      desk.dispatch({ type: 'refused', key: decision.key, detail: failure.detail ?? null })
    }
  }

  /** Comments by name, then one campaign after the other; what was answered is not sent again. */
  async function move(decision: Decision, action: Action, task: Task): Promise<void> {
    const bodies = bodiesOf(decision, action)
    for (let body = bodies[task.done]; body; body = bodies[task.done]) {
      const isLast = task.done === bodies.length - 1
      if (!(await movePart(decision, body, { tries: task.tries, isLast }))) return
      task.done += 1
    }
  }

  /** False where nothing moved, and it was found out why. */
  async function movePart(
    decision: Decision,
    body: DecisionBody,
    { tries, isLast }: { tries: number; isLast: boolean },
  ): Promise<boolean> {
    for (let calls = 1; ; calls += 1) {
      const answer = await desk.ask(decide, { body })
      const goOn = answer.more && answer.decided.length > 0 && calls < callsAMatch
      const end = !goOn || !(body.campaign || leaves(decision.filter.tab, body.action))
      const isOne = decision.taken.length === 1 && !decision.match
      // The one comment did not move: whoever pressed the key is told why.
      if (isOne && calls === 1 && answer.undo === null && answer.decided.length === 0) {
        await findOut(decision, tries)
        return false
      }
      confirm(decision, answer, tries, end && isLast)
      if (end) return true
    }
  }

  /** One call each. What somebody else decided, or a reader reported anew since it was seen, is passed over. */
  async function leaveUp(decision: Decision, tries: number): Promise<void> {
    let moved = 0
    for (const { item } of decision.taken) {
      try {
        await desk.ask(settleReports, { params: { id: item.id }, query: { seen: item.reports } })
        moved += 1
      } catch (thrown) {
        const { code } = failureOf(thrown)
        const isGone = code === 'conflict' || code === 'not-found'
        if (!isGone) throw thrown
        if (decision.taken.length === 1) return findOut(decision, tries)
      }
    }
    const skipped = decision.taken.length - moved
    desk.dispatch({ type: 'confirmed', key: decision.key, moved, skipped, undo: null, last: true })
    if (skipped > 0 || !leaves(decision.filter.tab, 'settle')) desk.renew()
  }

  function confirm(decision: Decision, answer: DecidedView, tries: number, end: boolean): void {
    const target = stateAfter[decision.action]
    // Sent again after an answer got lost: what already stands where we wanted it was our own doing.
    const ours = tries > 1 ? answer.skipped.filter(({ state }) => state === target) : []
    const skipped = answer.skipped.filter((one) => !ours.includes(one))
    const moved = answer.decided.length + ours.length
    desk.dispatch({
      type: 'confirmed',
      key: decision.key,
      moved,
      skipped: skipped.length,
      undo: answer.undo,
      last: end,
    })
    // What stays in its tab has a new version, too, and behind a copy that left stands another.
    const isOfCampaign = end && decision.taken.some(({ item }) => item.campaign !== null)
    if (skipped.length > 0 || isOfCampaign || !leaves(decision.filter.tab, decision.action)) desk.renew()
  }

  /** The one comment is no longer as it was seen: either our own lost decision, or somebody was quicker. */
  async function findOut(decision: Decision, tries: number): Promise<void> {
    const id = decision.taken[0]?.item.id
    try {
      const { email: _email, record: _record, ...item } = await desk.ask(readComment, { params: { id: id ?? '' } })
      const ours = tries > 1 && item.state === stateAfter[decision.action] && last(item.history)?.by === desk.me()
      if (ours)
        desk.dispatch({
          type: 'confirmed',
          key: decision.key,
          moved: decision.count,
          skipped: 0,
          undo: null,
          last: true,
        })
      else desk.dispatch({ type: 'raced', key: decision.key, item: item satisfies QueueItem })
    } catch (thrown) {
      const failure = failureOf(thrown)
      if (isPassing(failure, tries)) throw failure
      desk.dispatch({ type: 'refused', key: decision.key, detail: failure.detail ?? null })
    }
  }

  async function sendUndo(decision: Decision, tries: number): Promise<void> {
    let restored = 0
    let skipped = 0
    try {
      // Last made, first undone.
      for (const undo of [...decision.undos].reverse()) {
        const answer = await desk.ask(undoDecision, { params: { undo } })
        restored += answer.restored.length
        skipped += answer.skipped.length
      }
      desk.dispatch({ type: 'undone', key: decision.key, restored, skipped })
    } catch (thrown) {
      const failure = failureOf(thrown)
      if (isPassing(failure, tries)) throw failure
      const already = tries > 1 && failure.code === 'conflict'
      if (already) desk.dispatch({ type: 'undone', key: decision.key, restored: decision.count, skipped: 0 })
      else desk.dispatch({ type: 'undo-failed', key: decision.key, detail: failure.detail ?? null })
    }
    desk.renew()
  }

  function undo(key: number): void {
    const at = tasks.findIndex((task) => task.key === key && !task.undo)
    const untouched = at >= 0 && tasks[at]?.tries === 0
    desk.dispatch({ type: 'undoing', key })
    if (untouched) {
      // Never sent, so there is nothing to undo over there.
      tasks.splice(at, 1)
      const decision = find(key)
      desk.dispatch({ type: 'undone', key, restored: decision?.count ?? 0, skipped: 0 })
      return
    }
    tasks.push({ key, undo: true, tries: 0, done: 0 })
    void flush()
  }

  return {
    push(key) {
      tasks.push({ key, undo: false, tries: 0, done: 0 })
      void flush()
    },
    undo,
    flush: () => void flush(),
  }
}

function bodiesOf({ ids, campaigns, match, reason, expect }: Decision, action: Action): DecisionBody[] {
  const how = { action, ...(reason === null ? {} : { reason }) }
  if (match) return [{ match, ...how }]
  const single = ids.length > 0 ? [{ ids, expect, ...how }] : []
  return [...single, ...campaigns.map((campaign) => ({ campaign, ...how }))]
}

/** After so many answers that were not the service's own, a decision is given back rather than kept for ever. */
const triesAtMost = 5

/** What may go through later, unchanged. */
function isPassing({ code }: Failure, tries: number): boolean {
  if (code === 'unknown') return tries < triesAtMost
  return code === 'offline' || code === 'not-signed-in' || code === 'rate-limited' || code === 'unavailable'
}
