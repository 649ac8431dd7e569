import { emptyChain } from '../../../domain/chain.ts'
import { readChainTold, tellChain } from '../../../live/chain.ts'
import type { Collaborators } from '../../collaborators.ts'
import { checkChain } from './check.ts'
import { sealEntries } from './seal.ts'
import { day, hour } from '../../../domain/durations.ts'

type Needs = Pick<Collaborators, 'store' | 'chance' | 'clock'> & Partial<Pick<Collaborators, 'pace'>>

/** How many lines are walked once more in a second at most, on average: a chain of 240,000 takes a day. */
const linesASecond = 240_000 / (day / 1_000)

/**
 * How long it is enough to look at what was sealed since the last look, in milliseconds: an hour, and longer the longer
 * the chain, so that walking all of it always costs the same, but never longer than a day.
 */
export const wholeEvery = (lines: number): number =>
  Math.min(day, Math.max(hour, Math.round((lines / linesASecond) * 1_000)))

/**
 * Seals what is not sealed, walks what was appended since the last time, the whole chain once an hour to a day,
 * and tells all processes what was found. What is broken is found broken again until it is whole.
 */
export async function keepChain(needs: Needs): Promise<void> {
  const { store, clock } = needs
  const sealed = await sealEntries(needs)
  const { revision, state, wholeAt } = await readChainTold(store.meta)
  const now = clock.now()
  // A clock that was set back must not make us wait for it.
  const isDue = Math.abs(now - wholeAt) >= wholeEvery(state.lines) || state.broken !== null
  if (sealed === 0 && !isDue) return
  const found = await checkChain(needs, isDue ? emptyChain : state)
  await tellChain(store.meta, { state: found, checkedAt: now, wholeAt: isDue ? now : wholeAt }, revision)
}
