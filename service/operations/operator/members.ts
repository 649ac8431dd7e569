import type { Member } from '../../domain/member.ts'
import { Refusal } from '../../domain/refusal.ts'
import { lookupOf } from '../../identity/people.ts'
import type { Collaborators } from '../collaborators.ts'
import { makeLink, changeMember } from '../member/members.ts'
import { operator } from '../actor.ts'

/** A member by address, for whoever stands at the machine. */
export async function findMemberByEmail(
  { store, keys }: Pick<Collaborators, 'store' | 'keys'>,
  email: string,
): Promise<Member> {
  const member = await store.members.byLookup(lookupOf(keys, email))
  if (!member) throw new Refusal('not-found')
  return member
}

/** Sets a new password and ends every session of that member. */
export async function resetPassword(
  needs: Collaborators,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const member = await findMemberByEmail(needs, email)
  await changeMember(needs, operator, member.id, { password })
}

/** A one-use sign-in link for a member. */
export async function signInLink(needs: Collaborators, email: string): Promise<string> {
  const member = await findMemberByEmail(needs, email)
  return makeLink(needs, member.id)
}
