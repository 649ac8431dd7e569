// What became of a decision whose answer was lost, or that came second.
import { readAudit, readComment } from '../../../service/contract/member.ts'
import type { QueueItem } from '../../../service/contract/views.ts'
import { failureOf } from '../asking.ts'
import type { Failure } from '../../kit/client.ts'
import { find, isPassing, type OutboxDesk } from './outbox-desk.ts'
import type { Decision } from './state.ts'

/** What the service carried out although its answer was lost. */
export type Carried = { ids: string[]; undos: string[] }

export const nothingCarried: Carried = { ids: [], undos: [] }

/** So many pages of the audit, a hundred entries each, are looked through for a lost answer. */
const auditPages = 5

/** By its name in the audit: what an answer would have told that never came. */
export async function carriedOut(desk: OutboxDesk, decision: Decision, known: string | null): Promise<Carried> {
  const carried: Carried = { ids: [], undos: [] }
  const told = [...(find(desk, decision.key)?.undos ?? []), known]
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

/** The one comment is no longer as it was seen: either our own lost decision, or somebody was quicker. */
export async function findOut(desk: OutboxDesk, decision: Decision, tries: number): Promise<void> {
  const { key, first } = decision
  try {
    const carried = tries > 1 && decision.action !== 'settle' ? await carriedOut(desk, decision, null) : nothingCarried
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
    refuse(desk, decision, failure)
  }
}

/** Gives a decision back, with the reason why it was not made. */
export function refuse(desk: OutboxDesk, decision: Decision, failure: Failure): void {
  if (decision.text) desk.keepWords?.(decision)
  desk.dispatch({ type: 'refused', key: decision.key, detail: failure.detail ?? null })
  // After a reload nothing is known of what was taken, to put it back.
  if (decision.taken.length === 0) desk.renew()
}
