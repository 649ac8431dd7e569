import { createHash } from 'node:crypto'
import { taughtBy } from '../../../domain/teaching.ts'
import { type Learned, readLearned, tellLearned } from '../../../live/lessons.ts'
import type { Collaborators } from '../../collaborators.ts'

type Needs = Pick<Collaborators, 'store' | 'clock' | 'lessons' | 'openLearner'> & Partial<Pick<Collaborators, 'pace'>>

/** The newest so many decisions are learned from: tomorrow's spam is like yesterday's. */
const decisionsMost = 5_000
/** How many comments are read together; others are read between. */
const readAtOnce = 50

type Decisions = { id: string; decision: string }[]

/** Names a set of decisions, whatever their order. */
function nameOf(decisions: Decisions): string {
  const hash = createHash('sha256')
  for (const { id, decision } of decisions.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    hash.update(`${id} ${decision}\n`)
  }
  return hash.digest('base64url')
}

async function learnedFrom({ store, clock, openLearner, pace }: Needs, decisions: Decisions): Promise<Learned> {
  const learner = openLearner()
  try {
    for (let from = 0; from < decisions.length; from += readAtOnce) {
      const ids = decisions.slice(from, from + readAtOnce).map(({ id }) => id)
      await pace?.giveWay()
      const comments = await store.comments.byIds(ids)
      await learner.take(comments.flatMap((comment) => taughtBy(comment) ?? []))
    }
    return { isOn: true, of: nameOf(decisions), at: clock.now(), ...(await learner.lessons()) }
  } finally {
    await learner.close()
  }
}

/** How often a lost race is begun anew before it is given up. */
const tries = 3

/**
 * Works the lessons out of the decisions that stand now, and tells them to all processes; what was undone has taught
 * nothing. The same decisions give the same lessons, whoever has worked them out and however often. Learning that was
 * off is on again.
 */
export async function rebuildLessons(needs: Needs): Promise<Learned> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await readLearned(needs.store.meta)
    const learned = await learnedFrom(needs, await needs.store.comments.lastDecided(decisionsMost))
    if (await tellLearned(needs.store.meta, learned, before?.revision ?? 0)) {
      await needs.lessons.look()
      return learned
    }
    if (attempt === tries) throw new Error('Somebody else has told other lessons again and again')
  }
}

/** The same where decisions were made or undone since, and learning is on. False where there was nothing to do. */
export async function keepLearning(needs: Needs): Promise<boolean> {
  const before = await readLearned(needs.store.meta)
  if (before && !before.learned.isOn) return false
  const decisions = await needs.store.comments.lastDecided(decisionsMost)
  const name = nameOf(decisions)
  if (before ? before.learned.of === name : decisions.length === 0) return false
  await rebuildLessons(needs)
  return true
}

/** Nothing more is learned, and nothing that was learned holds, until it is rebuilt. */
export async function stopLearning({ store, clock, lessons }: Omit<Needs, 'openLearner'>): Promise<void> {
  for (;;) {
    const before = await readLearned(store.meta)
    const nothing = { isOn: false, of: '', at: clock.now(), decisions: 0, members: 0, lessons: null }
    if (await tellLearned(store.meta, nothing, before?.revision ?? 0)) return lessons.look()
  }
}
