import type { AuditEntry } from '../domain/audit.ts'
import type { Campaign } from '../domain/campaign.ts'
import type { Seal } from '../domain/chain.ts'
import type { Comment } from '../domain/comment.ts'
import type { Reaction, Report, Support } from '../domain/engagement.ts'
import type { FollowUp } from '../domain/follow-ups.ts'
import type { Member } from '../domain/member.ts'
import type { Note } from '../domain/notes.ts'
import type { Office, Site } from '../domain/offices.ts'
import type { Page } from '../domain/page.ts'
import type { Erasure, Person, PersonKey } from '../domain/person.ts'
import type { SavedAnswer } from '../domain/saved-answers.ts'
import type { PersonHold } from '../domain/person-holds.ts'
import type { DumpRecord, Told } from './meta.ts'
import type { Thanks } from './thanks.ts'

/** What each kind of line in a backup stands for. */
export type Dumped = {
  comment: Comment
  campaign: Campaign
  page: Page
  support: Support
  reaction: Reaction
  report: Report
  note: Note
  thanks: Thanks
  'saved-answer': SavedAnswer
  'follow-up': FollowUp
  'person-hold': PersonHold
  person: Person
  'person-key': PersonKey
  erasure: Erasure
  office: Office
  site: Site
  member: Member
  audit: AuditEntry
  seal: Seal
  meta: { name: string; value: string }
  told: Told & { name: string }
}

/** A line of a backup, its bytes still bytes. */
export type Line = { [Kind in DumpRecord['kind']]: { kind: Kind; record: Dumped[Kind] } }[DumpRecord['kind']]

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const bytes = (text: unknown): Uint8Array => new Uint8Array(Buffer.from(String(text), 'base64'))

/** The line as it stands in the file: the record whole, bytes as base64. */
export function toDump(line: Line): DumpRecord {
  if (line.kind === 'person' || line.kind === 'member') {
    return { kind: line.kind, record: { ...line.record, sealed: base64(line.record.sealed) } }
  }
  if (line.kind === 'person-key') {
    return { kind: line.kind, record: { ...line.record, wrapped: base64(line.record.wrapped) } }
  }
  return line
}

const uncounted = { replyCount: 0, answered: false, supports: 0, reports: 0 }

/**
 * The line read back. A comment's and a page's figures are not taken over: they are counted anew. A page keeps its
 * revision, since a reader who was told a higher one must never be told a lower, and forgets its changes.
 */
export function fromDump({ kind, record }: DumpRecord): Line {
  const fields = record as Record<string, unknown>
  if (kind === 'person' || kind === 'member')
    return { kind, record: { ...fields, sealed: bytes(fields['sealed']) } } as Line
  if (kind === 'person-key') return { kind, record: { ...fields, wrapped: bytes(fields['wrapped']) } } as Line
  if (kind === 'comment') {
    // Older backups know nothing of copies, of a judge outside, of reports, of matters, of clarifications, of
    // corrections, or of appeals.
    const unknown = {
      fingerprint: null,
      campaign: null,
      outside: null,
      reportsSettledUntil: null,
      clarification: null,
      corrections: null,
      forwarded: null,
      appeal: null,
      matter: null,
      answeredIn: null,
    }
    return { kind, record: { ...unknown, ...fields, ...uncounted } } as unknown as Line
  }
  if (kind === 'page') {
    // Backups of the first version know of no pinned comment.
    const pinned = fields['pinned'] ?? null
    return { kind, record: { ...fields, pinned, comments: 0, reactions: {}, changes: [] } } as unknown as Line
  }
  return { kind, record } as Line
}
