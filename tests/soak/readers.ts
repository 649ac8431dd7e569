// Readers of a thread: one who reads it whole, page by page, and one who keeps up by asking what changed since.
import type { CommentView, RepliesView, ThreadChangesView, ThreadView } from '../../service/contract/views.ts'
import { threadPath } from '../bench/filling.ts'
import { insistOnJson } from './shaken.ts'

/** A thread as its reader knows it: every comment once, flat. */
export type Known = { revision: number; comments: number; views: Map<string, CommentView>; doubles: string[] }

function take(known: Known, view: CommentView): void {
  if (known.views.has(view.id)) known.doubles.push(view.id)
  known.views.set(view.id, view)
}

async function readReplies(origin: string, known: Known, to: CommentView): Promise<void> {
  let after: string | null = ''
  while (after !== null) {
    const more: string = after === '' ? '' : `&after=${after}`
    const read: RepliesView = await insistOnJson<RepliesView>(`${origin}/v1/comments/${to.id}/replies?limit=100${more}`)
    for (const view of read.comments) take(known, view)
    after = read.next
  }
}

/** Every comment of a page that a reader can reach, by cursor, with all replies. The revision is that of the beginning. */
export async function readWhole(origin: string, page: number): Promise<Known> {
  let read = await insistOnJson<ThreadView>(`${origin}${threadPath(page)}&sort=old&limit=100`)
  const known: Known = { revision: read.revision, comments: read.page.comments, views: new Map(), doubles: [] }
  for (;;) {
    for (const view of read.comments) {
      take(known, view)
      if (view.replyCount > 0) await readReplies(origin, known, view)
    }
    if (read.next === null) return known
    read = await insistOnJson<ThreadView>(`${origin}${threadPath(page)}&sort=old&limit=100&after=${read.next}`)
  }
}

export type Follower = { known: Known; steps: number; rereads: number }

/** One question for what is new. Where that cannot be told, the thread is read anew, as a widget does. */
export async function keepUp(origin: string, page: number, follower: Follower): Promise<void> {
  const { known } = follower
  const changes = await insistOnJson<ThreadChangesView>(`${origin}${threadPath(page)}&since=${known.revision}`)
  if (changes.revision < known.revision)
    throw new Error(`a revision fell from ${known.revision} to ${changes.revision}`)
  if (!changes.partial) {
    follower.known = await readWhole(origin, page)
    follower.rereads += 1
    return
  }
  follower.steps += 1
  known.revision = changes.revision
  known.comments = changes.page.comments
  for (const view of changes.comments) known.views.set(view.id, view)
}

/** Keeps up with a page until it is told to stop. */
export async function follow(origin: string, page: number, isOver: () => boolean): Promise<Follower> {
  const follower = { known: await readWhole(origin, page), steps: 0, rereads: 0 }
  while (!isOver()) {
    await keepUp(origin, page, follower)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  return follower
}

/** What is public of a thread: id → words. */
export function published({ views }: Known): Map<string, string> {
  const open = [...views.values()].filter(({ state }) => state === 'published')
  return new Map(open.map(({ id, text }) => [id, text]))
}
