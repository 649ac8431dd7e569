import type { SignInBody } from '../contract/member.ts'
import type { SessionView } from '../contract/views.ts'
import { lookupOf } from '../identity/people.ts'
import { shown } from '../operations/member/members.ts'
import { signInByLink, signInByPassword } from '../operations/member/sessions.ts'
import { memberView } from '../presenters/members.ts'
import { iso } from '../presenters/times.ts'
import { networkOf } from './address-limits.ts'
import type { Call } from './call.ts'
import type { HttpNeeds } from './needs.ts'
import { setCookie } from './session.ts'

/**
 * Signs in, and gives token and cookie. Guesses are counted before any hashing, by network and account together;
 * a right one is not held against anybody.
 */
export async function signIn(needs: HttpNeeds, call: Call, body: SignInBody): Promise<SessionView> {
  const network = await networkOf(call, needs)
  if (network !== null) await needs.addressLimits.spend('signIns', network)
  const account = 'link' in body ? 'by link' : lookupOf(needs.keys, body.email)
  const guesser = `${network ?? 'here'} ${account}`
  await needs.addressLimits.spend('failedSignIns', guesser)
  const signedIn = await ('link' in body ? signInByLink(needs, body) : signInByPassword(needs, body))
  await needs.addressLimits.giveBack('failedSignIns', guesser)

  const seconds = Math.floor((signedIn.expiresAt - needs.clock.now()) / 1_000)
  setCookie(call, needs.origin, { token: signedIn.token, seconds })
  const { member, email } = shown(needs, signedIn.member)
  return { token: signedIn.token, expiresAt: iso(signedIn.expiresAt), member: memberView(member, email) }
}
