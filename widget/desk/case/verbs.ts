import type { QueueItem } from '../../../service/contract/views.ts'
import type { RarePanel } from './panels.tsx'

/** What the row of decisions offers; saying what a comment is has a place of its own. */
export type Verb = Exclude<QueueItem['may'][number], 'mark'>

/** Verbs that speak of one comment alone. */
const alone: readonly Verb[] = ['answer', 'pin', 'clarify', 'correct', 'forward', 'cover', 'hold-author']
const rare: readonly Verb[] = ['clarify', 'correct', 'forward', 'cover', 'hold-author'] satisfies RarePanel[]

/** Whether it opens a panel that most visits never see. */
export const isRare = (verb: Verb): verb is RarePanel => rare.includes(verb)

/**
 * Whether a verb can be used on at least one of them. An answer speaks to one comment alone, and one is pinned; what is
 * left up was seen one by one, never all that match.
 */
export function can(items: readonly QueueItem[], verb: Verb, all = false): boolean {
  if (alone.includes(verb)) return items.length === 1 && Boolean(items[0]?.may.includes(verb))
  return !(all && verb === 'settle') && items.some(({ may }) => may.includes(verb))
}

/** What the first place does: it lets a comment stand. Where that is up already, it leaves it up. */
export const firstVerb = (items: readonly QueueItem[]): 'approve' | 'settle' =>
  can(items, 'settle') && !can(items, 'approve') ? 'settle' : 'approve'
