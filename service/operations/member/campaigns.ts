import { readCursor } from '../../domain/cursors.ts'
import { type Campaign, type CampaignFigures, stands } from '../../domain/campaign.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { QueueEntry } from '../../presenters/queue.ts'
import type { CampaignShown } from '../../presenters/campaigns.ts'
import { type Actor, narrowed, permit, sees, sightOf } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { entriesFor, memberNames } from './entries.ts'
import { officeNamed } from '../../domain/offices.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'clock'>

type Span = { after?: string | undefined; limit: number }
const cursorOf = (after: string | undefined): string | null =>
  after === undefined ? null : readCursor('new', after).id

/** The campaigns with how large each is, and what goes on deciding it, by whom: as far as the actor sees. */
async function shownTo(
  { store, directory, clock }: Needs,
  actor: Actor,
  found: readonly { campaign: Campaign; figures: CampaignFigures }[],
): Promise<CampaignShown[]> {
  const { offices } = directory.current()
  const now = clock.now()
  const going = found.map(({ campaign, figures }) => ({
    id: campaign.id,
    figures,
    standing: campaign.standing.filter((one) => stands(one, now) && sees(directory.current(), actor, one.office)),
  }))
  const movers = going.flatMap(({ standing }) =>
    standing.flatMap(({ by }) => (by.kind === 'member' ? [by.member] : [])),
  )
  const members = await memberNames({ store }, movers)
  return going.map(({ id, figures, standing }) => ({
    id,
    figures,
    standing: standing.map((one) => ({
      ...one,
      office: officeNamed(offices, one.office),
      member: one.by.kind === 'member' ? (members.get(one.by.member) ?? null) : null,
      isOwn: one.by.kind === 'member' && actor.kind === 'member' && one.by.member === actor.member.id,
    })),
  }))
}

/** Campaigns with copies in sight, the latest begun first. */
export async function listCampaigns(
  needs: Needs,
  actor: Actor,
  { office, after, limit }: Span & { office?: string | undefined },
): Promise<{ campaigns: CampaignShown[]; next: string | null }> {
  permit(actor, 'read')
  const offices = narrowed(needs.directory.current(), actor, office)
  const { campaigns, more } = await needs.store.campaigns.list({ offices, after: cursorOf(after), limit })
  const ids = campaigns.map(({ id }) => id)
  const figures = await needs.store.campaigns.figures(ids, offices)
  const found = campaigns.flatMap((campaign) => {
    const counted = figures.get(campaign.id)
    return counted ? [{ campaign, figures: counted }] : []
  })
  return { campaigns: await shownTo(needs, actor, found), next: more ? (ids.at(-1) ?? null) : null }
}

/** One campaign with its copies in sight, newest first. Refuses `not-found` where none is. */
export async function readCampaign(
  needs: Needs,
  actor: Actor,
  { id, after, limit }: Span & { id: string },
): Promise<{ campaign: CampaignShown; entries: QueueEntry[]; next: string | null }> {
  permit(actor, 'read')
  const { campaign, figures, offices } = await findCampaign(needs, actor, id)
  const [[shown], { comments, more }] = await Promise.all([
    shownTo(needs, actor, [{ campaign, figures }]),
    needs.store.comments.inCampaign({
      campaign: id,
      offices,
      states: ['held', 'published', 'spam', 'rejected'],
      undecided: false,
      after: cursorOf(after),
      limit,
    }),
  ])
  if (!shown) throw new Refusal('not-found')
  const entries = await entriesFor(needs, actor, comments)
  return { campaign: shown, entries, next: more ? (comments.at(-1)?.id ?? null) : null }
}

/** A campaign with copies in the actor's sight; another does not exist. */
export async function findCampaign(
  { store, directory }: Pick<Needs, 'store' | 'directory'>,
  actor: Actor,
  id: string,
): Promise<{ campaign: Campaign; figures: CampaignFigures; offices: string[] | 'all' }> {
  const offices = sightOf(directory.current(), actor)
  const [campaign, counted] = await Promise.all([store.campaigns.byId(id), store.campaigns.figures([id], offices)])
  const figures = counted.get(id)
  if (!campaign || !figures) throw new Refusal('not-found')
  return { campaign, figures, offices }
}
