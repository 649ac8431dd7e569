import type { Language } from '../contract/languages.ts'
import type { DueView, QueueMatter } from '../contract/matters.ts'
import type {
  AuthorRecord,
  CoverView,
  CampaignName,
  HistoryView,
  NoteView,
  QueueItem,
  QueueItemAlone,
  ReportedView,
} from '../contract/views.ts'
import type { Comment, HistoryEntry } from '../domain/comment.ts'
import type { Covering } from '../domain/covering.ts'
import { latenessOf } from '../domain/clocks.ts'
import { isSettled, type Report } from '../domain/engagement.ts'
import { isDecision } from '../domain/moving.ts'
import type { Note } from '../domain/notes.ts'
import { suggestedKind } from '../domain/kinds.ts'
import type { Zone } from '../domain/zones.ts'
import { authorView, clarified, corrected, passedOn } from './comments.ts'
import { reasonView } from './reasons.ts'
import { iso } from './times.ts'
import type { Matter } from '../domain/comment-facts.ts'
import type { OfficeName } from '../contract/office-name.ts'
import type { QueueAppeal } from '../contract/appeal-views.ts'

/** A queue's entry with all that a member needs to decide it. */
export type QueueEntry = {
  comment: Comment
  page: { url: string; title: string }
  office: OfficeName
  /** in whose name this member answers it */
  answersAs: OfficeName
  /** whether it is another office's, and here to be answered alone */
  isGuest: boolean
  parent: Comment | null
  may: QueueItem['may']
  pinned: boolean
  campaign: CampaignName | null
  /** working days over those that its office has; 0 where it is not late */
  late: number
  /** whose clocks its office works by, and the moment that lateness is told for */
  zone: Zone
  now: number
  /** id of the member who looks; null for the operator */
  reader: string | null
  /** where its appeal is decided; null where there is none */
  appealOffice: OfficeName | null
  /** names of members, by id */
  members: Map<string, string>
}

const movers = {
  author: { id: 'penulis', en: 'author' },
  operator: { id: 'pengelola', en: 'operator' },
  machine: { id: 'saringan', en: 'filter' },
  gone: { id: 'petugas', en: 'officer' },
}

function historyView(entry: HistoryEntry, members: Map<string, string>, language: Language): HistoryView {
  const by =
    entry.by.kind === 'member'
      ? (members.get(entry.by.member) ?? movers.gone[language])
      : movers[entry.by.kind][language]
  return { at: iso(entry.at), by, act: entry.act, from: entry.from, to: entry.to, reason: entry.reason }
}

function dueView(at: number | null, { zone, now }: QueueEntry): DueView | null {
  if (at === null) return null
  const { isLate, days } = latenessOf(at, now, { zone })
  return { at: iso(at), late: isLate, days }
}

/** A comment's kind and clock; nothing where nobody has said what it is, or that was taken back. */
function matterOf(entry: QueueEntry): QueueMatter | null {
  const { matter } = entry.comment
  if (matter === null || matter.kind === null) return null
  const { kind, step, since, due, forwardBy, reopened, answeredAt, trail } = matter
  return {
    kind,
    step,
    since: iso(since),
    due: dueView(due, entry),
    forward: dueView(forwardBy, entry),
    reopened,
    answeredAt: answeredAt === null ? null : iso(answeredAt),
    ...passing(matter),
    trail: trail.map(({ at, act }) => ({ at: iso(at), act })),
  }
}

/** When it was passed on, and whether that was late; nothing where it was not, or was taken back. */
function passing({ trail }: Matter): Pick<QueueMatter, 'passedOn'> {
  const last = trail.findLast(({ act }) => act === 'forwarded' || act === 'unforwarded')
  if (last?.act !== 'forwarded') return {}
  return { passedOn: { at: iso(last.at), late: last.due !== undefined && last.at >= last.due } }
}

