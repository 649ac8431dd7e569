import type { Act, Mover } from './comment.ts'

export type AuditAct =
  | Extract<
      Act,
      | 'approve'
      | 'reject'
      | 'spam'
      | 'restore'
      | 'remove'
      | 'answered'
      | 'erased'
      | 'covered'
      | 'clarified'
      | 'unclarified'
    >
  /** what a comment is; the reason is the kind, or null where that was taken back */
  | 'marked'
  | 'pin'
  | 'unpin'
  /** readers' reports of a comment were looked at, and it stays */
  | 'reports-settled'
  | 'forwarded'
  | 'unforwarded'
  /** somebody's comments are looked at first; the subject is the comment it was made from */
  | 'person-held'
  | 'person-hold-ended'
  | 'person-hold-resumed'
  /** what a note says stands on its comment alone */
  | 'note-added'
  | 'note-withdrawn'
  | 'note-returned'
  | 'answer-saved'
  | 'saved-answer-removed'
  | 'policy-saved'
  | 'site-added'
  | 'site-changed'
  | 'site-removed'
  | 'member-added'
  | 'member-invited'
  | 'member-changed'
  | 'member-removed'
  | 'office-added'
  | 'password-changed'
  /** a comment that had passed was read for the blind sample; the reason is `spam` or `fine` */
  | 'sampled'
  /** a decision was taken back; the subject is its id */
  | 'undone'
  /** what a decision really moved, where that came out after it was sealed: its id, then those of comments */
  | 'settled'

/** Who did what and why. A decision is one such entry, and its id is what undoes it. No personal data of readers. */
export type AuditEntry = {
  id: string
  at: number
  by: Mover
  act: AuditAct
  /** every office whose things it touched, for who may read it */
  offices: string[]
  /** ids of comments, sites, members, or names of settings */
  subjects: string[]
  reason: string | null
  /** a decision on a whole campaign: what it decided later names it, but does not stand among `subjects` */
  campaign?: string
  /** what its sender called it */
  key?: string
  /** revision of the offices' policies that were in force for whoever acted; entries of before have none */
  policy?: number
  undone: { at: number; by: string } | null
}
