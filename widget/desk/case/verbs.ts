import { limits } from '../../../service/contract/limits.ts'
import type { QueueItem } from '../../../service/contract/views.ts'
import type { RarePanel } from './panels.tsx'

/** What the row of decisions offers; saying what a comment is has a place of its own, and an appeal too. */
export type Verb = Exclude<QueueItem['may'][number], 'mark' | 'appeal'>

/** Verbs that speak of one comment alone. */
const alone: readonly Verb[] = ['pin', 'clarify', 'correct', 'forward', 'cover', 'hold-author']
const rare: readonly Verb[] = ['clarify', 'correct', 'forward', 'cover', 'hold-author'] satisfies RarePanel[]

/** Whether it opens a panel that most visits never see. */
export const isRare = (verb: Verb): verb is RarePanel => rare.includes(verb)

/**
 * Whether a verb can be used on at least one of them. One is pinned; what is left up was seen one by one, never all that
 * match, and so is what one answer serves.
 */
export function can(items: readonly QueueItem[], verb: Verb, all = false): boolean {
  if (alone.includes(verb)) return items.length === 1 && Boolean(items[0]?.may.includes(verb))
  if (verb === 'answer') return !all && answerable(items).length > 0
  return !(all && verb === 'settle') && items.some(({ may }) => may.includes(verb))
}

/** Those that an answer now would be given to: the one, or of several what is public, and no more than one call takes. */
export function answerable(items: readonly QueueItem[]): QueueItem[] {
  const able = items.filter(({ may }) => may.includes('answer'))
  if (items.length < 2) return able
  const shown = able.filter(({ state }) => state === 'published')
  return shown.length > limits.answersAtOnce ? [] : shown
}

/** What the first place does: it lets a comment stand. Where that is up already, it leaves it up. */
export const firstVerb = (items: readonly QueueItem[]): 'approve' | 'settle' =>
  can(items, 'settle') && !can(items, 'approve') ? 'settle' : 'approve'
