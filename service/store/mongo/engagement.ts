import type { Report } from '../../domain/engagement.ts'
import type { NewPage } from '../../domain/page.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { EngagementStore } from '../engagement.ts'
import type { Database } from './database.ts'
import type { ReportDocument } from './documents.ts'
import { ensurePage } from './pages.ts'
import {
  countReactions,
  finishReaction,
  finishReport,
  finishSupport,
  isFirst,
  nameOf,
  reactionRow,
  reportRow,
  settle,
  supportRow,
  turn,
  turnPresent,
} from './turns.ts'

/** The reports', supports' and reactions' facet on MongoDB. */
export function openEngagement(database: Database): EngagementStore {
  const { reports } = database
  return {
    support: (of) => support(database, of),
    react: (of) => react(database, of),
    report: (one) => report(database, one),
    settle: (of) => settle(database, of),
    async reportOf(comment, reader) {
      const found = await reports.findOne({ _id: nameOf(comment, reader), on: true })
      return found && reportRecord(found)
    },
    reportsOn: (comment) =>
      reports
        .find({ comment, on: true }, { sort: { at: -1 }, limit: 100 })
        .map(reportRecord)
        .toArray(),
    forget: (reader, now) => forget(database, reader, now),
  }
}

const reportRecord = ({ comment, reader, reason, note, at }: ReportDocument): Report => ({
  comment,
  reader,
  reason,
  note,
  at,
})

async function support(
  database: Database,
  { comment, reader, on, now }: { comment: string; reader: string; on: boolean; now: number },
): Promise<number | null> {
  if (!(await isPublished(database, comment))) return null
  const wanted = { ...supportRow({ comment, reader }, now), on }
  const turned = await turn(database.supports, wanted, { on }, now)
  if (turned && !(await finishSupport(database, { ...turned, comment }, now))) return null
  return database.supports.countDocuments({ comment, on: true })
}

const isPublished = async ({ comments }: Database, id: string): Promise<boolean> =>
  (await comments.findOne({ _id: id, state: 'published' }, { projection: { _id: 1 } })) !== null

async function react(
  database: Database,
  { page, reader, reaction, now }: { page: NewPage; reader: string; reaction: string | null; now: number },
): Promise<Record<string, number>> {
  if (reaction !== null) await ensurePage(database, page)
  const wanted = { ...reactionRow({ page: page.id, reader, reaction: reaction ?? '' }, now), on: reaction !== null }
  const fields = reaction === null ? { on: false } : { on: true, reaction }
  const turned = await turn(database.reactions, wanted, fields, now)
  if (turned) await finishReaction(database, { ...turned, page: page.id })
  const counted = await countReactions(database, page.id)
  return Object.fromEntries(counted.map(({ word, readers }) => [word, readers]))
}

/** See `EngagementStore.report`. The very same report, sent again since its answer was lost, is stored already. */
async function report(database: Database, one: Report): Promise<boolean> {
  const { reports } = database
  const row = { ...reportRow(one, one.at), owes: one.at }
  const before = await reports.findOne({ _id: row._id, on: true })
  if (!before && !(await isPublished(database, one.comment))) return false
  if (!before && (await isFirst(reports, row))) return finishReport(database, row)
  const stands = before ?? (await reports.findOne({ _id: row._id }))
  if (!stands) throw new Refusal('unavailable', { retryAfter: 5 })
  if (stands.owes !== undefined) await finishReport(database, stands)
  return stands.on && stands.reason === one.reason && stands.note === one.note && stands.at === one.at
}

/**
 * See `EngagementStore.forget`. Each row is taken back as its reader would, so that a kill leaves it to be finished.
 */
async function forget(database: Database, reader: string, now: number): Promise<void> {
  const { supports, reactions, reports } = database
  const off = { on: false } as const
  for (const { _id, comment } of await supports.find({ reader }).toArray()) {
    const turned = await turnPresent(supports, _id, off, now)
    if (turned) await finishSupport(database, { ...turned, comment }, now)
  }
  for (const { _id, page } of await reactions.find({ reader }).toArray()) {
    const turned = await turnPresent(reactions, _id, off, now)
    if (turned) await finishReaction(database, { ...turned, page })
  }
  for (const { _id, comment } of await reports.find({ reader }).toArray()) {
    const turned = await turnPresent(reports, _id, off, now)
    if (turned) await finishReport(database, { ...turned, comment })
  }
}
