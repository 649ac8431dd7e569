import type { Comment } from '../../domain/comment.ts'
import type { LapsingStore } from '../lapsing.ts'
import type { Databases } from './database.ts'
import { comment, commentColumns, type CommentRow } from './rows.ts'

/** Values: 1 offices, 2 before when, 3 how many. */
export const lapsedOf = `SELECT id FROM comments INDEXED BY commentsLapsing
  WHERE state IN ('rejected', 'spam', 'removed') AND text <> '' AND speaksFor IS NULL
    AND coalesce(decidedAt, createdAt) < ?2 AND office IN (SELECT value FROM json_each(?1))
  ORDER BY coalesce(decidedAt, createdAt) LIMIT ?3`

/** What has been put aside for long. See `LapsingStore.lapsed`. */
export const lapsed = (
  { main }: Databases,
  { offices, before, limit }: Parameters<LapsingStore['lapsed']>[0],
): Comment[] =>
  main
    .rows<CommentRow>(
      `SELECT ${commentColumns} FROM comments WHERE id IN (${lapsedOf}) ORDER BY coalesce(decidedAt, createdAt), id`,
      JSON.stringify(offices),
      before,
      limit,
    )
    .map(comment)