/** What its author says against which decision, and what came of that. */
function appealOf(
  { comment, appealOffice, reader, members }: QueueEntry,
  language: Language,
): { appeal?: QueueAppeal } {
  const { appeal, history } = comment
  if (appeal === null || appealOffice === null) return {}
  const line = history.findLast((entry) => entry.decision === appeal.against && isDecision(entry))
  const against = line && historyView(line, members, language)
  const { outcome } = appeal
  const by = outcome?.by.kind === 'member' ? members.get(outcome.by.member) : undefined
  return {
    appeal: {
      text: appeal.text,
      at: iso(appeal.at),
      office: appealOffice,
      against: against ? { act: against.act, by: against.by, at: against.at, reason: against.reason } : null,
      ...(appeal.decidedBy !== null && appeal.decidedBy === reader && { own: true as const }),
      outcome: outcome && {
        granted: outcome.granted,
        by: by ?? movers.gone[language],
        at: iso(outcome.at),
        reason: outcome.reason,
      },
    },
  }
}

/** Only what a member needs to decide: the email address, reports and notes are for an opened item alone. */
export function queueItem(entry: QueueEntry, language: Language): QueueItem {
  const { comment } = entry
  const author = authorView(comment.author)
  const shown = { name: author?.name ?? '', text: comment.text }
  return {
    id: comment.id,
    parent: comment.parent,
    author,
    text: comment.text,
    createdAt: iso(comment.createdAt),
    editedAt: comment.editedAt === null ? null : iso(comment.editedAt),
    supports: comment.supports,
    replyCount: comment.replyCount,
    replies: [],
    state: comment.state,
    page: entry.page,
    site: comment.site,
    office: entry.office,
    ...(entry.answersAs.id !== entry.office.id && { answersAs: entry.answersAs }),
    ...(entry.isGuest && { guest: true as const }),
    verdict: {
      score: comment.verdict.score,
      reasons: comment.verdict.reasons.map((reason) => reasonView(reason, language, shown)),
    },
    reports: comment.reports,
    history: comment.history.map((line) => historyView(line, entry.members, language)),
    version: comment.version,
    may: entry.may,
    pinned: entry.pinned,
    ...appealOf(entry, language),
    inReplyTo: entry.parent && { name: entry.parent.author.name, text: entry.parent.text },
    ...clarified(comment.clarification),
    ...corrected(comment.corrections),
    ...passedOn(comment.forwarded),
    ...(comment.forwarded?.note && { forwardNote: comment.forwarded.note }),
    receipt: comment.receipt,
    campaign: entry.campaign,
    ...(entry.late > 0 && { late: entry.late }),
    matter: matterOf(entry),
    suggestion: comment.matter === null && comment.author.kind === 'reader' ? suggestedKind(comment.text) : null,
    ...(comment.answeredIn === null ? {} : { answeredIn: comment.answeredIn }),
  }
}

/** What was reported, never by whom: a browser's name or a hash is no one's to read. */
const reportedView = (report: Report, comment: Comment): ReportedView => {
  const { at, reason, note } = report
  return { at: iso(at), reason, note, settled: isSettled(report, comment) }
}

/** A note with its author's name, and whether whoever reads it wrote it. */
export type NoteShown = { note: Note; by: string | null; own: boolean }

/** A note whose author has left is an officer’s. */
export function noteView({ note, by, own }: NoteShown, language: Language): NoteView {
  return { id: note.id, by: by ?? movers.gone[language], text: note.text, at: iso(note.at), own }
}

/** A cover with the name of who put it on, and whether that is whoever reads it. */
export type CoverShown = { covering: Covering; by: string | null; own: boolean }

const coverView = ({ covering, by, own }: CoverShown, language: Language): CoverView => ({
  by: by ?? movers.gone[language],
  at: iso(covering.at),
  until: iso(covering.until),
  undo: own ? covering.id : null,
})

/** All of an entry that only an opened item shows. */
export type OpenedEntry = QueueEntry & {
  email: string | null
  record: AuthorRecord
  reported: Report[]
  notes: NoteShown[]
  covers: CoverShown[]
}

/** One item alone: its reports, its author's masked address and record are shown for nothing but an opened item. */
export function queueItemAlone(entry: OpenedEntry, language: Language): QueueItemAlone {
  return {
    ...queueItem(entry, language),
    email: entry.email,
    record: entry.record,
    reported: entry.reported.map((report) => reportedView(report, entry.comment)),
    notes: entry.notes.map((one) => noteView(one, language)),
    covers: entry.covers.map((one) => coverView(one, language)),
  }
}
