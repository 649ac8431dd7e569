import type { State } from '../contract/views.ts'
import type { Comment } from './comment.ts'
import type { Mover } from './mover.ts'
import type { Action } from '../contract/item-verbs.ts'
import { hour } from './durations.ts'

/** How long a decision on a campaign also decides what still arrives, in milliseconds: 72 hours. */
export const standingFor = 72 * hour

/** So many near copies that a person would look at twice make a campaign. */
export const copiesLeast = 3

/** From this score on a published comment counts among them, too. */
const suspectScore = 0.5

/**
 * A member's decision on a campaign that goes on: until `until` the copies that nobody has decided yet are decided by
 * it, in its office and those below.
 */
export type Standing = {
  /** the decision (an audit entry) that they become part of */
  decision: string
  action: Action
  reason: string | null
  by: Mover
  /** the member's office when they decided */
  office: string
  from: number
  until: number
  /** when it was taken back; what it had decided is taken back by then or soon after */
  endedAt: number | null
}

/**
 * Comments grouped as one spam wave, decided together. How many there are and where is counted from the comments that
 * name it, never kept.
 */
export type Campaign = {
  /** made of its oldest comment's id: whoever finds the same copies makes the same campaign */
  id: string
  /** of that comment */
  fingerprint: string
  standing: Standing[]
}

/**
 * The campaign's id: that of its oldest comment without the code of its site, so that campaigns sort by their
 * beginning.
 */
export const campaignId = ({ id }: Pick<Comment, 'id'>): string => id.split('-', 1)[0] ?? id

/** How large a campaign is within some offices: what was removed counts among `states` alone. `newest` is an id. */
export type CampaignFigures = { copies: number; offices: number; states: Record<State, number>; newest: string }

/** What a campaign is made from and decided by, read for many comments at once. */
export type Copy = Pick<Comment, 'id' | 'site' | 'office' | 'page' | 'fingerprint' | 'campaign' | 'state'> & {
  score: number
}

/** Whether a person would look at it twice. */
const isSuspect = ({ state, score }: Pick<Copy, 'state' | 'score'>): boolean =>
  state === 'held' || state === 'spam' || score >= suspectScore

/** Whether it still decides what arrives. */
export const stands = ({ endedAt, until }: Pick<Standing, 'endedAt' | 'until'>, now: number): boolean =>
  endedAt === null && now < until

/**
 * Of several decisions that reach an office the last one holds; null where none does. `reaches` says whose offices
 * these are.
 */
export function standingAt(
  { standing }: Pick<Campaign, 'standing'>,
  now: number,
  reaches: (office: string) => boolean,
): Standing | null {
  const reaching = standing.filter((one) => stands(one, now) && reaches(one.office))
  return reaching.reduce<Standing | null>((last, one) => (last && last.decision > one.decision ? last : one), null)
}

/** What near copies make: the campaign one of them is of, and who joins it; `begins` where it is a new one. */
export type Wave = { campaign: string; begins: Campaign | null; joining: Copy[] }

const older = (one: Copy, other: Copy): Copy => (other.id < one.id ? other : one)

/**
 * Groups what stands near one another: into the campaign that any of them is of (the oldest, where there are several),
 * else, where enough of them are suspect, into one of their own. Null where they are of none.
 */
export function waveOf(copies: readonly Copy[]): Wave | null {
  const joining = copies.filter(({ campaign }) => campaign === null)
  const known = copies.flatMap(({ campaign }) => campaign ?? []).toSorted()[0]
  if (known !== undefined) return { campaign: known, begins: null, joining }
  const [first, ...others] = joining
  if (!first || joining.filter(isSuspect).length < copiesLeast) return null
  const { id, fingerprint } = others.reduce(older, first)
  const campaign = campaignId({ id })
  return fingerprint === null ? null : { campaign, begins: { id: campaign, fingerprint, standing: [] }, joining }
}
