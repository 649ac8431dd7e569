import type { JudgedCount } from '../../domain/honesty.ts'
import { week } from '../../domain/durations.ts'
import { firstIdAt } from '../../domain/ids.ts'
import type { Words } from '../../domain/rehearsal.ts'
import { suspicions } from '../../domain/verdict.ts'
import type { Databases } from './database.ts'
import { among, beyond } from './values.ts'

/** Ids sort by time: only what was written since is walked. Values: 1 first id, 2 offices, 3 from, 4 week, 5 codes. */
const byWeek = `
  SELECT CAST((createdAt - ?3) / ?4 AS INTEGER) AS week,
    EXISTS (SELECT 1 FROM json_each(verdict, '$.reasons') AS reason, json_each(?5) AS code
      WHERE reason.value ->> '$.code' = code.value) AS suspected,
    CASE WHEN state = 'spam' AND confirmed THEN 'spam'
      WHEN decision IS NOT NULL AND state IN ('published', 'rejected') THEN 'fine' END AS found,
    count(*) AS comments
  FROM comments
  WHERE id >= ?1 AND createdAt >= ?3 AND speaksFor IS NULL
    AND (?2 IS NULL OR office IN (SELECT value FROM json_each(?2)))
  GROUP BY week, suspected, found`

/** See `CommentStore.judged`. */
export function judged(
  { main }: Databases,
  { offices, from, weeks }: { offices: string[] | 'all'; from: number; weeks: number },
): JudgedCount[] {
  const codes = JSON.stringify(suspicions)
  const rows = main.all<Omit<JudgedCount, 'suspected'> & { suspected: number }>(
    byWeek,
    firstIdAt(from),
    among(offices),
    from,
    week,
    codes,
  )
  return rows.filter((row) => row.week < weeks).map((row) => ({ ...row, suspected: row.suspected === 1 }))
}

const newestWords = `
  SELECT id, site, office, page, name, text, reader, state, confirmed FROM comments
  WHERE id >= ?1 AND id < ?2 AND speaksFor IS NULL AND office IN (SELECT value FROM json_each(?3))
  ORDER BY id DESC LIMIT ?4`

/** See `CommentStore.words`. */
export function words(
  { main }: Databases,
  { offices, since, before, limit }: { offices: string[]; since: number; before: string | null; limit: number },
): Words[] {
  const rows = main.all<Omit<Words, 'confirmed'> & { confirmed: number }>(
    newestWords,
    firstIdAt(since),
    before ?? beyond,
    JSON.stringify(offices),
    limit,
  )
  return rows.map((row) => ({ ...row, confirmed: row.confirmed === 1 }))
}

const passedIds = `
  SELECT id FROM comments
  WHERE state = 'published' AND decision IS NULL AND speaksFor IS NULL AND id >= ?1 AND id < ?2
    AND (?3 IS NULL OR office IN (SELECT value FROM json_each(?3)))
  ORDER BY id DESC LIMIT ?4`

/** See `CommentStore.passed`. */
export const passed = (
  { main }: Databases,
  { offices, from, until, limit }: { offices: string[] | 'all'; from: number; until: number; limit: number },
): string[] =>
  main.all<{ id: string }>(passedIds, firstIdAt(from), firstIdAt(until), among(offices), limit).map(({ id }) => id)
