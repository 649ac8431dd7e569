// What a comment's record may hold besides its words and its state. Each has its rules in a file of its own.
import type { Kind, MatterStep } from '../contract/matters.ts'
import type { Mover } from './mover.ts'

/** What an office says above a comment that spreads an error, which stays. */
export type Clarification = {
  text: string
  office: { id: string; name: string }
  at: number
  editedAt: number | null
}

/**
 * What an official answer said until it was corrected: public record. Null: it is not shown, for what it told of a
 * person.
 */
export type Correction = { text: string | null; at: number }

/**
 * To whom a comment was forwarded, who may then answer it as well. Of a body outside only a link is shown: nothing is
 * sent.
 */
export type Forwarding = {
  /** id of an office, or of a body outside */
  to: string
  name: string
  /** of a body outside; null for an office */
  url: string | null
  at: number
  /** what the member adds, for members alone */
  note: string | null
}

export type MatterAct = 'marked' | 'answered' | 'reopened' | 'closed' | 'forwarded' | 'unforwarded'

/**
 * One thing that happened to it. `due`: of passing it on, the midnight until which that was to be done. `owed`: the
 * midnight until which an answer was owed up to then, where one was.
 */
export type MatterEvent = { at: number; act: MatterAct; due?: number; owed?: number }

/**
 * A citizen's matter, followed to its answer: what a comment is by a member's judgement, and which step's time runs.
 */
export type Matter = {
  /** null: it was one, and a member took that back */
  kind: Kind | null
  /**
   * `answer`: an office owes one; `settle`: its author may say that it is not settled; null: no time runs for its kind
   */
  step: MatterStep | null
  /** when the step began, and the midnight that ends it (null for a closed one) */
  since: number
  due: number | null
  /** the midnight until which it is to be forwarded, where it is another office's; null once it was, or is answered */
  forwardBy: number | null
  /** how often its author said that it is not settled */
  reopened: number
  /** the first answer since the step to answer began last */
  answeredAt: number | null
  /** what happened, oldest first, the last 20 */
  trail: MatterEvent[]
  /** grows with every change: whoever changes it names the one that was seen */
  turn: number
}

/** How an appeal was decided. */
export type AppealOutcome = {
  at: number
  /** whether the comment is public again by it */
  granted: boolean
  /** what its author is told */
  reason: string | null
  /** the audit entry's id, which undoes it */
  decision: string
  by: Mover
}

/** Its author's one objection to a decision, for somebody else to decide. */
export type Appeal = {
  /** the sender's own name for it, so that it is never made twice */
  key: string
  /** why, in its author's words; empty once their comment's are */
  text: string
  at: number
  /** the office that decides it */
  office: string
  /** the decision it is against, and the member who made that, who may not decide this; null for an operator */
  against: string
  decidedBy: string | null
  outcome: AppealOutcome | null
}

/** What a judge can say of a comment. */
export type Answer = 'spam' | 'ham'

/** What a judge outside the process has said of a comment, and what it is owed. Times in milliseconds. */
export type Outside = {
  /** when it is asked, or told that it was wrong; null: nothing is owed */
  due: number | null
  /** how often in vain */
  tries: number
  /** what it said; null: nothing yet */
  heard: Answer | null
  /** what it was told instead, last; null: nothing */
  told: Answer | null
}
