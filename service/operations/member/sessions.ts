import type { Member } from '../../domain/member.ts'
import { Refusal } from '../../domain/refusal.ts'
import { linkHash } from '../../identity/links.ts'
import { lookupOf } from '../../identity/people.ts'
import { readSession, signSession } from '../../identity/sessions.ts'
import type { Actor } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { hour } from '../../domain/durations.ts'

/** A working day: whoever starts in the morning is not thrown out in the evening. */
const sessionHours = 12

export type SignedIn = { token: string; expiresAt: number; member: Member }

type Needs = Pick<Collaborators, 'store' | 'keys' | 'clock' | 'nextId'>

async function open({ store, keys, clock, nextId }: Needs, member: Member): Promise<SignedIn> {
  const now = clock.now()
  const session = {
    id: nextId(''),
    member: member.id,
    createdAt: now,
    expiresAt: now + sessionHours * hour,
    endedAt: null,
  }
  await store.members.openSession(session)
  const token = signSession(keys, { member: member.id, session: session.id, expiresAt: session.expiresAt, now })
  return { token, expiresAt: session.expiresAt, member }
}

/**
 * Signs in by password. An unknown address, an inactive member and a wrong password are told apart by nobody, by no
 * time.
 */
export async function signInByPassword(
  needs: Needs & Pick<Collaborators, 'passwords'>,
  { email, password }: { email: string; password: string },
): Promise<SignedIn> {
  const member = await needs.store.members.byLookup(lookupOf(needs.keys, email))
  const right = await needs.passwords.verify(password, member?.active ? member.password : null)
  if (!member || !right)
    throw new Refusal('not-signed-in', {
      detail: { id: 'Email atau kata sandi tidak cocok.', en: 'Email or password does not match.' },
    })
  return open(needs, member)
}

/** Signs in by a one-use link, and spends it. */
export async function signInByLink(needs: Needs, { link }: { link: string }): Promise<SignedIn> {
  const spent = await needs.store.members.useLink(linkHash(link), needs.clock.now())
  const member = spent && (await needs.store.members.byId(spent.member))
  if (!member?.active) {
    throw new Refusal('not-signed-in', {
      detail: { id: 'Tautan sudah dipakai atau kedaluwarsa.', en: 'This link was used or has expired.' },
    })
  }
  return open(needs, member)
}

/** Who bears this token, asked of the store at every call, so that an ended session is ended at once. */
export async function authenticate(
  { store, keys, clock }: Pick<Collaborators, 'store' | 'keys' | 'clock'>,
  token: string | null,
): Promise<Extract<Actor, { kind: 'member' }> & { expiresAt: number }> {
  const claims = token === null ? null : readSession(keys, token, clock.now())
  if (!claims) throw new Refusal('not-signed-in')
  const [session, member] = await Promise.all([
    store.members.session(claims.session),
    store.members.byId(claims.member),
  ])
  const alive =
    session && session.endedAt === null && session.expiresAt > clock.now() && session.member === claims.member
  if (!alive || !member?.active) throw new Refusal('not-signed-in')
  return { kind: 'member', member, session: session.id, expiresAt: session.expiresAt }
}

/** Ends the session, and with it its token. */
export async function signOut(
  { store, clock }: Pick<Collaborators, 'store' | 'clock'>,
  actor: Extract<Actor, { kind: 'member' }>,
): Promise<void> {
  await store.members.endSession(actor.session, clock.now())
}
