import { firstIdAt } from '../domain/ids.ts'
import { openSimilar, type Similar } from '../domain/similar.ts'
import type { Clock } from '../domain/world.ts'
import type { Answered, CommentStore } from '../store/comments.ts'
import { hour } from '../domain/durations.ts'

/** How many answered questions are kept at most, how many more before the oldest are left out, and for how long. */
const newest = 5_000
const surplus = 500
/** What others stored may become visible a little later than its id says; milliseconds. */
const lateMost = 5_000
/** Questions that are taken in before whoever waits has a turn: some milliseconds' work, and longer of the longest. */
const atOnce = 50

export type AnsweredBefore = {
  /** Ids of answers to questions most like this one, of these offices; what they say now is for the store to tell. */
  like(text: string, asked: { offices: ReadonlySet<string>; most: number }): Promise<string[]>
}

type Index = { known: Map<string, Answered>; similar: Similar; madeAt: number; lookedAt: number }

/**
 * What offices have answered, by the words of the questions. Filled when it is first asked, then with what is new each
 * time; made anew once an hour, so that words which are gone from the store are soon gone here. Nothing of it is shown:
 * it only finds. `turn` lets whatever else waits go first.
 */
export function openAnswered(
  store: Pick<CommentStore, 'answered'>,
  clock: Clock,
  turn: () => Promise<void>,
): AnsweredBefore {
  let index: Index | null = null
  let looking: Promise<Index> | null = null
  let renewing: Promise<void> | null = null

  async function take({ known, similar }: Index, found: Answered[]): Promise<void> {
    // Oldest first, as they came.
    const fresh = found.toReversed().filter(({ id }) => !known.has(id))
    for (const [at, one] of fresh.entries()) {
      if (at > 0 && at % atOnce === 0) await turn()
      known.set(one.id, one)
      similar.add(one.id, one.words)
    }
  }

  async function make(): Promise<Index> {
    const now = clock.now()
    const made: Index = { known: new Map(), similar: openSimilar(), madeAt: now, lookedAt: now }
    await take(made, await store.answered({ after: '', limit: newest }))
    return made
  }

  /**
   * Makes it anew beside the present one, which serves until then; where that cannot be done, the next one asks again.
   */
  async function renew(): Promise<void> {
    try {
      index = await make()
    } catch {
      // The store is away, as whoever looks for what is new is told.
    } finally {
      renewing = null
    }
  }

  async function look(): Promise<Index> {
    if (index === null) return (index = await make())
    const present = index
    const now = clock.now()
    await take(present, await store.answered({ after: firstIdAt(present.lookedAt - lateMost), limit: newest }))
    present.lookedAt = now
    if (now - present.madeAt >= hour || present.known.size > newest + surplus) renewing ??= renew()
    return present
  }

  return {
    async like(text, { offices, most }) {
      const { similar, known } = await (looking ??= look().finally(() => (looking = null)))
      return similar.find(text, most, (id) => offices.has(known.get(id)?.office ?? ''))
    },
  }
}
