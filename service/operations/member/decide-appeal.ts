import { limits } from '../../contract/limits.ts'
import type { DecidedView } from '../../contract/views.ts'
import { appealDecided, reconsiderChange } from '../../domain/appealing.ts'
import { isAppealOpen, mayDecideAppeal } from '../../domain/appeals.ts'
import type { AuditEntry } from '../../domain/audit.ts'
import type { Comment } from '../../domain/comment.ts'
import type { Office } from '../../domain/offices.ts'
import { Refusal } from '../../domain/refusal.ts'
import { type Actor, moverOf, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { followMoved } from '../matters.ts'
import { readWords, readWordsIfAny } from '../words.ts'
import { findInSight } from './find-comment.ts'
import { entryOf, settleEntry } from './note.ts'
import { publishMoved } from './publish-moved.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock' | 'nextId'>

const wrongReason = {
  id: 'Tulis kepada penulisnya mengapa keputusan itu tetap: 1–500 huruf.',
  en: 'Write to its author why the decision stands: 1–500 characters.',
}
const ownDecision = {
  id: 'Anda yang memutuskannya sebelumnya; bandingnya diputuskan petugas lain.',
  en: 'The decision was yours; somebody else decides the appeal.',
}
const decidedBy = ({ name }: Pick<Office, 'name'>) => ({
  id: `Banding ini diputuskan ${name}.`,
  en: `This appeal is decided by ${name}.`,
})

/**
 * A comment whose appeal the actor may decide. Refuses `not-found` for what is out of sight, and `not-permitted` for
 * another office's to decide, or where the decision was the actor's own. Where no appeal waits, that is no refusal yet.
 */
export async function findToDecideAppeal(
  needs: Pick<Needs, 'store' | 'directory'>,
  actor: Actor,
  id: string,
): Promise<Comment> {
  const comment = await findInSight(needs, actor, id)
  permit(actor, 'decide')
  const { appeal } = comment
  const held = needs.directory.current()
  if (appeal === null || actor.kind !== 'member' || mayDecideAppeal(held, actor.member, appeal)) return comment
  const { office } = appeal
  const isOwn = actor.member.id === appeal.decidedBy
  const detail = isOwn ? ownDecision : decidedBy(held.offices.get(office) ?? { name: office })
  throw new Refusal('not-permitted', { detail })
}

const inReason = { field: 'reason', most: limits.reasonLength, says: wrongReason }

export type DecideAppeal = {
  id: string
  grant: boolean
  reason?: string | null | undefined
  version?: number | undefined
}

/**
 * Decides an appeal, as an act that can be undone: granted, the comment is approved; else it stays as it is, and its
 * author reads why. Refuses as `findToDecideAppeal`, `invalid`, and `conflict` where none waits (any more), or the
 * comment is another version than the one that was seen.
 */
export async function decideAppeal(
  needs: Needs,
  actor: Actor,
  { id, grant: granted, reason: raw, version }: DecideAppeal,
): Promise<DecidedView> {
  const comment = await findToDecideAppeal(needs, actor, id)
  // Its author is told why where the decision stands; where they are right that may be left out.
  const reason = granted ? readWordsIfAny(raw, inReason) : readWords(raw ?? '', inReason)
  if (!isAppealOpen(comment) || (version !== undefined && version !== comment.version)) throw new Refusal('conflict')
  const offices = [comment.office, ...(comment.appeal ? [comment.appeal.office] : [])]
  const entry = entryOf(needs, actor, granted ? 'appeal-granted' : 'appeal-upheld', { offices, subjects: [id], reason })
  const { id: decision, at: now } = entry
  const change = appealDecided(comment, { granted, by: moverOf(actor), reason, decision, now })
  if (!change) throw new Refusal('conflict')
  // Written down before it is carried out, so that a kill in between leaves nothing that could not be undone.
  await needs.store.audit.append(entry)
  const won = new Set(await needs.store.comments.apply([change]))
  if (!won.has(id)) {
    await settleEntry(needs, actor, { decision, offices, decided: [] })
    throw new Refusal('conflict')
  }
  await publishMoved(needs, [comment], [change], won)
  await followMoved(needs, [comment])
  return { decided: [id], skipped: [], undo: decision, more: false }
}

/** Lets an appeal that was not granted wait again. Gives the ids of what it was taken back on. */
export async function reconsider(needs: Needs, actor: Actor, entry: AuditEntry): Promise<Set<string>> {
  const decided = await needs.store.comments.byIds(entry.subjects)
  const undoing = { decision: entry.id, by: moverOf(actor), now: needs.clock.now() }
  return new Set(await needs.store.comments.apply(decided.flatMap((one) => reconsiderChange(one, undoing) ?? [])))
}
