import type { Role } from '../../contract/views.ts'
import { limits } from '../../contract/limits.ts'
import type { Member } from '../../domain/member.ts'
import { mayGrant } from '../../domain/permissions.ts'
import { Refusal } from '../../domain/refusal.ts'
import { isAddress } from '../../identity/addresses.ts'
import { newLinkToken } from '../../identity/links.ts'
import { openMemberAddress, sealMemberAddress } from '../../identity/member-addresses.ts'
import { lookupOf } from '../../identity/people.ts'
import { type Actor, mustSee, permit, sees, sightOf } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { note } from './note.ts'
import { hour } from '../../domain/durations.ts'

type Needs = Pick<
  Collaborators,
  'store' | 'directory' | 'clock' | 'chance' | 'nextId' | 'keys' | 'passwords' | 'origin'
>

export type MemberShown = { member: Member; email: string }
export type MemberInput = { email: string; name: string; role: Role; office: string; password?: string | undefined }
export type MemberChanges = {
  name?: string | undefined
  role?: Role | undefined
  office?: string | undefined
  active?: boolean | undefined
  password?: string | undefined
  currentPassword?: string | undefined
}

/** An invitation may wait over a weekend. */
const linkHours = 72

const wrong = {
  email: { id: 'Email belum lengkap.', en: 'Email is not complete.' },
  office: { id: 'Kantor ini tidak ada.', en: 'There is no such office.' },
  password: {
    id: `Kata sandi ${limits.passwordLeast}–${limits.passwordMost} huruf.`,
    en: `A password has ${limits.passwordLeast}–${limits.passwordMost} characters.`,
  },
  ownRank: {
    id: 'Peran, kantor, dan izin masuk Anda sendiri diubah oleh petugas lain.',
    en: 'Your own role, office and right to sign in are changed by somebody else.',
  },
  current: { id: 'Kata sandi sekarang tidak cocok.', en: 'The present password does not match.' },
}

/** A member with their address opened, for those who may see it. */
export const shown = ({ keys }: Pick<Needs, 'keys'>, member: Member): MemberShown => ({
  member,
  email: openMemberAddress(keys, member.sealed),
})

/** Members of the offices in sight. */
export async function listMembers(needs: Needs, actor: Actor): Promise<MemberShown[]> {
  permit(actor, 'members')
  const members = await needs.store.members.list(sightOf(needs.directory.current(), actor))
  return members.map((member) => shown(needs, member))
}

/** Until when a link that is made now signs in, milliseconds UTC. */
const linkUntil = ({ clock }: Pick<Needs, 'clock'>): number => clock.now() + linkHours * hour

/** A one-use sign-in link; its token stands behind `#`, so that a prefetch spends nothing. */
export async function makeLink(needs: Needs, member: string): Promise<string> {
  const { store, chance, origin } = needs
  const { token, hash } = newLinkToken(chance)
  await store.members.addLink({ hash, member, expiresAt: linkUntil(needs) })
  return `${origin}/desk#link=${token}`
}

function heedGrant({ directory }: Needs, actor: Actor, role: Role, office: string): void {
  if (actor.kind === 'member' && !mayGrant(actor.member.role, role)) throw new Refusal('not-permitted')
  const held = directory.current()
  if (!held.offices.has(office) || !sees(held, actor, office))
    throw new Refusal('invalid', { fields: { office: wrong.office } })
}

function heedPassword(password: string): void {
  const length = [...password].length
  if (length < limits.passwordLeast || length > limits.passwordMost) {
    throw new Refusal('invalid', { fields: { password: wrong.password } })
  }
}

/** Makes a member; without a password they get a link. Refuses `conflict` when the address is a member's. */
export async function addMember(
  needs: Needs,
  actor: Actor,
  input: MemberInput,
): Promise<MemberShown & { link: string | null; linkUntil: number }> {
  permit(actor, 'members')
  heedGrant(needs, actor, input.role, input.office)
  if (!isAddress(input.email)) throw new Refusal('invalid', { fields: { email: wrong.email } })
  if (input.password !== undefined) heedPassword(input.password)
  const member: Member = {
    id: needs.nextId(''),
    lookup: lookupOf(needs.keys, input.email),
    sealed: sealMemberAddress(needs.keys, needs.chance, input.email),
    name: input.name,
    role: input.role,
    office: input.office,
    password: input.password === undefined ? null : await needs.passwords.hash(input.password),
    active: true,
    createdAt: needs.clock.now(),
  }
  if ((await needs.store.members.insert(member)) === 'taken') throw new Refusal('conflict')
  await note(needs, actor, 'member-added', { office: member.office, subjects: [member.id] })
  const link = input.password === undefined ? await makeLink(needs, member.id) : null
  return { ...shown(needs, member), link, linkUntil: linkUntil(needs) }
}

