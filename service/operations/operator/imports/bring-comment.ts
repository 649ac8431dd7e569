import { type Comment, newComment } from '../../../domain/comment.ts'
import { idAt } from '../../../domain/ids.ts'
import { stateAfter } from '../../../domain/moving.ts'
import type { Site } from '../../../domain/offices.ts'
import { makeReceipt } from '../../../domain/receipts.ts'
import type { Verdict } from '../../../domain/verdict.ts'
import { lookupOf } from '../../../identity/people.ts'
import { avatarOf, newReader } from '../../../identity/reader-tokens.ts'
import { type Conclusion, judgeComment } from '../../reader/judging.ts'
import { rulesAt } from '../../reader/pages.ts'
import { nobody, posterAt } from '../../reader/people.ts'
import type { Needs as PostingNeeds } from '../../reader/post-comment.ts'
import { type Draft, keyOfImported } from './comment-drafts.ts'
import { operator } from '../../actor.ts'

/** What becomes of what was public elsewhere: public here, held for a look, or what filter and policy say. */
export type Standing = 'published' | 'held' | 'judged'

export type Needs = Omit<PostingNeeds, 'postLimits' | 'usualMinutes'>

/** Whether it is here: brought in before, or one of our own that was exported from this very site. */
export async function isHere(
  { store }: Pick<Needs, 'store'>,
  site: Site,
  { key, from }: Pick<Draft, 'key' | 'from'>,
): Promise<boolean> {
  if ((await store.comments.byKey(site.id, key)) !== null) return true
  return from.id !== '' && (await store.comments.byId(from.id))?.site === site.id
}

/** What it replies to, where that was brought in, or is our own; `later`: the file may still bring it. */
export async function parentOf(
  { store }: Needs,
  site: Site,
  { from, place }: Draft,
): Promise<Comment | null | 'later'> {
  if (from.parent === null) return null
  const brought = await store.comments.byKey(site.id, keyOfImported(site.id, from.parent))
  const parent = brought ?? (await store.comments.byId(from.parent))
  return parent?.site === site.id && parent.page === place.id ? parent : 'later'
}

const asIs: Conclusion = { verdict: { outcome: 'publish', score: 0, reasons: [] }, fingerprint: null, outside: null }

/** Held by whoever brings it in: the filter's reasons are shown where it has some. */
const heldAs = (verdict: Verdict): Verdict => ({
  ...verdict,
  outcome: 'hold',
  reasons: verdict.reasons.length > 0 ? verdict.reasons : [{ code: 'policy-pre' }],
})

async function conclude(
  needs: Needs,
  site: Site,
  { from, place, name, text }: Draft,
  { standing, person }: { standing: Standing; person: string | null },
): Promise<Conclusion> {
  const waits = standing === 'held' || from.state === 'held'
  if (from.official || (standing === 'published' && !waits)) return asIs
  const { policy } = rulesAt(needs.directory.current(), site, needs.clock.now())
  const comment = { id: null, page: place.id, name, text, trap: '', reader: null, person, arrives: false }
  const concluded = await judgeComment({ ...needs, outside: null }, { comment, site, policy })
  return waits ? { ...concluded, verdict: heldAs(concluded.verdict) } : concluded
}

export type Bring = { site: Site; draft: Draft; standing: Standing; parent: Comment | null }

/**
 * Stores it with the time it has in its file. Its history begins with the day it was brought in, so that nobody is said
 * to have let it wait since then.
 */
export async function bringIn(needs: Needs, { site, draft, standing, parent }: Bring): Promise<'added' | 'same'> {
  const { from, place, name, email, key } = draft
  const { at } = from
  const now = needs.clock.now()
  const poster =
    email === '' || from.official ? nobody : await posterAt(needs, { email, lookup: lookupOf(needs.keys, email) })
  const concluded = await conclude(needs, site, draft, { standing, person: poster.id })
  const avatar = avatarOf(needs.keys, newReader(needs.chance))
  const author: Comment['author'] = from.official
    ? { kind: 'office', office: site.office, name, member: '', avatar }
    : { kind: 'reader', name, person: poster.id, reader: null, avatar }
  for (;;) {
    const born = newComment({
      id: idAt(at, needs.chance, site.code),
      site: site.id,
      office: site.office,
      page: place.id,
      root: parent ? (parent.root ?? parent.id) : null,
      parent: parent?.id ?? null,
      key,
      content: null,
      receipt: from.official ? null : makeReceipt(needs.chance, site.code),
      author,
      text: draft.text,
      createdAt: at,
      state: stateAfter[concluded.verdict.outcome],
      ...concluded,
      by: operator,
      act: from.official ? 'answered' : 'posted',
    })
    const history = born.history.map((entry) => ({ ...entry, at: now }))
    const editedAt = from.editedAt !== null && from.editedAt >= at && from.editedAt <= now ? from.editedAt : null
    const page = { ...place, site: site.id, title: draft.title, createdAt: at }
    const inserted = await needs.store.comments.insert({ ...born, history, editedAt }, page, poster.newcomer)
    if (inserted.outcome === 'repeated') return 'same'
    if (inserted.outcome === 'receipt-taken') continue
    if (born.state === 'published') needs.publisher.soon(place.id, [born.id])
    return 'added'
  }
}
