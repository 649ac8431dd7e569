import { type Copy, copiesLeast, waveOf } from '../../../domain/campaign.ts'
import type { Collaborators } from '../../collaborators.ts'

type Needs = Pick<Collaborators, 'store' | 'recent'>

/** How many comments are looked at together, and near copies of one of them at most. */
const lookedAtOnce = 300
const copiesRead = 500
/** A run ends after so many looks, however much more has come. */
const looksMost = 20

const idsOf = (copies: readonly Pick<Copy, 'id'>[]): string[] => copies.map(({ id }) => id)

/** Joins them to a campaign, and remembers that. Killed before it is written, they are found and joined again. */
async function join({ store, recent }: Needs, campaign: string, joining: Copy[]): Promise<void> {
  await store.comments.assign(campaign, joining)
  recent.grouped(idsOf(joining), campaign)
}

/** What is about to join campaigns, by their ids: written together, since each write alone would wait for the disk. */
type Joining = Map<string, Copy[]>

async function joinAll(needs: Needs, joining: Joining): Promise<void> {
  const all = [...joining]
  joining.clear()
  await Promise.all(all.map(([campaign, copies]) => join(needs, campaign, copies)))
}

/** Comments with one fingerprint that nobody has grouped yet. */
async function groupSame(needs: Needs, same: Copy[], joining: Joining): Promise<void> {
  const { store, recent } = needs
  const [one] = same
  if (!one) return
  const addTo = (campaign: string): unknown => joining.set(campaign, [...(joining.get(campaign) ?? []), ...same])
  const known = recent.campaignNear(one)
  if (known !== null) return void addTo(known)
  const near = new Set([...idsOf(same), ...recent.nearTo(one, copiesRead)])
  if (near.size < copiesLeast) return recent.grouped(idsOf(same), null)
  // It may be near to what is about to join, and of the same campaign then.
  await joinAll(needs, joining)
  const knownNow = recent.campaignNear(one)
  if (knownNow !== null) return void addTo(knownNow)
  // What others have noted of them, and what has become of them since, stands in the store alone.
  const wave = waveOf(await store.comments.copies([...near]))
  if (wave === null) return recent.grouped(idsOf(same), null)
  if (wave.begins) await store.campaigns.begin(wave.begins)
  await join(needs, wave.campaign, wave.joining)
  recent.grouped(idsOf(same), wave.campaign)
}

/**
 * Groups what has come lately into campaigns. What it finds is the same whoever runs it and however often: it may be
 * cut short anywhere.
 */
export async function groupCampaigns(needs: Needs): Promise<void> {
  for (let look = 0; look < looksMost; look += 1) {
    const waiting = needs.recent.ungrouped(lookedAtOnce)
    const joining: Joining = new Map()
    for (const same of Map.groupBy(waiting, ({ fingerprint }) => fingerprint).values()) {
      await groupSame(needs, same, joining)
    }
    await joinAll(needs, joining)
    if (waiting.length < lookedAtOnce) return
  }
}
