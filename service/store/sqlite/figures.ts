import type { State } from '../../contract/views.ts'
import { firstIdAt } from '../../domain/ids.ts'
import type { Appealed } from '../../domain/appeal-figures.ts'
import { type Counted, Counting, type Figures } from '../../domain/insights.ts'
import { heardSince, type Phrase, phrasesOf, type Spoken } from '../../domain/phrases.ts'
import { type Asked, Survey, type Surveyed } from '../../domain/survey.ts'
import { fewest } from '../../domain/tally.ts'
import type { FigureRead, IdleOffice } from '../figures.ts'
import type { Databases, Value } from './database.ts'
import { among, inAnyState } from './values.ts'

/** What is read of one comment to count it. */
export type CountedRow = [
  office: string,
  page: string,
  createdAt: number,
  state: State,
  withdrawn: number,
  decidedAt: number | null,
  decision: string | null,
  reader: string | null,
  answeredAt: number | null,
  appeal: string | null,
]

export const countedColumns = `office, page, createdAt, state, withdrawn, decidedAt, decision, reader,
  CASE WHEN answered THEN (SELECT min(answer.createdAt) FROM comments AS answer
    WHERE answer.parent = comments.id AND answer.speaksFor IS NOT NULL AND answer.state = 'published') END, appeal`

/**
 * An id is never older than what it names, but may be younger: what was brought in, or written after a clock was set
 * back.
 */
export const written = 'id >= ?1 AND createdAt >= ?2 AND createdAt < ?3 AND speaksFor IS NULL'
export const inOffices = `office IN (SELECT value FROM json_each(?4)) AND ${inAnyState}`

export const timeOf = ({ from, until }: FigureRead): Value[] => [firstIdAt(from), from, until]

function rowsOf({ main }: Databases, read: FigureRead): CountedRow[] {
  const time = timeOf(read)
  if (read.offices === 'all')
    return main.rows<CountedRow>(`SELECT ${countedColumns} FROM comments WHERE ${written}`, ...time)
  const sql = `SELECT ${countedColumns} FROM comments WHERE ${inOffices} AND ${written}`
  return main.rows<CountedRow>(sql, ...time, JSON.stringify(read.offices))
}

/** Gives what a row says; the reason of each decision is read once. */
export function reading({ main }: Databases): (row: CountedRow) => Counted {
  const reasons = new Map<string, string | null>()
  const sql = `SELECT entry ->> '$.reason' AS reason FROM audit WHERE id = ?`
  const reasonOf = (decision: string): string | null =>
    reasons.getOrInsertComputed(decision, () => main.get<{ reason: string | null }>(sql, decision)?.reason ?? null)
  return ([office, page, createdAt, state, withdrawn, decidedAt, decision, reader, answeredAt, appealed]) => {
    const reason = state === 'rejected' && decision !== null ? reasonOf(decision) : null
    const appeal = appealed === null ? null : (JSON.parse(appealed) as Appealed)
    const isWithdrawn = withdrawn === 1
    return { office, page, createdAt, state, withdrawn: isWithdrawn, decidedAt, reason, reader, answeredAt, appeal }
  }
}

/** What comments of a time were, one after the other, with the reasons of those that were rejected. */
function* counted(db: Databases, read: FigureRead): Generator<Counted> {
  const countedOf = reading(db)
  for (const row of rowsOf(db, read)) yield countedOf(row)
}

/** See `FigureStore.figures`. */
export function figures(db: Databases, read: FigureRead): Figures {
  const counting = new Counting(read.from, read.until)
  for (const one of counted(db, read)) counting.add(one)
  return counting.figures
}

/** See `FigureStore.survey`. */
export function survey(db: Databases, { whole, groups, ...read }: FigureRead & Asked): Surveyed {
  const surveying = new Survey(read, { whole, groups })
  for (const one of counted(db, read)) surveying.add(one)
  return surveying.told
}

const mostSpoken = 5_000

/** See `FigureStore.phrases`. */
export function phrases(
  { main }: Databases,
  { most, ...read }: FigureRead & { most: number },
): { recurring: Phrase[]; rising: Phrase[] } {
  const time = { from: read.from, now: read.until }
  const heard = timeOf({ ...read, from: heardSince(time) })
  const words = 'SELECT id, office, createdAt, text, reader FROM comments WHERE'
  const kept = `state IN ('published', 'held') AND NOT withdrawn ORDER BY id DESC LIMIT ${mostSpoken}`
  const spoken =
    read.offices === 'all'
      ? main.all<Spoken>(`${words} ${written} AND ${kept}`, ...heard)
      : main.all<Spoken>(
          `${words} office IN (SELECT value FROM json_each(?4)) AND ${written} AND ${kept}`,
          ...heard,
          JSON.stringify(read.offices),
        )
  return phrasesOf(spoken, time, most)
}

const within = '(?1 IS NULL OR office IN (SELECT value FROM json_each(?1)))'
/** See `FigureStore.oldestHeld`. */
export function oldestHeld({ main }: Databases, offices: string[] | 'all'): number | null {
  const found = main.get<{ oldest: number | null; persons: number }>(
    `SELECT min(createdAt) AS oldest, count(DISTINCT coalesce(reader, id)) AS persons FROM comments
     WHERE state = 'held' AND ${within}`,
    among(offices),
  )
  return found && found.persons >= fewest ? found.oldest : null
}

/** See `FigureStore.idle`. */
export function idle(
  { main }: Databases,
  { offices, heldBefore, decidedSince }: { offices: string[] | 'all'; heldBefore: number; decidedSince: number },
): IdleOffice[] {
  return main.all<IdleOffice>(
    `SELECT office, min(heldSince) AS oldestHeld FROM comments AS waiting WHERE state = 'held' AND ${within}
       AND NOT EXISTS (SELECT 1 FROM comments AS done
         WHERE done.office = waiting.office AND done.decidedAt >= ?3 AND done.speaksFor IS NULL)
     GROUP BY office HAVING oldestHeld < ?2 ORDER BY oldestHeld`,
    among(offices),
    heldBefore,
    decidedSince,
  )
}
