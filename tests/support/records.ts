// Records as the service would make them, with ids that sort by the order in which they were made.
import type { State } from '../../service/contract/views.ts'
import type { Change, Comment, HistoryEntry } from '../../service/domain/comment.ts'
import type { Report } from '../../service/domain/engagement.ts'
import type { FollowUp } from '../../service/domain/follow-ups.ts'
import type { Member } from '../../service/domain/member.ts'
import type { NewPage } from '../../service/domain/page.ts'
import type { Person } from '../../service/domain/person.ts'
import type { PersonHold } from '../../service/domain/person-holds.ts'
import type { Newcomer } from '../../service/store/comments.ts'

let made = 0
const next = (): string => String(++made).padStart(12, '0')

/** When every record says that it was made, unless it is told otherwise. */
export const madeAt = 1_790_000_000_000

export function aPage(over: Partial<NewPage> = {}): NewPage {
  const site = over.site ?? 'kpu-sukoharjo'
  const id = `${site}:${next()}`
  return { id, site, key: `page:${id}`, url: `https://kpu.example/${id}`, title: 'Jadwal', createdAt: madeAt, ...over }
}

/** A top-level comment of the page, published unless it is told otherwise. */
export function aComment(page: NewPage, over: Partial<Comment> = {}): Comment {
  const id = `${next()}-skh`
  const state = over.state ?? 'published'
  const posted: HistoryEntry = {
    at: madeAt,
    by: { kind: 'author' },
    act: 'posted',
    from: null,
    to: state,
    reason: null,
    decision: null,
  }
  return {
    id,
    site: page.site,
    office: 'kpu-sukoharjo',
    page: page.id,
    root: null,
    parent: null,
    key: `key-${id}`,
    content: `content-${id}`,
    receipt: `receipt-${id}`,
    author: { kind: 'reader', name: 'Siti', person: null, reader: null, avatar: '1a2' },
    text: 'Kapan pendaftaran dibuka?',
    createdAt: madeAt,
    editedAt: null,
    state,
    confirmed: false,
    before: null,
    decision: null,
    decidedAt: null,
    withdrawn: false,
    verdict: { outcome: 'publish', score: 0, reasons: [] },
    fingerprint: null,
    campaign: null,
    outside: null,
    clarification: null,
    corrections: null,
    forwarded: null,
    appeal: null,
    supports: 0,
    reports: 0,
    reportsSettledUntil: null,
    replyCount: 0,
    answered: false,
    matter: null,
    answeredIn: null,
    version: 1,
    history: [posted],
    ...over,
  }
}

/** An author who speaks for an office. */
export const anOffice = { kind: 'office', office: 'kpu', name: 'KPU', member: 'm1', avatar: '000' } as const

export const aReply = (page: NewPage, parent: Comment, over: Partial<Comment> = {}): Comment =>
  aComment(page, { root: parent.root ?? parent.id, parent: parent.id, ...over })

/** A member's decision that moves a comment from where it stands. */
export function aMove(comment: Comment, to: State, over: Partial<HistoryEntry> = {}): Change {
  const decision = over.decision ?? `decision-${next()}`
  const at = over.at ?? madeAt + 1
  return {
    id: comment.id,
    version: comment.version,
    state: to,
    set: { decision, decidedAt: at, before: { state: comment.state, confirmed: comment.confirmed } },
    entry: {
      by: { kind: 'member', member: 'm1', role: 'moderator' },
      act: to === 'published' ? 'approve' : 'reject',
      from: comment.state,
      to,
      reason: null,
      ...over,
      at,
      decision,
    },
  }
}

export function aPerson(over: Partial<Person> = {}): Newcomer {
  const id = `person-${next()}`
  return {
    person: { id, lookup: `lookup-${id}`, sealed: new Uint8Array([1, 2, 255]), createdAt: madeAt, ...over },
    key: { person: id, wrapped: new Uint8Array([0, 254, 3]), createdAt: madeAt },
  }
}

/** A comment by somebody who is stored with it. */
export function aCommentBy({ person }: Newcomer, page: NewPage, over: Partial<Comment> = {}): Comment {
  const author = { kind: 'reader', name: 'Siti', person: person.id, reader: null, avatar: '1a2' } as const
  return aComment(page, { author, ...over })
}

export function aMember(over: Partial<Member> = {}): Member {
  const id = `member-${next()}`
  return {
    id,
    lookup: `lookup-${id}`,
    sealed: new Uint8Array([9, 8, 0]),
    name: 'Wayan',
    role: 'moderator',
    office: 'kpu-sukoharjo',
    password: null,
    active: true,
    createdAt: madeAt,
    ...over,
  }
}

/** Somebody whose comments are looked at first, for a day. */
export function aHold(over: Partial<PersonHold> = {}): PersonHold {
  return {
    id: `hold-${next()}`,
    office: 'kpu-ri',
    comment: 'c1',
    name: 'Siti',
    person: null,
    reader: 'reader',
    by: 'm1',
    reason: 'Berulang kali menghina.',
    from: madeAt,
    until: madeAt + 86_400_000,
    endedAt: null,
    ...over,
  }
}

/** What an office means to do about a week. */
export function aFollowUp(over: Partial<FollowUp> = {}): FollowUp {
  return {
    id: `follow-up-${next()}`,
    office: 'kpu-sukoharjo',
    week: '2026-09-21',
    place: 0,
    text: 'Jawab pertanyaan tentang daftar pemilih',
    owner: { office: 'kpu-sukoharjo', role: 'lead' },
    due: '2026-09-30',
    outcome: null,
    ...over,
  }
}

/** A reader's complaint about a comment, a second after that was made. */
export const aReport = (comment: Comment, over: Partial<Report> = {}): Report => ({
  comment: comment.id,
  reader: 'r1',
  reason: 'abuse',
  note: null,
  at: madeAt + 1_000,
  ...over,
})
