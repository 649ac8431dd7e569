import type { Counted } from '../../domain/insights.ts'
import { firstOfTwoWeeks, type TwoWeeks, TwoWeeksCounting, type WeekCounted } from '../../domain/weekly.ts'
import type { FigureRead } from '../figures.ts'
import type { Databases } from './database.ts'
import { countedColumns, type CountedRow, inOffices, reading, timeOf, written } from './figures.ts'
import type { Matter } from '../../domain/comment-facts.ts'

/**
 * Whatever may have part in two weeks, each found by an index of its own: what was written in them, decided, answered,
 * moved as a matter or appealed then or later, what is owed an answer that was due by their end, and appeals that wait.
 */
const ofWeek = (offices: { all: boolean }): string => `
  SELECT id FROM comments WHERE ${offices.all ? written : `${inOffices} AND ${written}`}
  UNION SELECT id FROM comments INDEXED BY commentsDecided
    WHERE office IN (${offices.all ? 'SELECT id FROM offices' : 'SELECT value FROM json_each(?4)'})
      AND decidedAt >= ?2 AND decidedAt < ?3 AND speaksFor IS NULL
  UNION SELECT parent FROM comments INDEXED BY commentsAnswers
    WHERE speaksFor IS NOT NULL AND state = 'published' AND id >= ?1 AND createdAt >= ?2 AND createdAt < ?3
  UNION SELECT id FROM comments INDEXED BY commentsMatterMoved WHERE matterMoved >= ?2
  UNION SELECT id FROM comments INDEXED BY commentsToAnswer WHERE answerDue <= ?3
  UNION SELECT id FROM comments INDEXED BY commentsAppealMoved WHERE appealMoved >= ?2
  UNION SELECT id FROM comments INDEXED BY commentsAppealed WHERE appealLiesAt IS NOT NULL`

/** What has not moved since then is only waiting: its due alone is read, and not all that ever happened to it. */
const weekColumns = `${countedColumns}, forwardedTo, iif(matterMoved >= ?2, matter, NULL), answerDue, matter ->> '$.kind'`

export const weekOfAll = `SELECT ${weekColumns} FROM comments
  WHERE id IN (${ofWeek({ all: true })}) AND speaksFor IS NULL`
export const weekOfSome = `SELECT ${weekColumns} FROM comments
  WHERE id IN (${ofWeek({ all: false })}) AND speaksFor IS NULL
    AND (office IN (SELECT value FROM json_each(?4)) OR forwardedTo IN (SELECT value FROM json_each(?4)))`

type Row = [...CountedRow, forwardedTo: string | null, matter: string | null, due: number | null, kind: Matter['kind']]
/** How many columns come before those of the matter. */
const before = 10

function weekCounted(row: Row, countedOf: (row: CountedRow) => Counted): WeekCounted {
  const [forwardedTo, matter, due, kind] = row.slice(before) as [
    string | null,
    string | null,
    number | null,
    Matter['kind'],
  ]
  const waiting = due === null ? null : { kind, step: 'answer' as const, due, trail: [] }
  return {
    ...countedOf(row.slice(0, before) as CountedRow),
    forwardedTo,
    matter: matter === null ? waiting : (JSON.parse(matter) as Matter),
  }
}

/** See `FigureStore.weekly`. */
export function weekly(db: Databases, asked: FigureRead): TwoWeeks {
  const counting = new TwoWeeksCounting(asked)
  const read = { ...asked, from: firstOfTwoWeeks(asked) }
  const countedOf = reading(db)
  const rows =
    read.offices === 'all'
      ? db.main.rows<Row>(weekOfAll, ...timeOf(read))
      : db.main.rows<Row>(weekOfSome, ...timeOf(read), JSON.stringify(read.offices))
  for (const row of rows) counting.add(weekCounted(row, countedOf))
  return counting.figures
}
