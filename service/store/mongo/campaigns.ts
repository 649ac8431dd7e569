import type { State } from '../../contract/views.ts'
import type { Campaign, CampaignFigures, Standing } from '../../domain/campaign.ts'
import type { CampaignStore } from '../campaigns.ts'
import { addFigures } from '../counting.ts'
import { isNew, type Database } from './database.ts'
import { withId, withUnderscore } from './documents.ts'
import { within } from './within.ts'

/*
 * A campaign is begun before any comment names it, and found again by its id, which its oldest comment makes: killed in
 * between, one without comments is left, which nobody lists and which the comments find when they are grouped again.
 * What is counted is counted from the comments. A decision that goes on is one write in the campaign's own list, and so
 * is its end: whoever decides by it reads it first and looks once more when they are done.
 */

/** The campaigns' facet on MongoDB. */
export function openCampaigns(database: Database): CampaignStore {
  const { campaigns } = database
  return {
    async begin(campaign) {
      await isNew(campaigns.insertOne(withUnderscore(campaign)))
    },
    async byId(id) {
      const found = await campaigns.findOne({ _id: id })
      return found && withId(found)
    },
    list: (read) => list(database, read),
    figures: (ids, offices) => figures(database, ids, offices),
    standing: (now) =>
      campaigns
        .find({ 'standing.until': { $gt: now } })
        .map(withId)
        .toArray(),
    stand: (id, standing) => stand(database, id, standing),
    async endStanding(id, decision, now) {
      await campaigns.updateOne(
        { _id: id, standing: { $elemMatch: { decision, endedAt: null } } },
        { $set: { 'standing.$.endedAt': now } },
      )
    },
  }
}

/** Those with a comment in these offices. So many at a time are looked at. */
const lookedAt = 200

async function list(
  { campaigns, comments }: Database,
  read: { offices: string[] | 'all'; after: string | null; limit: number },
): Promise<{ campaigns: Campaign[]; more: boolean }> {
  const { offices, limit } = read
  const found: Campaign[] = []
  for (let { after } = read; found.length <= limit;) {
    const some = await campaigns
      .find(after === null ? {} : { _id: { $lt: after } }, { sort: { _id: -1 }, limit: lookedAt })
      .map(withId)
      .toArray()
    const ids = some.map(({ id }) => id)
    const named = new Set(await comments.distinct('campaign', { campaign: { $in: ids }, ...within(offices) }))
    found.push(...some.filter(({ id }) => named.has(id)))
    after = ids.at(-1) ?? null
    if (some.length < lookedAt) break
  }
  return { campaigns: found.slice(0, limit), more: found.length > limit }
}

async function figures(
  { comments }: Database,
  ids: string[],
  offices: string[] | 'all',
): Promise<Map<string, CampaignFigures>> {
  const rows = await comments
    .aggregate<{ _id: { campaign: string; office: string; state: State }; copies: number; newest: string }>([
      { $match: { campaign: { $in: ids }, ...within(offices) } },
      {
        $group: {
          _id: { campaign: '$campaign', office: '$office', state: '$state' },
          copies: { $sum: 1 },
          newest: { $max: '$_id' },
        },
      },
    ])
    .map(({ _id, ...counted }) => ({ ..._id, ...counted }))
    .toArray()
  return addFigures(rows)
}

/**
 * In one write: those whose time is over leave the list, and the new one joins it, if it does not stand there already.
 */
async function stand({ campaigns }: Database, id: string, standing: Standing): Promise<void> {
  const going = { $filter: { input: '$standing', as: 'one', cond: { $gt: ['$$one.until', standing.from] } } }
  // What a member typed is a value, and never an expression.
  const joined = { $concatArrays: [going, [{ $literal: standing }]] }
  const { decision } = standing
  await campaigns.updateOne({ _id: id, 'standing.decision': { $ne: decision } }, [{ $set: { standing: joined } }])
}
