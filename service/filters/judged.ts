import { settings, type SettingValues } from '../domain/policy.ts'
import type { Order, Signal } from '../domain/verdict.ts'
import { fingerprintOf } from './fingerprint.ts'
import { fold, type Folded } from './folding.ts'
import type { Lessons } from './learner/lessons.ts'
import type { Answer } from '../domain/comment-facts.ts'

/** What is judged of a comment: its words, and what stood in the field that people do not see. */
export type Judged = { name: string; text: string; trap: string }

/** What came in the last 72 hours that reads nearly like it, wherever it came. */
export type Similar = {
  /** near copies before it */
  copies: number
  /** pages that these and it stand on, and offices of those pages */
  pages: number
  offices: number
  /** what a member's decision asks of all of them; `approve` says that they are harmless */
  rule: 'approve' | 'reject' | 'spam' | null
}

/** Whom to hold while a place gets far more than its usual: browsers that nobody knows, or everybody. */
export type Attack = 'newcomers' | 'everybody'

/** What a judge has to know besides: the policy in force, and whose page it is. Neither a store nor a request. */
export type JudgeContext = {
  policy: Pick<SettingValues, 'moderation' | 'holdLinks' | 'blockedPhrases' | 'filterBands'> & {
    /** whoever is not to be named unseen in the present stage of an election; mostly nobody */
    contestants: SettingValues['contestants']
  }
  /** names of the office and of those above it */
  officeNames: string[]
  /** whether nothing of this browser was published yet */
  firstTime: boolean
  /** origins of the site, whose own addresses are harmless */
  ownOrigins: string[]
  /** null: nothing like it, or too short to tell */
  similar: Similar | null
  /** what a member has ordered of who writes; null: nothing */
  heldPerson: Order | null
  /** null: no more than usual */
  attack: Attack | null
  /** what members' decisions have taught on top of the shipped weights; null: nothing yet */
  lessons: Lessons | null
  /** where a judge outside is asked what ours leave open: that it was not yet, or what it said; null: none is asked */
  outside: 'unasked' | Answer | null
}

/** Words alone: nobody's policy, nobody's page, and nothing else has come. Whoever knows more says so. */
export const wordsAlone: JudgeContext = {
  policy: {
    moderation: 'post',
    holdLinks: false,
    blockedPhrases: [],
    filterBands: settings.filterBands.default,
    contestants: [],
  },
  officeNames: [],
  firstTime: false,
  ownOrigins: [],
  similar: null,
  heldPerson: null,
  attack: null,
  lessons: null,
  outside: null,
}

/** A comment as the phases get it: folded once for all of them. */
export type Folding = Judged & {
  folded: { name: Folded; text: Folded }
  /** of the text, null where it is too short: by this its near copies are found */
  fingerprint: string | null
}

/** Folds a comment; whoever looks for its near copies before it is judged does this first. */
export function folding({ name, text, trap }: Judged): Folding {
  const folded = { name: fold(name), text: fold(text) }
  return { name, text, trap, folded, fingerprint: fingerprintOf(folded.text) }
}

/** One step of judging: pure, in linear time, with an opinion and no power. */
export type Phase = { name: string; find(comment: Folding, context: JudgeContext): Signal[] }
