import type { State } from '../../contract/views.ts'
import type { Author, Comment, HistoryEntry, Standing } from '../../domain/comment.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { searchable } from '../searching.ts'
import type { ThreadComment } from '../store.ts'
import type { Value } from './database.ts'

/** A comment's columns as a thread reads them; it never meets the JSON of history and verdict. */
export type ThreadRow = {
  id: string
  site: string
  page: string
  root: string | null
  parent: string | null
  name: string
  avatar: string
  person: string | null
  reader: string | null
  speaksFor: string | null
  member: string | null
  text: string
  createdAt: number
  editedAt: number | null
  state: State
  supports: number
  replyCount: number
}

export type CommentRow = ThreadRow & {
  office: string
  key: string | null
  content: string | null
  receipt: string | null
  reports: number
  confirmed: number
  before: string | null
  decision: string | null
  decidedAt: number | null
  withdrawn: number
  version: number
  verdict: string
  history: string
}

export const threadColumns =
  'id, site, page, root, parent, name, avatar, person, reader, speaksFor, member, text, createdAt, editedAt, state, supports, replyCount'

export const commentColumns = `${threadColumns}, office, key, content, receipt, reports, confirmed, before, decision, decidedAt, withdrawn, version, verdict, history`

function authorOf(row: ThreadRow): Author {
  const { name, avatar, person, reader, speaksFor, member } = row
  if (speaksFor === null) return { kind: 'reader', name, person, reader, avatar }
  return { kind: 'office', office: speaksFor, name, member: member ?? '', avatar }
}

export function threadComment(row: ThreadRow): ThreadComment {
  return {
    id: row.id,
    site: row.site,
    page: row.page,
    root: row.root,
    parent: row.parent,
    author: authorOf(row),
    text: row.text,
    createdAt: row.createdAt,
    editedAt: row.editedAt,
    state: row.state,
    supports: row.supports,
    replyCount: row.replyCount,
  }
}

export function comment(row: CommentRow): Comment {
  return {
    ...threadComment(row),
    office: row.office,
    key: row.key,
    content: row.content,
    receipt: row.receipt,
    confirmed: row.confirmed === 1,
    before: row.before === null ? null : (JSON.parse(row.before) as Standing),
    decision: row.decision,
    decidedAt: row.decidedAt,
    withdrawn: row.withdrawn === 1,
    verdict: JSON.parse(row.verdict) as Verdict,
    reports: row.reports,
    version: row.version,
    history: JSON.parse(row.history) as HistoryEntry[],
  }
}

/** What may change in a comment's life, by column. */
export function changeable(one: Comment): Record<string, Value> {
  const { author } = one
  const byOffice = author.kind === 'office'
  return {
    name: author.name,
    avatar: author.avatar,
    person: byOffice ? null : author.person,
    reader: byOffice ? null : author.reader,
    speaksFor: byOffice ? author.office : null,
    member: byOffice ? author.member : null,
    text: one.text,
    editedAt: one.editedAt,
    state: one.state,
    confirmed: Number(one.confirmed),
    withdrawn: Number(one.withdrawn),
    before: one.before === null ? null : JSON.stringify(one.before),
    decision: one.decision,
    decidedAt: one.decidedAt,
    content: one.content,
    version: one.version,
    verdict: JSON.stringify(one.verdict),
    history: JSON.stringify(one.history),
    search: searchable(one),
  }
}

/** Every column of a new comment but what its page's publication is owed. */
export function columnsOf(one: Comment): Record<string, Value> {
  const { id, site, office, page, root, parent, createdAt, supports, reports, replyCount, key, receipt } = one
  return {
    id,
    site,
    office,
    page,
    root,
    parent,
    createdAt,
    supports,
    reports,
    replyCount,
    key,
    receipt,
    ...changeable(one),
  }
}
