import * as z from 'zod'
import { limits } from '../../contract/limits.ts'
import type {
  ChangesQuery,
  MineBody,
  PostBody,
  RepliesQuery,
  ReportBody,
  ThreadQuery,
  WatchQuery,
} from '../../contract/reader.ts'
import { reportReasons } from '../../domain/engagement.ts'
import { cursor, opaque, pageKey, sorts, text, typed, url, uuid, wholeNumber } from './kinds.ts'

const onPage = { url, page: pageKey.exactOptional() }
const limit = wholeNumber(1, limits.threadLimitMost).exactOptional()
const after = cursor.exactOptional()
const sort = z.enum(sorts).exactOptional()
const since = wholeNumber(0, Number.MAX_SAFE_INTEGER).exactOptional()

const answered = z.enum(['yes', 'no']).exactOptional().describe('only what an office has answered, or has not')
const at = opaque(limits.cursorLength).exactOptional().describe('begin with this comment, or the one it hangs under')

export const threadQuery = z.object({ ...onPage, sort, after, limit, answered, at }) satisfies z.ZodType<ThreadQuery>

/** Both questions that are put to `/thread`: with `since` only what changed is asked for. */
export const threadOrChangesQuery = threadQuery.extend({ since }) satisfies z.ZodType<
  ThreadQuery & Partial<ChangesQuery>
>

export const repliesQuery = z.object({ after, limit }) satisfies z.ZodType<RepliesQuery>

export const countsQuery = z.object({
  url: z.array(url).min(1).max(limits.countsMost),
}) satisfies z.ZodType<{ url: string[] }>

export const eventsQuery = z.object({ ...onPage, since }) satisfies z.ZodType<WatchQuery>

export const feedQuery = z.object({
  url: url.exactOptional(),
  page: pageKey.exactOptional(),
}) satisfies z.ZodType<{ url?: string; page?: string }>

export const postBody = z.object({
  key: uuid,
  ...onPage,
  title: typed(limits.titleLength, 'of the page, one line').exactOptional(),
  parent: opaque(limits.cursorLength).nullable().exactOptional(),
  name: typed(limits.nameLength, 'at least 1 once folded; no control characters'),
  email: typed(limits.emailLength, 'an address; empty where policy says emailRequired: false'),
  text: typed(limits.textLength, 'at least 1 once trimmed; the policy’s maxLength may ask for less'),
  // One that is not ours is ignored, so its form is nobody's fault.
  reader: z.string().nullable().exactOptional(),
  trap: z.string().nullable().exactOptional(),
}) satisfies z.ZodType<PostBody>

export const mineBody = z.object({ ...onPage, reader: z.string() }) satisfies z.ZodType<MineBody>

export const editBody = z.object({ text: typed(limits.textLength, 'as in a post') }) satisfies z.ZodType<{
  text: string
}>

export const reportBody = z.object({
  reason: z.enum(reportReasons),
  note: text(0, limits.reportNoteLength).nullable().exactOptional(),
}) satisfies z.ZodType<ReportBody>

export const similarBody = z.object({ text: text(0, limits.textLength) }) satisfies z.ZodType<{
  text: string
}>

export const reactionQuery = z.object(onPage)

export const reactionBody = z.object({
  reaction: z.string().nullable().describe('one of the rules’ reactions; null takes it back'),
}) satisfies z.ZodType<{ reaction: string | null }>

export const ledgerQuery = z.object({ office: opaque(limits.cursorLength).exactOptional() })
