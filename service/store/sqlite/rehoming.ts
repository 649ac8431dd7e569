import type { RehomingStore } from '../rehoming.ts'
import type { Databases } from './database.ts'
import { inAnyState } from './values.ts'

/** Values: 1 to, 2 from, 3 site, 4 how many. */
export const rehomeSql = `UPDATE comments SET office = ?1 WHERE id IN (
  SELECT id FROM comments INDEXED BY commentsByOffice
  WHERE ${inAnyState} AND office = ?2 AND site = ?3 LIMIT ?4)`

/** See `RehomingStore.rehome`. */
export const rehome = ({ main }: Databases, { site, from, to, limit }: Parameters<RehomingStore['rehome']>[0]) =>
  main.run(rehomeSql, to, from, site, limit)

/** Values: 1 to, 2 office, 3 where they stay. */
export const layAppealsSql = `UPDATE comments SET appeal = json_set(appeal, '$.office', ?1), appealLiesAt = ?1
  WHERE id IN (SELECT id FROM comments INDEXED BY commentsAppealed WHERE appealLiesAt IS NOT NULL AND office = ?2
    AND appealLiesAt NOT IN (SELECT value FROM json_each(?3)))`

/** See `RehomingStore.layAppeals`. */
export const layAppeals = ({ main }: Databases, { office, keep, to }: Parameters<RehomingStore['layAppeals']>[0]) =>
  main.run(layAppealsSql, to, office, JSON.stringify(keep))
