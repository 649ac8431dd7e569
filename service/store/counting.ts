import type { State } from '../contract/views.ts'
import type { CampaignFigures } from '../domain/campaign.ts'
import type { Comment } from '../domain/comment.ts'
import type { PageChange } from '../domain/page.ts'
import { noneByState } from '../domain/states.ts'
import { limits } from '../contract/limits.ts'

/** `byOffice`: whether an office wrote it. */
type Below = Pick<Comment, 'id' | 'parent' | 'state'> & { byOffice: boolean }

/** What stands below a comment in public, at any depth, itself not counted. */
export type Figures = Pick<Comment, 'replyCount' | 'answered'>

/** What stands below each comment of one root. `below` are all comments under it, in any order and any state. */
export function publicBelow(root: string, below: Below[]): Map<string, Figures> {
  const children = Map.groupBy(below, (comment) => comment.parent)
  const order: Below[] = [...(children.get(root) ?? [])]
  // Grows while it is walked: every comment comes after its parent. An id never says which is older for certain.
  for (const comment of order) order.push(...(children.get(comment.id) ?? []))
  const figures = new Map<string, Figures>([[root, nothingBelow]])
  for (const { id, parent, state, byOffice } of order.toReversed()) {
    const own = figures.get(id) ?? nothingBelow
    figures.set(id, own)
    if (parent === null) continue
    const isPublic = state === 'published'
    const above = figures.get(parent) ?? nothingBelow
    figures.set(parent, {
      replyCount: above.replyCount + own.replyCount + (isPublic ? 1 : 0),
      answered: above.answered || own.answered || (isPublic && byOffice),
    })
  }
  return figures
}

export const nothingBelow: Figures = { replyCount: 0, answered: false }

/** Every comment above one of `ids`, the root included, each once. */
export function ancestors(ids: Iterable<string>, below: Pick<Comment, 'id' | 'parent'>[]): Set<string> {
  const parents = new Map(below.map((comment) => [comment.id, comment.parent]))
  const found = new Set<string>()
  for (const id of ids) {
    let above = parents.get(id) ?? null
    while (above !== null && !found.has(above)) {
      found.add(above)
      above = parents.get(above) ?? null
    }
  }
  return found
}

/**
 * The page's last changes after a publication. The oldest revision left may have lost some of its ids, so that
 * whoever asks for changes since an older one than that must be told to read the thread anew.
 */
export function withChanges(changes: PageChange[], revision: number, ids: Iterable<string>): PageChange[] {
  const added = Array.from(new Set(ids), (id) => ({ revision, id }))
  return [...changes, ...added].slice(-limits.pageChanges)
}

/** How many of a campaign stand in one state in one office, and the newest of them. */
export type CopiesCounted = { campaign: string; office: string; state: State; copies: number; newest: string }

/** Those added up by campaign. What was removed is one of its states, and counts for nothing else. */
export function addFigures(rows: CopiesCounted[]): Map<string, CampaignFigures> {
  const byCampaign = Map.groupBy(rows, ({ campaign }) => campaign)
  return new Map(Array.from(byCampaign, ([campaign, all]) => [campaign, added(all)]))
}

function added(rows: CopiesCounted[]): CampaignFigures {
  const states = noneByState()
  for (const { state, copies } of rows) states[state] += copies
  const present = rows.filter(({ state }) => state !== 'removed')
  return {
    copies: present.reduce((sum, { copies }) => sum + copies, 0),
    offices: new Set(present.map(({ office }) => office)).size,
    states,
    newest: rows.reduce((last, { newest }) => (newest > last ? newest : last), ''),
  }
}
