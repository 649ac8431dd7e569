// What must stand in a store after any sequence of changes, publications and kills, worked out the slow way.
import type { Comment } from '../../service/domain/comment.ts'
import type { Store, ThreadComment } from '../../service/store/store.ts'
import { madeAt } from '../support/records.ts'

const later = madeAt + 1_000_000

/** What the repair duty does. */
export async function mend(store: Store): Promise<void> {
  for (;;) {
    const owing = await store.comments.owing(later, 10)
    if (owing.length === 0) return
    for (const one of owing) await store.pages.publish(one.page, one.ids, later)
  }
}

/** The figures that must stand in the store, worked out the slow way from the comments' states. */
export async function truth(store: Store, ids: string[]): Promise<{ comments: number; below: Map<string, number> }> {
  const all = await store.comments.byIds(ids)
  const isBelow = (one: Comment, top: string): boolean => {
    const parent = all.find(({ id }) => id === one.parent)
    return parent !== undefined && (parent.id === top || isBelow(parent, top))
  }
  const published = all.filter(({ state }) => state === 'published')
  const below = all.map(({ id }) => [id, published.filter((one) => isBelow(one, id)).length] as const)
  return { comments: published.length, below: new Map(below) }
}

/** The figures that do stand there. */
export async function figures(store: Store, page: string, ids: string[]): Promise<Awaited<ReturnType<typeof truth>>> {
  const all = await store.comments.byIds(ids)
  const stored = await store.pages.byId(page)
  return { comments: stored?.comments ?? 0, below: new Map(all.map(({ id, replyCount }) => [id, replyCount])) }
}

/** A page as its readers have it: the revision, and what each comment looks like. */
export type Seen = { revision: number; views: Map<string, string> }

export async function look(store: Store, page: string, ids: string[]): Promise<Seen> {
  const revision = (await store.pages.byId(page))?.revision ?? 0
  const views = (await store.comments.threadByIds(page, ids)).map((one) => [one.id, viewOf(one)] as const)
  return { revision, views: new Map(views) }
}

const viewOf = ({ state, text, replyCount }: ThreadComment): string =>
  state === 'published' ? `${text} ${replyCount}` : replyCount > 0 ? `removed ${replyCount}` : ''

/** Comments that look different than before, and that no later revision names: there must be none. */
export async function unnamed(store: Store, page: string, before: Seen, ids: string[]): Promise<string[]> {
  const { views } = await look(store, page, ids)
  const changes = (await store.pages.byId(page))?.changes ?? []
  const named = new Set(changes.filter(({ revision }) => revision > before.revision).map(({ id }) => id))
  return ids.filter((id) => (views.get(id) ?? '') !== (before.views.get(id) ?? '') && !named.has(id))
}
