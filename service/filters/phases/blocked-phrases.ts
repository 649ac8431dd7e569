import type { Phase } from '../judged.ts'
import { evidenceOf } from '../phrases.ts'

/** Words that the office does not want to see unread, in any case, lettering, spacing or disguise, in text and name. */
export const blockedPhrases: Phase = {
  name: 'blocked-phrases',
  find(comment, { policy }) {
    const evidence = evidenceOf(comment, policy.blockedPhrases)
    return evidence.length === 0 ? [] : [{ code: 'blocked-phrase', weight: 'hold', score: 0.6, evidence }]
  },
}
