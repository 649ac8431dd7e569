// What must stand in a store after any sequence of changes, publications and kills, worked out the slow way.
import type { Comment } from '../../service/domain/comment.ts'
import { isSettled } from '../../service/domain/engagement.ts'
import type { ThreadComment } from '../../service/store/comments.ts'
import type { Store } from '../../service/store/store.ts'
import { madeAt } from '../support/records.ts'

const later = madeAt + 1_000_000

/** What the repair duty does. */
export async function mend(store: Store): Promise<void> {
  for (;;) {
    const owing = await store.comments.owing(later, 10)
    for (const one of owing) await store.pages.publish(one.page, one.ids, later)
    const pages = await store.pages.owing(10)
    for (const page of pages) await store.pages.publish(page, [], later)
    if (owing.length + pages.length === 0) return
  }
}

export type Figures = {
  comments: number
  below: Map<string, number>
  /** those that an office has answered, in order */
  answered: string[]
  supports: Map<string, number>
  reports: Map<string, number>
  reactions: Record<string, number>
}

type Row = { comment?: string; page?: string; reaction?: string }

/** How often each target is named by the rows of a kind that `of` takes it from. */
async function countRows(
  store: Store,
  kind: 'support' | 'reaction',
  of: (row: Row) => string | undefined,
): Promise<Map<string, number>> {
  const counted = new Map<string, number>()
  for await (const line of store.meta.dump()) {
    const target = line.kind === kind ? of(line.record as Row) : undefined
    if (target !== undefined) counted.set(target, (counted.get(target) ?? 0) + 1)
  }
  return counted
}

/** How many have reported it since a member last looked. */
const openReports = async (store: Store, comment: Comment): Promise<number> =>
  (await store.engagement.reportsOn(comment.id)).filter((report) => !isSettled(report, comment)).length

/** The figures that must stand in the store, worked out the slow way from the comments' states and all rows. */
export async function truth(store: Store, ids: string[]): Promise<Figures> {
  const all = await store.comments.byIds(ids)
  const isBelow = (one: Comment, top: string): boolean => {
    const parent = all.find(({ id }) => id === one.parent)
    return parent !== undefined && (parent.id === top || isBelow(parent, top))
  }
  const published = all.filter(({ state }) => state === 'published')
  const below = new Map(all.map(({ id }) => [id, published.filter((one) => isBelow(one, id))]))
  const isOffice = ({ author }: Comment): boolean => author.kind === 'office'
  const page = all[0]?.page
  const supports = await countRows(store, 'support', ({ comment }) => comment)
  const reactions = await countRows(store, 'reaction', (row) => (row.page === page ? row.reaction : undefined))
  const reports = await Promise.all(all.map(async (one) => [one.id, await openReports(store, one)] as const))
  return {
    comments: published.length,
    below: new Map(Array.from(below, ([id, under]) => [id, under.length])),
    answered: [...below]
      .filter(([, under]) => under.some(isOffice))
      .map(([id]) => id)
      .toSorted(),
    supports: new Map(all.map(({ id }) => [id, supports.get(id) ?? 0])),
    reports: new Map(reports),
    reactions: Object.fromEntries(reactions),
  }
}

/** The figures that do stand there. */
export async function figures(store: Store, page: string, ids: string[]): Promise<Figures> {
  const all = await store.comments.byIds(ids)
  const stored = await store.pages.byId(page)
  return {
    comments: stored?.comments ?? 0,
    below: new Map(all.map(({ id, replyCount }) => [id, replyCount])),
    answered: all
      .filter(({ answered }) => answered)
      .map(({ id }) => id)
      .toSorted(),
    supports: new Map(all.map(({ id, supports }) => [id, supports])),
    reports: new Map(all.map(({ id, reports }) => [id, reports])),
    reactions: stored?.reactions ?? {},
  }
}

/** A page as its readers have it: the revision, what each comment looks like, and what stands above them. */
export type Seen = { revision: number; views: Map<string, string>; above: string }

export async function look(store: Store, page: string, ids: string[]): Promise<Seen> {
  const { revision = 0, reactions = {}, pinned = null } = (await store.pages.byId(page)) ?? {}
  const views = (await store.comments.threadByIds(page, ids)).map((one) => [one.id, viewOf(one)] as const)
  return { revision, views: new Map(views), above: JSON.stringify([Object.entries(reactions).toSorted(), pinned]) }
}

const viewOf = ({ state, text, replyCount, supports }: ThreadComment): string =>
  state === 'published' ? `${text} ${replyCount} ${supports}` : replyCount > 0 ? `removed ${replyCount}` : ''

/** What looks different than before, and what no later revision names: there must be nothing of the kind. */
export async function unnamed(store: Store, page: string, before: Seen, ids: string[]): Promise<string[]> {
  const { views, revision: now, above } = await look(store, page, ids)
  const changes = (await store.pages.byId(page))?.changes ?? []
  const named = new Set(changes.filter(({ revision }) => revision > before.revision).map(({ id }) => id))
  const unnamedIds = ids.filter((id) => (views.get(id) ?? '') !== (before.views.get(id) ?? '') && !named.has(id))
  return above !== before.above && now === before.revision ? [...unnamedIds, 'the page itself'] : unnamedIds
}
