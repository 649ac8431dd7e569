import type { Language } from '../contract/languages.ts'
import type { PostedView, PublicState, ReceiptView } from '../contract/views.ts'
import type { Comment } from '../domain/comment.ts'
import { isCovered } from '../domain/covering.ts'
import { standingDecision } from '../domain/appealing.ts'
import { matterView, ownView, passedOn } from './comments.ts'
import { authorReasons } from './reasons.ts'
import { iso } from './times.ts'
import type { OfficeName } from '../contract/office-name.ts'
import type { AppealView } from '../contract/appeal-views.ts'

export type PostedShown = {
  comment: Comment
  state: PublicState
  receipt: string
  editToken: string
  editableUntil: number
  reader: string
  masked: number
  usualMinutes: number | null
}

/** The only answer that ever holds the edit token. */
export function postedView(posted: PostedShown): PostedView {
  return {
    comment: ownView(posted.comment, posted.state),
    receipt: posted.receipt,
    editToken: posted.editToken,
    editableUntil: iso(posted.editableUntil),
    reader: posted.reader,
    masked: posted.masked,
    usualMinutes: posted.usualMinutes,
  }
}

export type ReceiptShown = {
  comment: Comment
  /** when it is asked for */
  now: number
  state: PublicState
  answeredAt: number | null
  usualMinutes: number | null
  /** until when its author may appeal; null where they may not */
  appealUntil: number | null
  /** who decides an appeal; null where there is none and none may be made */
  appealOffice: OfficeName | null
}

const said = {
  withdrawn: { id: 'Ditarik oleh penulisnya.', en: 'Withdrawn by its author.' },
  unsaid: { id: 'Petugas tidak menuliskan alasan.', en: 'The officer gave no reason.' },
}

/** Why it stands as it does: the machine's reasons while it waits, the member's own words once decided. */
function reasonsOf({ comment, state, now }: ReceiptShown, language: Language): ReceiptView['reasons'] {
  if (state === 'published') return []
  if (state === 'held') return authorReasons(comment.verdict.reasons, language, now)
  if (comment.withdrawn) return [{ code: 'withdrawn', text: said.withdrawn[language] }]
  // What was undone since is not why it stands so.
  const standing = standingDecision(comment)
  return [{ code: 'decided', text: standing?.reason ?? said.unsaid[language] }]
}

/** Whether its author may appeal, or what became of that; not the appeal's own words. */
function appealView({ comment, appealUntil, appealOffice }: ReceiptShown): { appeal?: AppealView } {
  const { appeal } = comment
  if (appealOffice === null) return {}
  if (appeal === null) {
    return appealUntil === null ? {} : { appeal: { state: 'open', office: appealOffice, until: iso(appealUntil) } }
  }
  const at = iso(appeal.at)
  const { outcome } = appeal
  if (outcome === null) return { appeal: { state: 'waiting', office: appealOffice, at } }
  return {
    appeal: {
      state: outcome.granted ? 'granted' : 'upheld',
      office: appealOffice,
      at,
      decidedAt: iso(outcome.at),
      ...(outcome.reason === null ? {} : { reason: outcome.reason }),
    },
  }
}

/** What became of a comment, without its text or author. */
export function receiptView(receipt: ReceiptShown, language: Language): ReceiptView {
  const matter = matterView(receipt.comment.matter)
  return {
    state: receipt.state,
    reasons: reasonsOf(receipt, language),
    receivedAt: iso(receipt.comment.createdAt),
    usualMinutes: receipt.usualMinutes,
    ...(receipt.comment.decidedAt !== null && receipt.state !== 'held'
      ? { decidedAt: iso(receipt.comment.decidedAt) }
      : {}),
    ...(isCovered(receipt.comment) && { covered: true as const }),
    ...passedOn(receipt.comment.forwarded),
    ...(receipt.answeredAt !== null ? { answeredAt: iso(receipt.answeredAt) } : {}),
    ...(matter && receipt.state === 'published' ? { matter } : {}),
    ...appealView(receipt),
  }
}
