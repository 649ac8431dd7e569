import type { Copy } from '../../domain/campaign.ts'
import type { Comment } from '../../domain/comment.ts'
import { firstIdAt, idTime } from '../../domain/ids.ts'
import type { InCampaign } from '../campaigns.ts'
import type { Database } from './database.ts'
import { newestIn, spansBefore } from './spans.ts'
import {
  comment,
  commentFields,
  copy,
  copyFields,
  type CommentDocument,
  type CommentRead,
  type CopyRead,
} from './documents.ts'
import { within } from './within.ts'
import type { Filter, Sort } from 'mongodb'

type Asked = { filter: Filter<CommentDocument>; sort: Sort; limit?: number }

const copiesWhere = ({ comments }: Database, { filter, sort, limit = 0 }: Asked): Promise<Copy[]> =>
  comments.find<CopyRead>(filter, { projection: copyFields, sort, limit }).map(copy).toArray()

const byReaders = { 'author.kind': 'reader' } as const
const told = { fingerprint: { $exists: true } } as const

/** The newest that readers wrote. See `CommentStore.latest`. */
export const latest = (
  database: Database,
  { since, before, limit }: { since: number; before: string | null; limit: number },
): Promise<Copy[]> => {
  const range = { $gte: firstIdAt(since), ...(before !== null && { $lt: before }) }
  return copiesWhere(database, { filter: { _id: range, ...byReaders }, sort: { _id: -1 }, limit })
}

/**
 * So long after the time in its id a comment may become visible, by clocks that differ and writes that take their time.
 */
const lateMost = 5_000

/*
 * The server numbers nothing as it comes, so that the mark is an id. `~ID`: everything up to this id was seen, but
 * what comes late; the next look begins that much before it, and some come again. `=ID`: a look that was full goes on
 * exactly behind it.
 */
const caughtUp = (id: string): string => `~${id}`
const goingOn = (id: string): string => `=${id}`

const behind = (mark: string): { $gt: string } | { $gte: string } => {
  const id = mark.slice(1)
  if (mark.startsWith('=')) return { $gt: id }
  const time = idTime(id)
  return { $gte: Number.isNaN(time) ? '' : firstIdAt(time - lateMost) }
}

/**
 * The newest id there is, whatever the time is elsewhere: by one's own clock alone others' comments might seem seen.
 */
async function newestId({ comments }: Database, now: number | null): Promise<string> {
  const [newest] = await newestIn(spansBefore(now), 1, ({ from, before }, limit) => {
    const range = {
      $gte: from === undefined ? '' : firstIdAt(from),
      ...(before !== undefined && { $lt: firstIdAt(before) }),
    }
    return comments.find({ _id: range }, { projection: { _id: 1 }, sort: { _id: -1 }, limit }).toArray()
  })
  return newest?._id ?? ''
}

/** What was stored since. See `CommentStore.storedAfter`. */
export async function storedAfter(
  database: Database,
  mark: string | null,
  limit: number,
  now: number | null,
): Promise<{ copies: Copy[]; mark: string; more: boolean }> {
  if (mark === null) return { copies: [], mark: caughtUp(await newestId(database, now)), more: false }
  const found = await copiesWhere(database, { filter: { _id: behind(mark), ...byReaders }, sort: { _id: 1 }, limit })
  const last = found.at(-1)?.id ?? ''
  if (found.length === limit) return { copies: found, mark: goingOn(last), more: true }
  const furthest = last > mark.slice(1) ? last : mark.slice(1)
  return { copies: found, mark: caughtUp(furthest), more: false }
}

export const editedSince = (database: Database, since: number, limit: number): Promise<Copy[]> =>
  copiesWhere(database, { filter: { editedAt: { $gte: since, $gt: 0 }, ...told }, sort: { editedAt: 1 }, limit })

export const copies = (database: Database, ids: string[]): Promise<Copy[]> =>
  copiesWhere(database, { filter: { _id: { $in: ids }, ...told }, sort: { _id: 1 } })

/**
 * Notes the campaign of each that still has this fingerprint. Killed in the middle, some are noted:
 * whoever finds the others finds the campaign by these.
 */
export async function assign(
  { comments }: Database,
  campaign: string,
  to: Pick<Copy, 'id' | 'fingerprint'>[],
): Promise<void> {
  // A wave's fingerprints are few, and each write waits for the disk.
  for (const [fingerprint, some] of Map.groupBy(to, (one) => one.fingerprint)) {
    const ids = some.map(({ id }) => id)
    if (fingerprint !== null) await comments.updateMany({ _id: { $in: ids }, fingerprint }, { $set: { campaign } })
  }
}

/** A campaign's comments, newest first. See `CommentStore.inCampaign`. */
export async function inCampaign(
  { comments }: Database,
  { campaign, offices, states, undecided, after, limit }: InCampaign,
): Promise<{ comments: Comment[]; more: boolean }> {
  const found = await comments
    .find<CommentRead>(
      {
        campaign,
        state: { $in: [...states] },
        ...(undecided && { decision: { $exists: false } }),
        ...within(offices),
        ...(after !== null && { _id: { $lt: after } }),
      },
      { projection: commentFields, sort: { _id: -1 }, limit: limit + 1 },
    )
    .map(comment)
    .toArray()
  return { comments: found.slice(0, limit), more: found.length > limit }
}
