import type { Sort } from '../../contract/views.ts'
import { limits } from '../../contract/limits.ts'
import type { Answered, ThreadComment, ThreadRead, ThreadRows } from '../comments.ts'
import type { Databases, Value } from './database.ts'
import { threadColumns, threadComment, type ThreadRow } from './rows.ts'

/** All, what an office has answered, or what none has. */
type Wanted = 'all' | 'answered' | 'unanswered'

const topLevel: Record<Wanted, string> = {
  all: `SELECT ${threadColumns} FROM comments WHERE page = ? AND root IS NULL AND listed`,
  // Few are, and have an index of their own; for the others, these few are passed over.
  answered: `SELECT ${threadColumns} FROM comments WHERE page = ? AND root IS NULL AND listed AND answered`,
  unanswered: `SELECT ${threadColumns} FROM comments WHERE page = ? AND root IS NULL AND listed AND NOT answered`,
}

const ordered = (wanted: string): Record<Sort, { first: string; next: string }> => ({
  new: {
    first: `${wanted} ORDER BY id DESC LIMIT ?`,
    next: `${wanted} AND id < ? ORDER BY id DESC LIMIT ?`,
  },
  old: {
    first: `${wanted} ORDER BY id LIMIT ?`,
    next: `${wanted} AND id > ? ORDER BY id LIMIT ?`,
  },
  top: {
    first: `${wanted} ORDER BY supports DESC, id DESC LIMIT ?`,
    next: `${wanted} AND (supports, id) < (?, ?) ORDER BY supports DESC, id DESC LIMIT ?`,
  },
})

/**
 * One statement for each wish, each sort and for first and later pages, so that each has its own index and no sorting.
 */
export const inOrder: Record<Wanted, ReturnType<typeof ordered>> = {
  all: ordered(topLevel.all),
  answered: ordered(topLevel.answered),
  unanswered: ordered(topLevel.unanswered),
}

function wantedBy(answered: boolean | null): Wanted {
  if (answered === null) return 'all'
  return answered ? 'answered' : 'unanswered'
}

/** A thread's page of top-level comments. See `CommentStore.thread`. */
export function thread(db: Databases, read: ThreadRead): ThreadRows {
  const { sort, after } = read
  const statements = inOrder[wantedBy(read.answered)][sort]
  const sql = after === null ? statements.first : statements.next
  const rows = db.main.rows<ThreadRow>(sql, read.page, ...placeOf(sort, after), read.limit + 1)
  const comments = rows.slice(0, read.limit).map(threadComment)
  return { comments, replies: oldestReplies(db, comments), more: rows.length > read.limit }
}

function placeOf(sort: Sort, after: ThreadRead['after']): Value[] {
  if (after === null) return []
  return sort === 'top' ? [after.supports, after.id] : [after.id]
}

export const oldestBelowEach = `SELECT ${threadColumns} FROM json_each(?) AS top JOIN comments ON comments.rowid IN (
    SELECT reply.rowid FROM comments AS reply
    WHERE reply.root = top.value AND reply.state = 'published' ORDER BY reply.id LIMIT ${limits.inlineReplies}
  )`

/** All in one query: twenty of them took twice the time. */
function oldestReplies({ main }: Databases, comments: ThreadComment[]): Map<string, ThreadComment[]> {
  const ids = comments.filter(({ replyCount }) => replyCount > 0).map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const rows = main.rows<ThreadRow>(oldestBelowEach, JSON.stringify(ids)).map(threadComment)
  const inOrderOfTime = rows.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  return Map.groupBy(inOrderOfTime, ({ root }) => root ?? '')
}

/** Listed comments below one comment. See `CommentStore.replies`. */
export function replies(
  { main }: Databases,
  read: { root: string; below: string; after: string | null; limit: number },
): { comments: ThreadComment[]; more: boolean } {
  const { root, below, after, limit } = read
  const listed = `SELECT ${threadColumns} FROM comments WHERE root = ? AND listed AND id > ?`
  const rows =
    below === root
      ? main.rows<ThreadRow>(`${listed} ORDER BY id LIMIT ?`, root, after ?? '', limit + 1)
      : main.rows<ThreadRow>(
          `WITH RECURSIVE branch (id) AS (
             SELECT ?4
             UNION SELECT one.id FROM comments AS one JOIN branch ON one.parent = branch.id WHERE one.root = ?1
           )
           SELECT ${threadColumns} FROM comments
           WHERE root = ?1 AND listed AND id > ?2 AND id <> ?4 AND id IN branch ORDER BY id LIMIT ?3`,
          root,
          after ?? '',
          limit + 1,
          below,
        )
  return { comments: rows.slice(0, limit).map(threadComment), more: rows.length > limit }
}

export const threadByIds = ({ main }: Databases, page: string, ids: string[]): ThreadComment[] =>
  main
    .rows<ThreadRow>(
      `SELECT ${threadColumns} FROM comments WHERE page = ? AND id IN (SELECT value FROM json_each(?))`,
      page,
      JSON.stringify(ids),
    )
    .map(threadComment)

/** Published answers of offices to this comment, oldest first. */
export const answersTo = ({ main }: Databases, id: string): ThreadComment[] =>
  main
    .rows<ThreadRow>(
      `SELECT ${threadColumns} FROM comments
       WHERE parent = ? AND speaksFor IS NOT NULL AND state = 'published' ORDER BY id`,
      id,
    )
    .map(threadComment)

export const answeredAfter = `
  SELECT answer.id, answer.office, question.text AS words FROM comments AS answer INDEXED BY commentsAnswers
  JOIN comments AS question ON question.id = answer.parent AND question.state = 'published'
  WHERE answer.speaksFor IS NOT NULL AND answer.state = 'published' AND answer.id > ?
  ORDER BY answer.id DESC LIMIT ?`

/** Answers by the words of their questions. See `CommentStore.answered`. */
export const answered = ({ main }: Databases, { after, limit }: { after: string; limit: number }): Answered[] =>
  main.all<Answered>(answeredAfter, after, limit).map((row) => ({ ...row }))

const newestFirst = `state = 'published' ORDER BY id DESC LIMIT ?`
export const newestOf = {
  site: `SELECT ${threadColumns} FROM comments WHERE site = ? AND ${newestFirst}`,
  page: `SELECT ${threadColumns} FROM comments WHERE page = ? AND ${newestFirst}`,
}

/** Published comments of a site, or of one of its pages. See `CommentStore.newest`. */
export function newest(
  { main }: Databases,
  { site, page, limit }: { site: string; page: string | null; limit: number },
): ThreadComment[] {
  const rows =
    page === null
      ? main.rows<ThreadRow>(newestOf.site, site, limit)
      : main.rows<ThreadRow>(newestOf.page, page, limit).filter(([, of]) => of === site)
  return rows.map(threadComment)
}