async function findMember({ store, directory }: Needs, actor: Actor, id: string): Promise<Member> {
  const member = await store.members.byId(id)
  if (!member) throw new Refusal('not-found')
  mustSee(directory.current(), actor, member.office)
  return member
}

/**
 * Makes another link for somebody whose first one is spent, lost or out of time. Refuses `conflict` for who may not
 * sign in, and `not-permitted` for who could not make such a member.
 */
export async function inviteMember(
  needs: Needs,
  actor: Actor,
  id: string,
): Promise<MemberShown & { link: string; linkUntil: number }> {
  const member = await findMember(needs, actor, id)
  permit(actor, 'members')
  heedGrant(needs, actor, member.role, member.office)
  if (!member.active) throw new Refusal('conflict')
  const link = await makeLink(needs, id)
  await note(needs, actor, 'member-invited', { office: member.office, subjects: [id] })
  return { ...shown(needs, member), link, linkUntil: linkUntil(needs) }
}

const isSelf = (actor: Actor, member: Member): boolean => actor.kind === 'member' && actor.member.id === member.id

/** What only somebody above may change: role, office, whether they may sign in, and others' names and passwords. */
function heedChange(
  needs: Needs,
  actor: Actor,
  member: Member,
  { role, office, active, name, password }: MemberChanges,
): void {
  const aboutRank = role !== undefined || office !== undefined || active !== undefined
  const aboutOthers = !isSelf(actor, member) && (name !== undefined || password !== undefined)
  if (aboutRank || aboutOthers) {
    permit(actor, 'members')
    heedGrant(needs, actor, member.role, member.office)
  }
  // Nobody can saw off the branch they sit on: the last owner would be gone.
  if (aboutRank && isSelf(actor, member)) throw new Refusal('conflict', { detail: wrong.ownRank })
  if (role !== undefined || office !== undefined) heedGrant(needs, actor, role ?? member.role, office ?? member.office)
}

async function newPassword(
  needs: Needs,
  actor: Actor,
  member: Member,
  changes: MemberChanges,
): Promise<string | undefined> {
  if (changes.password === undefined) return undefined
  heedPassword(changes.password)
  const mustProve = isSelf(actor, member) && member.password !== null
  if (mustProve && !(await needs.passwords.verify(changes.currentPassword ?? '', member.password))) {
    throw new Refusal('invalid', { fields: { currentPassword: wrong.current } })
  }
  return needs.passwords.hash(changes.password)
}

/** Ends what somebody else may still have open; one's own session goes on. */
async function endSessions({ store, clock }: Needs, actor: Actor, member: Member): Promise<void> {
  const own = actor.kind === 'member' && isSelf(actor, member) ? actor.session : undefined
  await store.members.endSessionsOf(member.id, clock.now(), own)
}

/**
 * Changes a member, or oneself. Leaving an office, the right to sign in or a password ends the sessions that began with
 * it. Another role does not: it is read at every call, so who has it works on as far as it goes.
 */
export async function changeMember(
  needs: Needs,
  actor: Actor,
  id: string,
  changes: MemberChanges,
): Promise<MemberShown> {
  const member = await findMember(needs, actor, id)
  heedChange(needs, actor, member, changes)
  const password = await newPassword(needs, actor, member, changes)
  const { name, role, office, active } = changes
  const set = Object.fromEntries(
    Object.entries({ name, role, office, active, password }).filter(([, value]) => value !== undefined),
  )
  const changed = await needs.store.members.change(id, set)
  if (!changed) throw new Refusal('not-found')
  const leaves = active === false || changed.office !== member.office
  if (leaves || password !== undefined) await endSessions(needs, actor, member)
  const act = password === undefined ? 'member-changed' : 'password-changed'
  await note(needs, actor, act, { office: changed.office, subjects: [id] })
  return shown(needs, changed)
}

/** Takes a member's rights for good, and ends their sessions. */
export async function removeMember(needs: Needs, actor: Actor, id: string): Promise<void> {
  const member = await findMember(needs, actor, id)
  permit(actor, 'members')
  heedGrant(needs, actor, member.role, member.office)
  if (isSelf(actor, member)) throw new Refusal('conflict')
  await needs.store.members.endSessionsOf(id, needs.clock.now())
  await needs.store.members.remove(id)
  await note(needs, actor, 'member-removed', { office: member.office, subjects: [id] })
}
