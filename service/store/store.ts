import type { AuditStore } from './audit.ts'
import type { CampaignStore } from './campaigns.ts'
import type { ClaimStore } from './claims.ts'
import type { CommentStore } from './comments.ts'
import type { CoverStore } from './covers.ts'
import type { EngagementStore } from './engagement.ts'
import type { FigureStore } from './figures.ts'
import type { FollowUpStore } from './follow-ups.ts'
import type { MemberStore } from './members.ts'
import type { MetaStore } from './meta.ts'
import type { NoteStore } from './notes.ts'
import type { OfficeStore } from './offices.ts'
import type { PageStore } from './pages.ts'
import type { PeopleStore } from './people.ts'
import type { PersonHoldStore } from './person-holds.ts'
import type { RotationStore } from './rotation.ts'
import type { SavedAnswerStore } from './saved-answers.ts'
import type { ThanksStore } from './thanks.ts'

/**
 * The store: facets of atomic, asynchronous domain verbs, the same on SQLite and on MongoDB.
 *
 * Every verb throws `Refusal('unavailable')` while the database is away, and then has done nothing or
 * everything; each write may be sent again. Races are settled inside, by a guard on the present state.
 * One conformance suite (`tests/conformance/`) holds both to it.
 */
export type Store = {
  comments: CommentStore
  campaigns: CampaignStore
  pages: PageStore
  engagement: EngagementStore
  notes: NoteStore
  claims: ClaimStore
  savedAnswers: SavedAnswerStore
  followUps: FollowUpStore
  thanks: ThanksStore
  personHolds: PersonHoldStore
  covers: CoverStore
  people: PeopleStore
  offices: OfficeStore
  members: MemberStore
  audit: AuditStore
  figures: FigureStore
  meta: MetaStore
  rotation: RotationStore
  /** answers, or throws `unavailable` */
  ping(): Promise<void>
  close(): Promise<void>
}
