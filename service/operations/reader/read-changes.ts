import { limits } from '../../contract/limits.ts'
import type { Site } from '../../domain/offices.ts'
import type { Page } from '../../domain/page.ts'
import type { Frame } from '../../presenters/threads.ts'
import type { ThreadComment } from '../../store/comments.ts'
import type { Collaborators } from '../collaborators.ts'
import { type Place, rulesAt } from './pages.ts'
import { readPinned } from './read-pinned.ts'

export type ReadChanges = { site: Site; place: Place; since: number }

/** What changed, or null where that cannot be told and the whole first page has to be read. */
export type Changes = (Frame & { comments: ThreadComment[] }) | null

/** Ids changed after a revision, each once; null where the page's short memory does not reach back so far. */
function changedSince(page: Page | null, since: number): string[] | null {
  const revision = page?.revision ?? 0
  if (since > revision) return null
  if (!page || since === revision) return []
  const oldest = page.changes[0]
  const reachesBack = page.changes.length < limits.pageChanges || (oldest !== undefined && since >= oldest.revision)
  if (!reachesBack) return null
  const ids = new Set(page.changes.filter((change) => change.revision > since).map((change) => change.id))
  return ids.size > limits.sinceMost ? null : [...ids]
}

/** What changed on a page since a revision. */
export async function readChanges(
  { store, directory, clock }: Pick<Collaborators, 'store' | 'directory' | 'clock'>,
  { site, place, since }: ReadChanges,
): Promise<Changes> {
  const page = await store.pages.byId(place.id)
  const ids = changedSince(page, since)
  if (ids === null) return null
  const { office, policy, opening, statement, resting } = rulesAt(directory.current(), site, clock.now())
  const [comments, pinned] = await Promise.all([
    ids.length === 0 ? [] : store.comments.threadByIds(place.id, ids),
    readPinned({ store }, page),
  ])
  return { page, url: place.url, office, policy, opening, statement, resting, pinned, comments }
}
