import type { Matter } from '../../domain/matters.ts'
import { WeekCounting, type WeekFigures } from '../../domain/weekly.ts'
import type { FigureRead } from '../figures.ts'
import type { Databases } from './database.ts'
import { countedColumns, type CountedRow, inOffices, reading, timeOf, written } from './figures.ts'

/**
 * Whatever may have part in a week, each found by an index of its own: what was written in it, decided, answered,
 * moved as a matter then or later, and what is owed an answer that was due by its end.
 */
const ofWeek = (offices: { all: boolean }): string => `
  SELECT id FROM comments WHERE ${offices.all ? written : `${inOffices} AND ${written}`}
  UNION SELECT id FROM comments INDEXED BY commentsDecided
    WHERE office IN (${offices.all ? 'SELECT id FROM offices' : 'SELECT value FROM json_each(?4)'})
      AND decidedAt >= ?2 AND decidedAt < ?3 AND speaksFor IS NULL
  UNION SELECT parent FROM comments INDEXED BY commentsAnswers
    WHERE speaksFor IS NOT NULL AND state = 'published' AND id >= ?1 AND createdAt >= ?2 AND createdAt < ?3
  UNION SELECT id FROM comments INDEXED BY commentsMatterMoved WHERE matterMoved >= ?2
  UNION SELECT id FROM comments INDEXED BY commentsToAnswer WHERE answerDue <= ?3`

export const weekOfAll = `SELECT ${countedColumns}, matter, forwardedTo FROM comments
  WHERE id IN (${ofWeek({ all: true })}) AND speaksFor IS NULL`
export const weekOfSome = `SELECT ${countedColumns}, matter, forwardedTo FROM comments
  WHERE id IN (${ofWeek({ all: false })}) AND speaksFor IS NULL
    AND (office IN (SELECT value FROM json_each(?4)) OR forwardedTo IN (SELECT value FROM json_each(?4)))`

type Row = [...CountedRow, matter: string | null, forwardedTo: string | null]

/** See `FigureStore.weekly`. */
export function weekly(db: Databases, read: FigureRead): WeekFigures {
  const counting = new WeekCounting(read)
  const countedOf = reading(db)
  const rows =
    read.offices === 'all'
      ? db.main.rows<Row>(weekOfAll, ...timeOf(read))
      : db.main.rows<Row>(weekOfSome, ...timeOf(read), JSON.stringify(read.offices))
  for (const row of rows) {
    const [matter, forwardedTo] = row.slice(-2) as [string | null, string | null]
    const counted = countedOf(row.slice(0, -2) as CountedRow)
    counting.add({ ...counted, matter: matter === null ? null : (JSON.parse(matter) as Matter), forwardedTo })
  }
  return counting.figures
}
