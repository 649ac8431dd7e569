import type { Ask } from '../asking.ts'
import type { Failure } from '../../kit/client.ts'
import type { Decision, QueueEvent, QueueState } from './state.ts'

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

/** A decision as it stands by now. */
export const find = (desk: OutboxDesk, key: number): Decision | undefined =>
  desk.state().decisions.find((decision) => decision.key === key)

/** After so many answers that were not the service's own, a decision is given back rather than kept for ever. */
const triesAtMost = 5

/** What may go through later, unchanged. */
export function isPassing({ code }: Failure, tries: number): boolean {
  if (code === 'unknown') return tries < triesAtMost
  return code === 'offline' || code === 'not-signed-in' || code === 'rate-limited' || code === 'unavailable'
}
