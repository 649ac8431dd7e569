import { type Campaign, type Standing, standingAt, stands } from '../../../domain/campaign.ts'
import type { Change, Comment } from '../../../domain/comment.ts'
import { decisionChange, movableBy } from '../../../domain/moving.ts'
import { rootOffice } from '../../../domain/offices.ts'
import { may } from '../../../domain/permissions.ts'
import { isWithin, officesWithin } from '../../../domain/tree.ts'
import type { Collaborators } from '../../collaborators.ts'
import { publishMoved } from '../../member/publish-moved.ts'
import { takeBack } from '../../member/take-back.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher'>

/** How many comments are read and decided together. */
const atOnce = 500

/** Whether whoever decided may still decide there: a member who left, moved or lost their role decides nothing more. */
async function mayGoOn({ store }: Needs, { by, office }: Standing): Promise<boolean> {
  if (by.kind !== 'member') return false
  const member = await store.members.byId(by.member)
  return member !== null && member.active && member.office === office && may(member.role, 'decide')
}

/** Copies below the office that no decision stands on, and which no later one reaches. */
async function* undecided(
  { store, directory }: Needs,
  campaign: Campaign,
  standing: Standing,
  now: number,
): AsyncGenerator<Comment[]> {
  const offices: string[] | 'all' =
    standing.office === rootOffice ? 'all' : officesWithin(directory.current(), standing.office)
  const isReached = ({ office }: Comment): boolean =>
    standingAt(campaign, now, (above) => isWithin(directory.current(), office, above))?.decision === standing.decision
  for (let after: string | null = null, goOn = true; goOn;) {
    const read = { campaign: campaign.id, offices, states: movableBy(standing.action), undecided: true, after }
    const { comments, more } = await store.comments.inCampaign({ ...read, limit: atOnce })
    yield comments.filter(isReached)
    after = comments.at(-1)?.id ?? null
    goOn = more
  }
}

async function decideAll(needs: Needs, campaign: Campaign, standing: Standing, now: number): Promise<number> {
  const { action, by, decision, reason } = standing
  let decided = 0
  for await (const comments of undecided(needs, campaign, standing, now)) {
    const changes: Change[] = comments.flatMap(
      (comment) => decisionChange(comment, { action, by, decision, reason, now }) ?? [],
    )
    const won = new Set(await needs.store.comments.apply(changes))
    await publishMoved(needs, comments, changes, won)
    decided += won.size
  }
  return decided
}

/** Whether it was taken back while we decided by it. */
async function hasEnded({ store }: Needs, campaign: string, decision: string): Promise<boolean> {
  const present = await store.campaigns.byId(campaign)
  return present?.standing.some((one) => one.decision === decision && one.endedAt !== null) ?? true
}

async function carryOn(needs: Needs, campaign: Campaign, standing: Standing, now: number): Promise<void> {
  const { decision, by, endedAt } = standing
  if (endedAt === null && stands(standing, now) && (await mayGoOn(needs, standing))) {
    const decided = await decideAll(needs, campaign, standing, now)
    if (decided === 0 || !(await hasEnded(needs, campaign.id, decision))) return
  } else if (endedAt === null) return
  // Whoever took it back has swept before or after us; one of us comes last, and finds what the other has left.
  await takeBack(needs, { decision, by, now })
}

/**
 * Decides what still arrives of campaigns by the decisions that go on, as part of those decisions; and takes back what
 * was decided by one that was taken back meanwhile. May be cut short anywhere: the next run finds the rest.
 */
export async function carryOnDecisions(needs: Needs, now: number): Promise<void> {
  for (const campaign of await needs.store.campaigns.standing(now)) {
    for (const standing of campaign.standing) await carryOn(needs, campaign, standing, now)
  }
}
