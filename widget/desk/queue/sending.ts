import { answerSeveral, decide, settleReports, type DecisionBody } from '../../../service/contract/member.ts'
import type { DecidedView } from '../../../service/contract/views.ts'
import { failureOf } from '../asking.ts'
import { leaves } from './counts.ts'
import { carriedOut, findOut, nothingCarried, refuse, type Carried } from './lost.ts'
import { find, isPassing, type OutboxDesk } from './outbox-desk.ts'
import { isAnswering, type Decision } from './state.ts'
import type { Action } from '../../../service/contract/item-verbs.ts'

/** A match that never runs dry must not go on for ever. */
const callsAMatch = 1_000

/** Sends a decision; what is thrown may go through later, unchanged. */
export async function send(desk: OutboxDesk, decision: Decision, tries: number): Promise<void> {
  desk.dispatch({ type: 'sent', key: decision.key })
  try {
    const { action } = decision
    if (isAnswering(action)) await answer(desk, decision, tries)
    else await (action === 'settle' ? leaveUp(desk, decision, tries) : move(desk, decision, action, tries))
  } catch (thrown) {
    const failure = failureOf(thrown)
    if (isPassing(failure, tries)) throw failure
    if (failure.code === 'conflict') return findOut(desk, decision, tries)
    refuse(desk, decision, failure)
  }
}

/** Comments by name, then one campaign after the other; what was answered is not sent again. */
async function move(desk: OutboxDesk, decision: Decision, action: Action, tries: number): Promise<void> {
  const bodies = bodiesOf(decision, action)
  for (let at = decision.parts; at < bodies.length; at += 1) {
    const body = bodies[at]
    if (!body || !(await movePart(desk, decision, body, { tries, isLast: at === bodies.length - 1 }))) return
    desk.dispatch({ type: 'part-done', key: decision.key })
  }
}

/** False where nothing moved, and it was found out why; or where it is taken back by now. */
async function movePart(
  desk: OutboxDesk,
  decision: Decision,
  first: DecisionBody,
  { tries, isLast }: { tries: number; isLast: boolean },
): Promise<boolean> {
  const stays = !first.campaign && !leaves(decision.filter.tab, first.action)
  let body = first
  for (let calls = 1; ; calls += 1) {
    const answer = await desk.ask(decide, { body })
    const next = stays ? furtherDown(body, answer) : answer.decided.length > 0 ? body : null
    const isWanted = find(desk, decision.key)?.phase !== 'undoing'
    const end = !answer.more || next === null || calls === callsAMatch || !isWanted
    // The one comment did not move: whoever pressed the key is told why.
    if (isAlone(decision) && calls === 1 && answer.undo === null && answer.decided.length === 0) {
      await findOut(desk, decision, tries)
      return false
    }
    // By name each tells of itself; where nothing was passed over, nothing had arrived before.
    const isUnsure = tries > 1 && calls === 1 && (!body.ids || answer.skipped.length > 0)
    const carried = isUnsure ? await carriedOut(desk, decision, answer.undo) : nothingCarried
    confirm(desk, decision, answer, { carried, end: end && isLast })
    if (end) return isWanted
    body = next
  }
}

/** By its name the service knows it again, so that it may be sent as often as it takes. */
async function answer(desk: OutboxDesk, decision: Decision, tries: number): Promise<void> {
  const { key, ids, expect, text = '', name, action } = decision
  const approve = action === 'answer-approve' ? { approve: true } : {}
  const body = { ids, expect, text, key: name, ...approve }
  const { decided, skipped, undo } = await desk.ask(answerSeveral, { body })
  if (decided.length === 0) desk.keepWords?.(decision)
  // The one question was not answered: whoever wrote is told why.
  if (decided.length === 0 && isAlone(decision)) return findOut(desk, decision, tries)
  const undos = undo === null ? [] : [undo]
  desk.dispatch({ type: 'confirmed', key, moved: decided.length, skipped: skipped.length, undos, last: true })
  // How many are late is the service's to say.
  desk.renew()
  if (ids.length === 1) void desk.refresh?.(ids[0] ?? '')
}

/** One call each. What somebody else decided, or a reader reported anew since it was seen, is passed over. */
async function leaveUp(desk: OutboxDesk, decision: Decision, tries: number): Promise<void> {
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
      if (seen.length === 1) return findOut(desk, decision, tries)
    }
  }
  const skipped = seen.length - moved
  desk.dispatch({ type: 'confirmed', key: decision.key, moved, skipped, undos: [], last: true })
  if (skipped > 0 || !leaves(decision.filter.tab, 'settle')) desk.renew()
}

function confirm(
  desk: OutboxDesk,
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
