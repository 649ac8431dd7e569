import type { Clock, Timer } from '../domain/world.ts'
import type { MetaStore } from '../store/meta.ts'
import type { Duty } from './duty.ts'

type Needs = {
  meta: Pick<MetaStore, 'lease'>
  clock: Clock
  timer: Timer
  holder: string
  failed: (duty: string, cause: unknown) => void
}

/** A lease outlives its interval a little, so that a late holder is not overtaken while it works. */
const leaseMargin = 5_000

async function runOnce({ meta, clock, holder, failed }: Needs, duty: Duty): Promise<void> {
  try {
    const now = clock.now()
    if (await meta.lease(duty.name, holder, now, now + duty.every + leaseMargin)) await duty.run(now)
  } catch (cause) {
    failed(duty.name, cause)
  }
}

/** Runs every duty at its interval, in one process at a time; a failed run is told and tried again the next time. */
export function startDuties(needs: Needs, duties: Duty[]): () => Promise<void> {
  const running = new Map<string, Promise<void>>()
  const tick = (duty: Duty): void => {
    if (running.has(duty.name)) return
    running.set(
      duty.name,
      runOnce(needs, duty).finally(() => running.delete(duty.name)),
    )
  }
  const stops = duties.map((duty) => needs.timer.every(duty.every, () => tick(duty)))
  return async () => {
    for (const stop of stops) stop()
    await Promise.all(running.values())
  }
}
