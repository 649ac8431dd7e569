import { firstIdAt } from '../domain/ids.ts'
import { openSimilar, type Similar } from '../domain/similar.ts'
import type { Clock } from '../domain/world.ts'
import type { Answered, CommentStore } from '../store/store.ts'

/** How many answered questions are kept at most, how many more before the oldest are left out, and for how long. */
const newest = 5_000
const surplus = 500
const hour = 3_600_000
/** What others stored may become visible a little later than its id says; milliseconds. */
const lateMost = 5_000

export type AnsweredBefore = {
  /** Ids of answers to questions most like this one, of these offices; what they say now is for the store to tell. */
  like(text: string, asked: { offices: ReadonlySet<string>; most: number }): Promise<string[]>
}

/**
 * What offices have answered, by the words of the questions. Filled when it is first asked, then with what is new each
 * time; made anew once an hour, so that words which are gone from the store are soon gone here. Nothing of it is shown:
 * it only finds.
 */
export function openAnswered(store: Pick<CommentStore, 'answered'>, clock: Clock): AnsweredBefore {
  let known = new Map<string, Answered>()
  let index: Similar = openSimilar()
  let madeAt = -Infinity
  let lookedAt = 0
  let looking: Promise<void> | null = null

  function take(found: Answered[]): void {
    // Oldest first, as they came.
    for (const one of found.toReversed()) {
      if (known.has(one.id)) continue
      known.set(one.id, one)
      index.add(one.id, one.words)
    }
  }

  async function look(): Promise<void> {
    const now = clock.now()
    if (now - madeAt >= hour || known.size > newest + surplus) {
      const found = await store.answered({ after: '', limit: newest })
      known = new Map()
      index = openSimilar()
      madeAt = now
      take(found)
    } else take(await store.answered({ after: firstIdAt(lookedAt - lateMost), limit: newest }))
    lookedAt = now
  }

  return {
    async like(text, { offices, most }) {
      await (looking ??= look().finally(() => (looking = null)))
      return index.find(text, most, (id) => offices.has(known.get(id)?.office ?? ''))
    },
  }
}
