import type { State } from '../../contract/views.ts'
import { appealLiesAt } from '../../domain/appeals.ts'
import type { Author, Comment, HistoryEntry, Standing } from '../../domain/comment.ts'
import { forwardedTo } from '../../domain/forwarding.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { heldSince } from '../../domain/waiting.ts'
import { searchable } from '../searching.ts'
import type { ThreadComment } from '../comments.ts'
import type { Value } from './database.ts'
import type { Appeal, Clarification, Correction, Forwarding, Matter, Outside } from '../../domain/comment-facts.ts'

/**
 * A comment's columns as a thread reads them; it never meets the JSON of history and verdict. Comments are read as
 * arrays: the driver's objects have no shape that the engine could learn, and took half the time of a thread's read.
 */
export type ThreadRow = [
  id: string,
  site: string,
  page: string,
  root: string | null,
  parent: string | null,
  name: string,
  avatar: string,
  person: string | null,
  reader: string | null,
  speaksFor: string | null,
  member: string | null,
  text: string,
  createdAt: number,
  editedAt: number | null,
  state: State,
  supports: number,
  replyCount: number,
  clarification: string | null,
  matter: string | null,
  answeredIn: number | null,
  forwarded: string | null,
  corrections: string | null,
]

/** What only a whole comment has, before the columns of the thread. */
export type CommentRow = [
  office: string,
  key: string | null,
  content: string | null,
  receipt: string | null,
  reports: number,
  reportsSettledUntil: number | null,
  answered: number,
  confirmed: number,
  before: string | null,
  decision: string | null,
  decidedAt: number | null,
  withdrawn: number,
  version: number,
  verdict: string,
  fingerprint: string | null,
  campaign: string | null,
  outside: string | null,
  appeal: string | null,
  history: string,
  ...thread: ThreadRow,
]

/** With the table's name before each, for `json_each` has columns of the same names. */
const columns = (names: string): string => names.replaceAll(/\w+/g, 'comments.$&')

export const threadColumns = columns(
  'id, site, page, root, parent, name, avatar, person, reader, speaksFor, member, text, ' +
    'createdAt, editedAt, state, supports, replyCount, clarification, matter, answeredIn, forwarded, corrections',
)

export const commentColumns =
  columns(
    'office, key, content, receipt, reports, reportsSettledUntil, answered, confirmed, before, decision, decidedAt, ' +
      'withdrawn, version, verdict, fingerprint, campaign, outside, appeal, history, ',
  ) + threadColumns

export function threadComment(row: ThreadRow): ThreadComment {
  const [id, site, page, root, parent, name, avatar, person, reader, speaksFor, member, ...rest] = row
  const [text, createdAt, editedAt, state, supports, replyCount, said, matter, answeredIn, passedOn, ...others] = rest
  const clarification = said === null ? null : (JSON.parse(said) as Clarification)
  const forwarded = passedOn === null ? null : (JSON.parse(passedOn) as Forwarding)
  const [before] = others
  const corrections = before === null ? null : (JSON.parse(before) as Correction[])
  const author: Author =
    speaksFor === null
      ? { kind: 'reader', name, person, reader, avatar }
      : { kind: 'office', office: speaksFor, name, member: member ?? '', avatar }
  const followed = { matter: matter === null ? null : (JSON.parse(matter) as Matter), answeredIn }
  const written = { id, site, page, root, parent, author, text, createdAt, editedAt }
  return { ...written, state, supports, replyCount, clarification, corrections, forwarded, ...followed }
}

export function comment(row: CommentRow): Comment {
  const [office, key, content, receipt, reports, reportsSettledUntil, answered, confirmed, ...rest] = row
  const [before, decision, decidedAt, withdrawn, version, verdict, fingerprint, campaign, outside, ...others] = rest
  const [appeal, history, ...thread] = others
  return {
    ...threadComment(thread),
    office,
    key,
    content,
    receipt,
    confirmed: confirmed === 1,
    before: before === null ? null : (JSON.parse(before) as Standing),
    decision,
    decidedAt,
    withdrawn: withdrawn === 1,
    verdict: JSON.parse(verdict) as Verdict,
    fingerprint,
    campaign,
    outside: outside === null ? null : (JSON.parse(outside) as Outside),
    appeal: appeal === null ? null : (JSON.parse(appeal) as Appeal),
    reports,
    reportsSettledUntil,
    answered: answered === 1,
    version,
    history: JSON.parse(history) as HistoryEntry[],
  }
}

/** What may change in a comment's life, in the order of `changeableValues`. */
export const changeableColumns = (
  'name avatar person reader speaksFor member text search editedAt content state confirmed ' +
  'before decision decidedAt withdrawn version verdict fingerprint campaign outside clarification corrections forwarded forwardedTo ' +
  'appeal appealLiesAt history heldSince'
).split(' ')

export function changeableValues(one: Comment): Value[] {
  const { author, before } = one
  return [
    author.name,
    author.avatar,
    author.kind === 'reader' ? author.person : null,
    author.kind === 'reader' ? author.reader : null,
    author.kind === 'office' ? author.office : null,
    author.kind === 'office' ? author.member : null,
    one.text,
    searchable(one),
    one.editedAt,
    one.content,
    one.state,
    Number(one.confirmed),
    before === null ? null : JSON.stringify(before),
    one.decision,
    one.decidedAt,
    Number(one.withdrawn),
    one.version,
    JSON.stringify(one.verdict),
    one.fingerprint,
    one.campaign,
    one.outside === null ? null : JSON.stringify(one.outside),
    one.clarification === null ? null : JSON.stringify(one.clarification),
    one.corrections === null ? null : JSON.stringify(one.corrections),
    one.forwarded === null ? null : JSON.stringify(one.forwarded),
    forwardedTo(one),
    one.appeal === null ? null : JSON.stringify(one.appeal),
    appealLiesAt(one),
    JSON.stringify(one.history),
    heldSince(one),
  ]
}

/** What stays as it was when the comment was made, or is counted elsewhere, in the order of `fixedValues`. */
export const fixedColumns = (
  'id site office page root parent key receipt createdAt supports reports reportsSettledUntil replyCount answered ' +
  'matter answeredIn'
).split(' ')

export function fixedValues(one: Comment): Value[] {
  const { id, site, office, page, root, parent, key, receipt, createdAt, supports, reports, replyCount } = one
  const figures = [supports, reports, one.reportsSettledUntil, replyCount, Number(one.answered)]
  const followed = [one.matter === null ? null : JSON.stringify(one.matter), one.answeredIn]
  return [id, site, office, page, root, parent, key, receipt, createdAt, ...figures, ...followed]
}
