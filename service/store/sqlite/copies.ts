import type { Copy } from '../../domain/campaign.ts'
import type { Comment } from '../../domain/comment.ts'
import type { InCampaign } from '../campaigns.ts'
import type { Databases, Value } from './database.ts'
import { comment, commentColumns, type CommentRow } from './rows.ts'
import { among, beyond } from './values.ts'

const columns = `comments.id, site, office, page, fingerprint, campaign, state, verdict ->> '$.score' AS score`

const copiesWhere = ({ main }: Databases, where: string, ...values: Value[]): Copy[] =>
  main.all<Copy>(`SELECT ${columns} FROM comments WHERE ${where}`, ...values).map((row) => ({ ...row }))

/** The newest that readers wrote. See `CommentStore.latest`. */
export const latest = (
  db: Databases,
  { from, before, limit }: { from: string; before: string | null; limit: number },
): Copy[] =>
  copiesWhere(db, 'speaksFor IS NULL AND id >= ? AND id < ? ORDER BY id DESC LIMIT ?', from, before ?? beyond, limit)

/**
 * What was stored since. The mark is a row's number: rows are numbered under the write lock, so that none is ever
 * numbered below one that was seen.
 */
export function storedAfter(
  db: Databases,
  mark: string | null,
  limit: number,
): { copies: Copy[]; mark: string; more: boolean } {
  const last = db.main.get<{ last: number | null }>('SELECT max(rowid) AS last FROM comments')?.last ?? 0
  const after = mark === null ? last : Number(mark)
  const rows = db.main.all<Copy & { number: number; byOffice: number }>(
    `SELECT rowid AS number, speaksFor IS NOT NULL AS byOffice, ${columns} FROM comments WHERE rowid > ? AND rowid <= ? ORDER BY rowid LIMIT ?`,
    after,
    last,
    limit,
  )
  const more = mark !== null && rows.length === limit
  const found = rows.flatMap(({ number: _number, byOffice, ...copy }) => (byOffice === 1 ? [] : [copy]))
  return { copies: found, mark: String(more ? (rows.at(-1)?.number ?? last) : last), more }
}

export const editedSince = (db: Databases, since: number, limit: number): Copy[] =>
  copiesWhere(db, 'fingerprint IS NOT NULL AND editedAt >= ? ORDER BY editedAt LIMIT ?', since, limit)

export const copies = (db: Databases, ids: string[]): Copy[] =>
  copiesWhere(db, 'fingerprint IS NOT NULL AND id IN (SELECT value FROM json_each(?))', JSON.stringify(ids))

/** Notes the campaign of each that still has this fingerprint. */
export function assign({ main }: Databases, campaign: string, to: Pick<Copy, 'id' | 'fingerprint'>[]): void {
  for (const { id, fingerprint } of to) {
    main.run('UPDATE comments SET campaign = ?1 WHERE id = ?2 AND fingerprint = ?3', campaign, id, fingerprint)
  }
}

const idsOf = (which: string): string =>
  `SELECT id FROM comments WHERE campaign = ?1 AND id < ?2 AND state IN (SELECT value FROM json_each(?5))
     AND (?3 IS NULL OR office IN (SELECT value FROM json_each(?3))) ${which} ORDER BY id DESC LIMIT ?4`

/** Ids come from an index, and are put in order before anything else is read. */
export const allIds = idsOf('')
export const undecidedIds = idsOf('AND decision IS NULL')

/** A campaign's comments, newest first. See `CommentStore.inCampaign`. */
export function inCampaign(
  { main }: Databases,
  { campaign, offices, states, undecided, after, limit }: InCampaign,
): { comments: Comment[]; more: boolean } {
  const rows = main.rows<CommentRow>(
    `SELECT ${commentColumns} FROM comments WHERE id IN (${undecided ? undecidedIds : allIds}) ORDER BY id DESC`,
    campaign,
    after ?? beyond,
    among(offices),
    limit + 1,
    JSON.stringify(states),
  )
  return { comments: rows.slice(0, limit).map(comment), more: rows.length > limit }
}
