/** Questions and complaints, followed to their answers. Times are ISO 8601 UTC with milliseconds. */

/** What a published comment is, by a member's judgement. */
export type Kind = 'question' | 'aspiration' | 'complaint' | 'thanks'
/** What a matter waits for: an answer; its author's word that it is not settled; nothing more. */
export type MatterStep = 'answer' | 'settle' | 'closed'
/** How far a question or complaint is, as everybody sees it. */
export type MatterView = {
  kind: Kind
  step: MatterStep
  /** of `settle`: until when its author may say that it is not settled */
  until?: string
  /** how often its author has said so */
  reopened: number
}

/** How a step stands, in working days of its office: so many over its time, or left. */
export type DueView = { at: string; late: boolean; days: number }
/** A comment's kind and clock, as members see them. */
export type QueueMatter = {
  kind: Kind
  step: MatterStep | null
  since: string
  due: DueView | null
  /** until when it is to be forwarded, where it is another office's */
  forward: DueView | null
  reopened: number
  answeredAt: string | null
  /** when it was passed on, which meets that step; late where its time was over */
  passedOn?: { at: string; late: boolean }
  /** what happened to it, oldest first */
  trail: { at: string; act: string }[]
}
