import type { UndoneView } from '../../contract/views.ts'
import type { AuditEntry } from '../../domain/audit.ts'
import type { Comment } from '../../domain/comment.ts'
import {
  coverable,
  coverableBackFor,
  coverChange,
  type Covering,
  type Span,
  type Uncovered,
  uncoverChange,
} from '../../domain/covering.ts'
import type { PersonKey } from '../../domain/person.ts'
import { Refusal } from '../../domain/refusal.ts'
import { openWords, sealWords } from '../../identity/covered-words.ts'
import type { CoverShown } from '../../presenters/queue.ts'
import { type Actor, moverOf, permit } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { memberNames } from './entries.ts'
import { findInSight } from './find-comment.ts'
import { entryOf, noteUndone, settleEntry } from './note.ts'
import { publishMoved } from './publish-moved.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'publisher' | 'clock' | 'chance' | 'nextId' | 'keys'>
type Undoing = Pick<Needs, 'store' | 'directory' | 'publisher' | 'clock' | 'nextId' | 'keys'>

const wrongSpans = { id: 'Bagian itu tidak ada di komentar ini.', en: 'This comment has no such part.' }

const keyOf = async ({ store }: Pick<Needs, 'store'>, { author }: Comment): Promise<PersonKey | null> =>
  author.kind === 'reader' && author.person !== null ? store.people.key(author.person) : null

/**
 * Covers what somebody posted by mistake, in words or name. What stood there is sealed before it goes, and may return
 * as long as the session lasts. Refuses `not-permitted`, `not-found`, `invalid` for spans that are not there, and
 * `conflict` for what is not to be covered or is another version than the one that was seen.
 */
export async function coverComment(
  needs: Needs,
  actor: Actor,
  { id, spans, version }: { id: string; spans: Span[]; version: number },
): Promise<{ undo: string }> {
  const comment = await findInSight(needs, actor, id)
  permit(actor, 'decide')
  if (actor.kind !== 'member') throw new Refusal('not-permitted')
  if (!coverable(comment) || comment.version !== version) throw new Refusal('conflict')
  const now = needs.clock.now()
  const by = moverOf(actor)
  const cover = coverChange(comment, { spans, by, now })
  if (!cover) throw new Refusal('invalid', { fields: { spans: wrongSpans } })

  const covering = needs.nextId('')
  const key = await keyOf(needs, comment)
  const sealed = sealWords(needs.keys, needs.chance, { covering, key, words: JSON.stringify(cover.uncovered) })
  const until = now + coverableBackFor
  await needs.store.covers.add({ id: covering, comment: id, by: actor.member.id, at: now, until, sealed })
  const touched = { offices: [comment.office], subjects: [id], at: now }
  await needs.store.audit.append({ ...entryOf(needs, actor, 'covered', touched), id: covering })
  const won = new Set(await needs.store.comments.apply([cover.change]))
  if (!won.has(id)) {
    await needs.store.covers.remove(covering)
    await settleEntry(needs, actor, { decision: covering, offices: touched.offices, decided: [] })
    throw new Refusal('conflict')
  }
  await publishMoved(needs, [comment], [cover.change], won)
  return { undo: covering }
}

/** How often a comment that moves meanwhile is read anew. */
const rounds = 5

/**
 * Takes one's own cover off; what moved since is left alone and skipped. Refuses `conflict` where it was done, or where
 * the session in which it was put on is over.
 */
export async function uncoverComment(needs: Undoing, actor: Actor, entry: AuditEntry): Promise<UndoneView> {
  const now = needs.clock.now()
  const covering = await needs.store.covers.byId(entry.id)
  if (!covering || covering.until <= now || actor.kind !== 'member') throw new Refusal('conflict')
  const restored = await putBack(needs, actor, covering)
  if (!(await noteUndone(needs, actor, entry, now))) throw new Refusal('conflict')
  await needs.store.covers.remove(covering.id)
  const [moved] = restored ? [] : await needs.store.comments.byIds([covering.comment])
  return { restored: restored ? [covering.comment] : [], skipped: moved ? [{ id: moved.id, state: moved.state }] : [] }
}

async function putBack(needs: Undoing, actor: Actor, covering: Covering): Promise<boolean> {
  for (let round = 0; round < rounds; round += 1) {
    const comment = await needs.store.comments.byId(covering.comment)
    const uncovered = comment && (await opened(needs, comment, covering))
    const by = moverOf(actor)
    const change = comment && uncovered && uncoverChange(comment, { uncovered, by, now: needs.clock.now() })
    if (!comment || !change) return false
    const won = new Set(await needs.store.comments.apply([change]))
    await publishMoved(needs, [comment], [change], won)
    if (won.size > 0) return true
  }
  throw new Refusal('conflict')
}

async function opened(needs: Undoing, comment: Comment, covering: Covering): Promise<Uncovered | null> {
  const key = await keyOf(needs, comment)
  const words = openWords(needs.keys, { covering: covering.id, key, sealed: covering.sealed })
  return words === null ? null : (JSON.parse(words) as Uncovered)
}

/** Covers that may still be taken off a comment, newest first, with the names of those who put them on. */
export async function coversOn(
  { store, clock }: Pick<Needs, 'store' | 'clock'>,
  actor: Actor,
  comment: string,
): Promise<CoverShown[]> {
  const covers = (await store.covers.on(comment)).filter(({ until }) => until > clock.now())
  const names = await memberNames(
    { store },
    covers.map(({ by }) => by),
  )
  return covers.map((covering) => ({
    covering,
    by: names.get(covering.by) ?? null,
    own: actor.kind === 'member' && actor.member.id === covering.by,
  }))
}
