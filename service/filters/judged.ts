import type { SettingValues } from '../domain/policy.ts'
import type { Signal } from '../domain/verdict.ts'
import type { Folded } from './folding.ts'

/** What is judged of a comment: its words, and what stood in the field that people do not see. */
export type Judged = { name: string; text: string; trap: string }

/** What a judge has to know besides: the policy in force, and whose page it is. Neither a store nor a request. */
export type JudgeContext = {
  policy: Pick<SettingValues, 'moderation' | 'holdLinks' | 'blockedPhrases'>
  /** names of the office and of those above it */
  officeNames: string[]
  /** whether nothing of this browser was published yet */
  firstTime: boolean
  /** origins of the site, whose own addresses are harmless */
  ownOrigins: string[]
}

/** A comment as the phases get it: folded once for all of them. */
export type Folding = Judged & { folded: { name: Folded; text: Folded } }

/** One step of judging: pure, in linear time, with an opinion and no power. */
export type Phase = { name: string; find(comment: Folding, context: JudgeContext): Signal[] }
