import type { CampaignName } from '../../contract/views.ts'
import { type Act, type Comment, isPublic } from '../../domain/comment.ts'
import { isAppealOpen, mayDecideAppeal, mayOverrule } from '../../domain/appeals.ts'
import { answererOf } from '../../domain/forwarding.ts'
import { may, mayMove } from '../../domain/permissions.ts'
import { daysLate } from '../../domain/waiting.ts'
import { zoneOf } from '../../domain/office-zones.ts'
import type { Member } from '../../domain/member.ts'
import type { QueueEntry } from '../../presenters/queue.ts'
import { type Directory, officeNamed } from '../../domain/offices.ts'
import { type Actor, sees, sightOf } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { seesToAnswer, speakerFor } from './forward-comment.ts'
import { zoneFor } from './queue-filter.ts'
import type { OfficeName } from '../../contract/office-name.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'clock'>

const distinct = (values: (string | null | undefined)[]): string[] => [
  ...new Set(values.filter((value) => value !== null && value !== undefined)),
]

/** Names of members, for history and audit; members that are gone are left out. */
export async function memberNames(
  { store }: Pick<Collaborators, 'store'>,
  ids: string[],
): Promise<Map<string, string>> {
  const members = await Promise.all(distinct(ids).map((id) => store.members.byId(id)))
  return new Map(members.flatMap((member) => (member ? [[member.id, member.name] as const] : [])))
}

const moversIn = (comments: Comment[]): string[] =>
  comments.flatMap((comment) => comment.history.flatMap(({ by }) => (by.kind === 'member' ? [by.member] : [])))

/** How large the waves are that these belong to, as far as the actor sees. */
async function campaignsOf(
  { store, directory }: Pick<Needs, 'store' | 'directory'>,
  actor: Actor,
  comments: Comment[],
): Promise<Map<string, CampaignName>> {
  const ids = distinct(comments.map(({ campaign }) => campaign))
  if (ids.length === 0) return new Map()
  const figures = await store.campaigns.figures(ids, sightOf(directory.current(), actor))
  return new Map(Array.from(figures, ([id, { copies, offices }]) => [id, { id, copies, offices }]))
}

/**
 * What is not of an office in sight was passed on to one, which may answer it, or is what that has answered; it decides
 * nothing. Whoever corrects an answer speaks for the office that gave it.
 */
function mayBy(directory: Directory, actor: Actor, comment: Comment & { pinned: boolean }): QueueEntry['may'] {
  if (actor.kind !== 'member') return []
  const { author } = comment
  const isOwn = author.kind === 'office' && sees(directory, actor, author.office)
  const verbs = mayMove(actor.member.role, comment).filter((verb) => verb !== 'correct' || isOwn)
  if (sees(directory, actor, comment.office)) return withAppeal(directory, actor.member, comment, verbs)
  const isToAnswer = comment.state === 'published' && seesToAnswer(directory, actor, comment)
  return verbs.filter((verb) => verb === 'correct' || (verb === 'answer' && isToAnswer))
}

const takesAway: readonly string[] = ['reject', 'spam', 'remove']

/** Whoever may decide its appeal is offered that; what was granted on appeal is taken away by nobody else. */
function withAppeal(
  directory: Directory,
  member: Member,
  comment: Comment,
  verbs: QueueEntry['may'],
): QueueEntry['may'] {
  const { appeal } = comment
  if (appeal === null || !may(member.role, 'decide')) return verbs
  if (isAppealOpen(comment)) return mayDecideAppeal(directory, member, appeal) ? ['appeal', ...verbs] : verbs
  return mayOverrule(directory, member, comment) ? verbs : verbs.filter((verb) => !takesAway.includes(verb))
}

const toldOnPassing: readonly Act[] = ['posted', 'forwarded', 'answered', 'corrected', 'uncorrected']

/**
 * What another office passed on, as the one that is to answer it reads it: what was asked, and that it was passed on.
 * How it was judged, what was decided of it and the code of its author stay where it stands.
 */
const asPassedOn = (comment: Comment): Comment => ({
  ...comment,
  receipt: null,
  reports: 0,
  campaign: null,
  verdict: { ...comment.verdict, score: 0, reasons: [] },
  history: comment.history.filter(({ act }) => toldOnPassing.includes(act)),
})

/** Comments with all that a member needs beside them to decide, read in a handful of queries however many they are. */
export async function entriesFor(
  { store, directory, clock }: Needs,
  actor: Actor,
  found: Comment[],
): Promise<QueueEntry[]> {
  const held = directory.current()
  const comments = found.map((one) => (sees(held, actor, one.office) ? one : asPassedOn(one)))
  const [pages, parents, members, campaigns] = await Promise.all([
    store.pages.byIds(distinct(comments.map((comment) => comment.page))),
    store.comments.byIds(distinct(comments.map((comment) => comment.parent))),
    memberNames({ store }, moversIn(comments)),
    campaignsOf({ store, directory }, actor, comments),
  ])
  const pageOf = new Map(pages.map((page) => [page.id, page]))
  const parentOf = new Map(parents.map((parent) => [parent.id, parent]))
  const named = (id: string): OfficeName => officeNamed(held.offices, id)
  const zone = zoneFor(held, actor)
  return comments.map((comment) => {
    const page = pageOf.get(comment.page)
    const parent = parentOf.get(comment.parent ?? '') ?? null
    const isOurs = sees(held, actor, comment.office)
    return {
      comment,
      page: { url: page?.url ?? '', title: page?.title ?? '' },
      office: named(comment.office),
      answersAs: named(speakerFor(held, actor, comment)),
      isGuest: !isOurs,
      parent: isOurs || (parent && isPublic(parent)) ? parent : null,
      pinned: page?.pinned === comment.id,
      may: mayBy(held, actor, { ...comment, pinned: page?.pinned === comment.id }),
      campaign: campaigns.get(comment.campaign ?? '') ?? null,
      late: daysLate(comment, clock.now(), zone),
      members,
      reader: actor.kind === 'member' ? actor.member.id : null,
      appealOffice: comment.appeal && named(comment.appeal.office),
      zone: zoneOf(held, answererOf(comment)),
      now: clock.now(),
    }
  })
}
