import type { Comment } from '../../domain/comment.ts'
import { isSame } from '../../domain/same.ts'
import type { ToAnswer } from '../matters.ts'
import { searchOf } from '../searching.ts'
import { byId } from './comments.ts'
import type { Databases } from './database.ts'
import { searching } from './queue.ts'
import { comment, commentColumns, type CommentRow } from './rows.ts'
import type { Matter } from '../../domain/comment-facts.ts'
import { among } from './values.ts'

/** Sets a matter where it is the one that was seen. The writer holds the write lock between reading and writing. */
export function noteMatter(db: Databases, id: string, turn: number, matter: Matter, now: number): boolean {
  const present = byId(db, id)
  if (!present) return false
  if ((present.matter?.turn ?? 0) !== turn) return isSame(present.matter, matter)
  db.main.run(
    `UPDATE comments SET matter = ?, owedSince = iif(state = 'published', coalesce(owedSince, ?), owedSince)
     WHERE id = ?`,
    JSON.stringify(matter),
    now,
    id,
  )
  return true
}

/** Values: 1 how many, 2 offices, 3 and 4 the last row before, then the words. */
const later = '(one.answerDue, one.id) > (?3, ?4)'
export const toAnswerInAll = (more: string): string =>
  `SELECT one.id FROM comments AS one INDEXED BY commentsToAnswer
   WHERE one.answerDue IS NOT NULL AND ${later}${more} ORDER BY one.answerDue, one.id LIMIT ?1`
/** The first of each office by the index, and the first of those. */
export const toAnswerInSome = (more: string): string =>
  `SELECT found.id FROM json_each(?2) AS office
   JOIN comments AS found ON found.id IN (
     SELECT one.id FROM comments AS one INDEXED BY commentsToAnswerOf
     WHERE one.answerer = office.value AND one.answerDue IS NOT NULL AND ${later}${more}
     ORDER BY one.answerDue, one.id LIMIT ?1
   ) ORDER BY found.answerDue, found.id LIMIT ?1`

/** What waits for an answer. See `MatterStore.toAnswer`. */
export function toAnswer(db: Databases, read: ToAnswer): { comments: Comment[]; more: boolean } {
  const { offices, after, limit } = read
  const { condition, values } = searching(searchOf(read.search), 5)
  const more = condition && ` AND ${condition}`
  const sql = offices === 'all' ? toAnswerInAll(more) : toAnswerInSome(more)
  const place = [after?.due ?? 0, after?.id ?? '']
  const ids = db.main.all<{ id: string }>(sql, limit + 1, among(offices), ...place, ...values).map(({ id }) => id)
  const rows = db.main.rows<CommentRow>(
    `SELECT ${commentColumns} FROM comments WHERE id IN (SELECT value FROM json_each(?)) ORDER BY answerDue, id`,
    JSON.stringify(ids.slice(0, limit)),
  )
  return { comments: rows.map(comment), more: ids.length > limit }
}

export const countedToAnswer = {
  all: `SELECT count(*) AS owed FROM (SELECT 1 FROM comments INDEXED BY commentsToAnswer
    WHERE answerDue IS NOT NULL AND answerDue <= ?2 LIMIT ?1)`,
  some: `SELECT count(*) AS owed FROM (SELECT 1 FROM json_each(?3) AS office
    JOIN comments INDEXED BY commentsToAnswerOf ON answerer = office.value AND answerDue IS NOT NULL AND answerDue <= ?2
    LIMIT ?1)`,
}

/** How many wait for an answer. See `MatterStore.countToAnswer`. */
export function countToAnswer(
  { main }: Databases,
  { offices, dueBy }: { offices: string[] | 'all'; dueBy: number | null },
  most: number,
): number {
  const by = dueBy ?? Number.MAX_SAFE_INTEGER
  const row =
    offices === 'all'
      ? main.get<{ owed: number }>(countedToAnswer.all, most, by)
      : main.get<{ owed: number }>(countedToAnswer.some, most, by, among(offices))
  return row?.owed ?? 0
}

/** Whose author's time to object is over. */
export const toClose = ({ main }: Databases, now: number, limit: number): Comment[] =>
  main.rows<CommentRow>(toCloseSql, now, limit).map(comment)

export const toCloseSql = `SELECT ${commentColumns} FROM comments INDEXED BY commentsToClose
  WHERE settleDue IS NOT NULL AND settleDue <= ? ORDER BY settleDue LIMIT ?`

/** What an office has answered though an answer is owed. See `MatterStore.toAnswerThoughAnswered`. */
export const toAnswerThoughAnswered = ({ main }: Databases, after: string, limit: number): Comment[] =>
  main
    .rows<CommentRow>(
      `SELECT ${commentColumns} FROM comments INDEXED BY commentsAnsweredOwed
       WHERE answerDue IS NOT NULL AND answered AND id > ? ORDER BY id LIMIT ?`,
      after,
      limit,
    )
    .map(comment)
