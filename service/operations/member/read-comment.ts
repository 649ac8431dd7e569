import type { AuthorRecord } from '../../contract/views.ts'
import type { Comment } from '../../domain/comment.ts'
import { Refusal } from '../../domain/refusal.ts'
import { maskAddress } from '../../identity/addresses.ts'
import { openAddress } from '../../identity/people.ts'
import { iso } from '../../presenters/times.ts'
import type { OpenedEntry } from '../../presenters/queue.ts'
import { type Actor, permit, sees, sightOf } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { coversOn } from './cover-comment.ts'
import { entriesFor } from './entries.ts'
import { findToRead } from './forward-comment.ts'
import { notesOn } from './notes.ts'
import { day } from '../../domain/durations.ts'
import { personOf } from '../../domain/authors.ts'

type Needs = Pick<Collaborators, 'store' | 'directory' | 'keys' | 'clock'>

/** How far back an author's record reaches. */
const recordDays = 90

async function maskedEmail({ store, keys }: Needs, person: string | null): Promise<string | null> {
  if (person === null) return null
  const [sealed, key] = await Promise.all([store.people.byId(person), store.people.key(person)])
  const email = sealed && key && openAddress(keys, sealed, key)
  return email ? maskAddress(email) : null
}

/** An address first seen elsewhere is another office's business, so only who sees every office is told since when. */
async function knownSince({ store }: Needs, offices: string[] | 'all', person: string): Promise<string | null> {
  const known = offices === 'all' ? await store.people.byId(person) : null
  return known && iso(known.createdAt)
}

async function recordOf(needs: Needs, actor: Actor, person: string | null): Promise<AuthorRecord> {
  if (person === null) return { comments: 0, published: 0, held: 0, rejected: 0, since: null }
  const offices = sightOf(needs.directory.current(), actor)
  const oldest = needs.clock.now() - recordDays * day
  const [states, since] = await Promise.all([
    needs.store.comments.recordOf(person, offices, oldest),
    knownSince(needs, offices, person),
  ])
  const { published, held, rejected, spam, removed } = states
  return { comments: published + held + rejected + spam + removed, published, held, rejected: rejected + spam, since }
}

/** Of what another office passed on: what is asked, and nothing of who asks or of what is done there. */
async function readPassedOn(needs: Needs, actor: Actor, comment: Comment): Promise<OpenedEntry> {
  const [entry] = await entriesFor(needs, actor, [comment])
  if (!entry) throw new Refusal('not-found')
  const record = await recordOf(needs, actor, null)
  return { ...entry, email: null, record, reported: [], notes: [], covers: [] }
}

/**
 * One comment with its reports, what members noted of it, its author's masked address and their record in the member's
 * own offices over 90 days.
 */
export async function readComment(needs: Needs, actor: Actor, id: string): Promise<OpenedEntry> {
  permit(actor, 'read')
  const comment = await findToRead(needs, actor, id)
  if (!sees(needs.directory.current(), actor, comment.office)) return readPassedOn(needs, actor, comment)
  const [[entry], email, record, reported, notes, covers] = await Promise.all([
    entriesFor(needs, actor, [comment]),
    maskedEmail(needs, personOf(comment)),
    recordOf(needs, actor, personOf(comment)),
    needs.store.engagement.reportsOn(id),
    notesOn(needs, actor, id),
    coversOn(needs, actor, id),
  ])
  if (!entry) throw new Refusal('not-found')
  return { ...entry, email, record, reported, notes, covers }
}
