import * as z from 'zod'
import { limits } from '../../contract/limits.ts'
import { opaque } from './kinds.ts'
import { threadQuery } from './reader.ts'

/**
 * What the address of a thread's page may hold: a page of the thread as the API gives it, and what the reader is about
 * to do or has done. Without `url` the page asks for it.
 */
export const threadPageQuery = threadQuery.omit({ limit: true, at: true }).extend({
  url: z.string().default(''),
  /** the comment to answer, and the one all of whose replies are asked for */
  reply: opaque(limits.cursorLength).exactOptional(),
  replies: opaque(limits.cursorLength).exactOptional(),
  /** of the reader's own comment, and how many identity numbers were masked in it */
  receipt: z.string().exactOptional(),
  masked: z.string().exactOptional(),
})
export type ThreadPageQuery = z.infer<typeof threadPageQuery>
