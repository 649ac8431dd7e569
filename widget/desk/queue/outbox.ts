import {
  answerSeveral,
  decide,
  readAudit,
  readComment,
  settleReports,
  undoDecision,
  type DecisionBody,
} from '../../../service/contract/member.ts'
import type { DecidedView, QueueItem } from '../../../service/contract/views.ts'
import { failureOf, type Ask } from '../asking.ts'
import type { Failure } from '../../kit/client.ts'
import { leaves } from './counts.ts'
import { isAnswering, last, type Decision, type QueueEvent, type QueueState } from './state.ts'
import type { Action } from '../../../service/contract/item-verbs.ts'

/** What the outbox needs of the desk around it. */
export type OutboxDesk = {
  ask: Ask
  state(): QueueState
  dispatch(event: QueueEvent): void
  /** the session is over: somebody must sign in before anything more is sent */
  signedOut(): void
  /** reads the list anew, because some of it moved elsewhere */
  renew(): void
  /** reads one comment anew, with what is said below it */
  refresh?(id: string): Promise<void>
  /** its words could not be said, and are their writer's again */
  keepWords?(decision: Decision): void
  later(run: () => void, seconds: number): void
}

export type Outbox = {
  push(key: number): void
  /** takes up what an earlier page of this tab left */
  resume(decisions: readonly Decision[]): void
  undo(key: number): void
  flush(): void
}

/** What is to be sent, and how often that was tried. */
type Task = { key: number; undo: boolean; tries: number }

/** What the service carried out although its answer was lost. */
type Carried = { ids: string[]; undos: string[] }

/** A match that never runs dry must not go on for ever. */
const callsAMatch = 1_000

