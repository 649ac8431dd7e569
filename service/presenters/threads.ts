import type { ClosedReason, PageView, RulesView, ThreadChangesView, ThreadView } from '../contract/views.ts'
import type { Office } from '../domain/offices.ts'
import type { ClosedCode } from '../domain/opening.ts'
import type { Page } from '../domain/page.ts'
import type { Policy } from '../domain/policy.ts'
import type { Statement } from '../domain/statement.ts'
import { commentView, type Shown } from './comments.ts'
import { iso } from './times.ts'
import type { OfficeName } from '../contract/office-name.ts'

export type OpeningShown =
  | { open: true }
  | { open: false; code: ClosedCode; reason: string | null; until: number | null; since?: number }

/** What an office says above the comments, and which office that is. */
export type StatementShown = Statement & { office: OfficeName }

/** The comment pinned to a page, and its oldest replies. */
export type Pinned = { comment: Shown; replies: Shown[] }

/** What stands around a thread's comments. A page nobody commented yet has no record. */
export type Frame = {
  page: Page | null
  url: string
  policy: Policy
  office: Office
  opening: OpeningShown
  statement: StatementShown | null
  resting: boolean
  pinned: Pinned | null
}

export type ThreadShown = Frame & { comments: Shown[]; replies: Map<string, Shown[]>; next: string | null }

const closedWords: Record<ClosedCode, string> = {
  closed: 'Komentar ditutup.',
  'quiet-period': 'Masa tenang.',
  stage: 'Komentar ditutup.',
  switch: 'Komentar ditutup.',
}

/**
 * One text for all readers, so that the answer is the same bytes for everyone; the widget has its own words by code.
 */
function closedReason(opening: OpeningShown): ClosedReason | null {
  if (opening.open) return null
  const { code, reason, until, since } = opening
  return {
    code,
    text: reason ?? closedWords[code],
    ...(until === null ? {} : { until: iso(until) }),
    ...(since === undefined ? {} : { since: iso(since) }),
  }
}

function pageView({ page, url, opening }: Frame): PageView {
  return {
    url: page?.url ?? url,
    title: page?.title ?? '',
    comments: page?.comments ?? 0,
    open: opening.open,
    closedReason: closedReason(opening),
  }
}

/** What an office's policy means for whoever writes. */
export function rulesView({ policy, office, resting }: Pick<Frame, 'policy' | 'office' | 'resting'>): RulesView {
  return {
    moderation: policy.moderation.value,
    maxLength: policy.maxLength.value,
    editMinutes: policy.editMinutes.value,
    emailRequired: policy.emailRequired.value,
    engagement: policy.engagement.value,
    ...(resting ? { resting } : {}),
    office: { id: office.id, name: office.name },
    reactions: policy.reactions.value,
  }
}

/** How many readers chose each word, in the office's order: only words it offers still, and that somebody chose. */
export function offeredReactions(policy: Policy, counts: Record<string, number>): Record<string, number> {
  if (policy.engagement.value === 'off') return {}
  const chosen = policy.reactions.value.map((word) => [word, Object.hasOwn(counts, word) ? counts[word] : 0] as const)
  return Object.fromEntries(chosen.filter((entry): entry is [string, number] => (entry[1] ?? 0) > 0))
}

/** Times as all others cross the wire, however somebody wrote them. */
function statementView({ statement }: Frame): Pick<ThreadView, 'statement'> {
  if (statement === null) return {}
  const { text, source, at, until, office } = statement
  return { statement: { text, source, at: iso(Date.parse(at)), until: iso(Date.parse(until)), office } }
}

const frameView = (frame: Frame) => ({
  page: pageView(frame),
  rules: rulesView(frame),
  reactions: offeredReactions(frame.policy, frame.page?.reactions ?? {}),
  pinned: frame.pinned && commentView(frame.pinned.comment, frame.pinned.replies),
  ...statementView(frame),
  revision: frame.page?.revision ?? 0,
})

/** A page of a thread; the same for everybody, so that its bytes can be kept. */
export function threadView(thread: ThreadShown): ThreadView {
  return {
    ...frameView(thread),
    comments: thread.comments.map((comment) => commentView(comment, thread.replies.get(comment.id))),
    next: thread.next,
  }
}

/** What changed since a revision, flat. */
export function changesView(changes: Frame & { comments: Shown[] }): ThreadChangesView {
  return { ...frameView(changes), comments: changes.comments.map((comment) => commentView(comment)), partial: true }
}
