import { tellWaiting } from '../operations/operator/tell-waiting.ts'
import type { Duty } from './duty.ts'

/** Tells offices by mail, once a working day, what waits for them. */
export function tellWaitingByMail(needs: Parameters<typeof tellWaiting>[0]): Duty {
  return { name: 'tell-waiting', every: 600_000, run: (now) => tellWaiting(needs, now) }
}