/**
 * Sends decisions one after the other, in the order they were made. What cannot be sent stays and is tried again, after
 * a reload too; the versions seen and the decision's name go along, so that one that did arrive is not made twice.
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
        if (decision) await (task.undo ? sendUndo(decision, task.tries) : send(decision, task.tries))
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

  async function send(decision: Decision, tries: number): Promise<void> {
    desk.dispatch({ type: 'sent', key: decision.key })
    try {
      const { action } = decision
      if (isAnswering(action)) await answer(decision, tries)
      else await (action === 'settle' ? leaveUp(decision, tries) : move(decision, action, tries))
    } catch (thrown) {
      const failure = failureOf(thrown)
      if (isPassing(failure, tries)) throw failure
      if (failure.code === 'conflict') return findOut(decision, tries)
      refuse(decision, failure)
    }
  }

  function refuse(decision: Decision, failure: Failure): void {
    if (decision.text) desk.keepWords?.(decision)
    desk.dispatch({ type: 'refused', key: decision.key, detail: failure.detail ?? null })
    // After a reload nothing is known of what was taken, to put it back.
    if (decision.taken.length === 0) desk.renew()
  }

  /** Comments by name, then one campaign after the other; what was answered is not sent again. */
  async function move(decision: Decision, action: Action, tries: number): Promise<void> {
    const bodies = bodiesOf(decision, action)
    for (let at = decision.parts; at < bodies.length; at += 1) {
      const body = bodies[at]
      if (!body || !(await movePart(decision, body, { tries, isLast: at === bodies.length - 1 }))) return
      desk.dispatch({ type: 'part-done', key: decision.key })
    }
  }

  /** False where nothing moved, and it was found out why; or where it is taken back by now. */
  async function movePart(
    decision: Decision,
    first: DecisionBody,
    { tries, isLast }: { tries: number; isLast: boolean },
  ): Promise<boolean> {
    const stays = !first.campaign && !leaves(decision.filter.tab, first.action)
    let body = first
    for (let calls = 1; ; calls += 1) {
      const answer = await desk.ask(decide, { body })
      const next = stays ? furtherDown(body, answer) : answer.decided.length > 0 ? body : null
      const isWanted = find(decision.key)?.phase !== 'undoing'
      const end = !answer.more || next === null || calls === callsAMatch || !isWanted
      // The one comment did not move: whoever pressed the key is told why.
      if (isAlone(decision) && calls === 1 && answer.undo === null && answer.decided.length === 0) {
        await findOut(decision, tries)
        return false
      }
      // By name each tells of itself; where nothing was passed over, nothing had arrived before.
      const isUnsure = tries > 1 && calls === 1 && (!body.ids || answer.skipped.length > 0)
      const carried = isUnsure ? await carriedOut(decision, answer.undo) : none
      confirm(decision, answer, { carried, end: end && isLast })
      if (end) return isWanted
      body = next
    }
  }

  /** By its name the service knows it again, so that it may be sent as often as it takes. */
  async function answer(decision: Decision, tries: number): Promise<void> {
    const { key, ids, expect, text = '', name, action } = decision
    const approve = action === 'answer-approve' ? { approve: true } : {}
    const body = { ids, expect, text, key: name, ...approve }
    const { decided, skipped, undo } = await desk.ask(answerSeveral, { body })
    if (decided.length === 0) desk.keepWords?.(decision)
    // The one question was not answered: whoever wrote is told why.
    if (decided.length === 0 && isAlone(decision)) return findOut(decision, tries)
    const undos = undo === null ? [] : [undo]
    desk.dispatch({ type: 'confirmed', key, moved: decided.length, skipped: skipped.length, undos, last: true })
    // How many are late is the service's to say.
    desk.renew()
    if (ids.length === 1) void desk.refresh?.(ids[0] ?? '')
  }

  /** One call each. What somebody else decided, or a reader reported anew since it was seen, is passed over. */
  async function leaveUp(decision: Decision, tries: number): Promise<void> {
    const seen = Object.entries(decision.reports)
    let moved = 0
    for (const [id, reports] of seen) {
      try {
        await desk.ask(settleReports, { params: { id }, query: { seen: reports } })
        moved += 1
      } catch (thrown) {
        const { code } = failureOf(thrown)
        const isGone = code === 'conflict' || code === 'not-found'
        if (!isGone) throw thrown
        if (seen.length === 1) return findOut(decision, tries)
      }
    }
    const skipped = seen.length - moved
    desk.dispatch({ type: 'confirmed', key: decision.key, moved, skipped, undos: [], last: true })
    if (skipped > 0 || !leaves(decision.filter.tab, 'settle')) desk.renew()
  }

  /** By its name in the audit: what an answer would have told that never came. */
  async function carriedOut(decision: Decision, known: string | null): Promise<Carried> {
    const carried: Carried = { ids: [], undos: [] }
    const told = [...(find(decision.key)?.undos ?? []), known]
    let after: string | undefined
    for (let pages = 0; pages < auditPages; pages += 1) {
      const { entries, next } = await desk.ask(readAudit, { query: { limit: 100, ...(after ? { after } : {}) } })
      for (const { id, key, subjects, undoneAt } of entries) {
        if (key !== decision.name || undoneAt !== null || told.includes(id)) continue
        carried.ids.push(...subjects)
        // The audit begins with the newest, and an undo with the last.
        carried.undos.unshift(id)
      }
      if (next === null) break
      after = next
    }
    return carried
  }

  function confirm(
    decision: Decision,
    answer: DecidedView,
    { carried, end }: { carried: Carried; end: boolean },
  ): void {
    const skipped = answer.skipped.filter(({ id }) => !carried.ids.includes(id))
    desk.dispatch({
      type: 'confirmed',
      key: decision.key,
      moved: answer.decided.length + carried.ids.length,
      skipped: skipped.length,
      undos: [...carried.undos, ...(answer.undo === null ? [] : [answer.undo])],
      last: end,
    })
    // What stays in its tab has a new version, too, and behind a copy that left stands another.
    const isOfCampaign = end && decision.campaigns.length > 0
    const isOfCopy = end && decision.taken.some(({ item }) => item.campaign !== null)
    if (skipped.length > 0 || isOfCampaign || isOfCopy || !leaves(decision.filter.tab, decision.action)) desk.renew()
  }

  /** The one comment is no longer as it was seen: either our own lost decision, or somebody was quicker. */
  async function findOut(decision: Decision, tries: number): Promise<void> {
    const { key, first } = decision
    try {
      const carried = tries > 1 && decision.action !== 'settle' ? await carriedOut(decision, null) : none
      if (carried.undos.length > 0) {
        const moved = carried.ids.length
        desk.dispatch({ type: 'confirmed', key, moved, skipped: 0, undos: carried.undos, last: true })
        return
      }
      const { email: _email, record: _record, ...item } = await desk.ask(readComment, { params: { id: first } })
      desk.dispatch({ type: 'raced', key, item: item satisfies QueueItem })
      if (decision.taken.length === 0) desk.renew()
    } catch (thrown) {
      const failure = failureOf(thrown)
      if (isPassing(failure, tries)) throw failure
      refuse(decision, failure)
    }
  }

  /** Last made, first undone; what was answered is not sent again. */
  async function sendUndo(decision: Decision, tries: number): Promise<void> {
    const { key } = decision
    try {
      for (let undo = last(decision.undos); undo !== undefined; undo = last(find(key)?.undos ?? [])) {
        desk.dispatch({ type: 'part-undone', key, undo, ...(await undone(decision, undo, tries)) })
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

  function undo(key: number): void {
    const at = tasks.findIndex((task) => task.key === key && !task.undo)
    const untouched = at >= 0 && tasks[at]?.tries === 0
    desk.dispatch({ type: 'undoing', key })
    if (untouched) {
      // Never sent, so there is nothing to undo over there.
      tasks.splice(at, 1)
      desk.dispatch({ type: 'part-undone', key, undo: '', restored: find(key)?.count ?? 0, skipped: 0 })
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

const none: Carried = { ids: [], undos: [] }

/** So many pages of the audit, a hundred entries each, are looked through for a lost answer. */
const auditPages = 5

/** Whether it is about one row that the desk knows. */
const isAlone = ({ rows, match }: Decision): boolean => rows === 1 && !match

/** The same of what is older than what this call looked at; null at the end. */
function furtherDown(body: DecisionBody, { decided, skipped }: DecidedView): DecisionBody | null {
  if (!body.match) return null
  const oldest = [...decided, ...skipped.map(({ id }) => id)].sort()[0]
  return oldest === undefined || oldest >= body.match.before
    ? null
    : { ...body, match: { ...body.match, before: oldest } }
}

function bodiesOf({ ids, campaigns, match, reason, expect, name }: Decision, action: Action): DecisionBody[] {
  const how = { action, key: name, ...(reason === null ? {} : { reason }) }
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
