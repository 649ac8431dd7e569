import { Refusal } from '../domain/refusal.ts'
import { mustSee, permit } from '../operations/actor.ts'
import type { Verb } from '../contract/views.ts'
import { findCampaign } from '../operations/member/campaigns.ts'
import { findToAnswer, findToRead } from '../operations/member/forward-comment.ts'
import { findInSight } from '../operations/member/find-comment.ts'
import { authenticate } from '../operations/member/sessions.ts'
import { bearer, type Call } from './call.ts'
import type { HttpNeeds } from './needs.ts'
import type { Guard } from './guard.ts'

const cookieName = 'rembuk_session'

type SessionNeeds = Pick<HttpNeeds, 'store' | 'keys' | 'clock' | 'directory' | 'origins' | 'origin'>

/** The session's token: a program's header before a browser's cookie. */
function tokenOf(call: Call): string | null {
  return bearer(call) ?? cookieOf(call)
}

function cookieOf(call: Call): string | null {
  const parts = call.ctx.get('Cookie').split(';')
  const own = parts.map((part) => part.trim()).find((part) => part.startsWith(`${cookieName}=`))
  return own?.slice(cookieName.length + 1) || null
}

/** The cookie of a new session; without a token, of one that has ended. */
export function setCookie(call: Call, origin: string, session: { token: string; seconds: number } | null): void {
  const secure = origin.startsWith('https:') ? '; Secure' : ''
  const lasting = session ? `=${session.token}; Max-Age=${session.seconds}` : '=; Max-Age=0'
  call.ctx.set('Set-Cookie', `${cookieName}${lasting}; Path=/; HttpOnly; SameSite=Strict${secure}`)
}

/**
 * Refuses what another site's page may have sent. Browsers name the origin of every change; one that does not still
 * says `Sec-Fetch-Site`. A request with neither comes from a program, and may pass only where no cookie speaks for it.
 */
function requireOwnOrigin({ ctx }: Call, { isOwn }: HttpNeeds['origins'], byCookie: boolean): void {
  const origin = ctx.get('Origin')
  const site = ctx.get('Sec-Fetch-Site')
  const own = origin === '' ? site === 'same-origin' : isOwn(origin)
  const program = origin === '' && site === '' && !byCookie
  if (!own && !program) throw new Refusal('origin-not-allowed')
}

export type MemberGuards = {
  /** 401 without a living session */
  signedIn: Guard
  /** 403 for a change by cookie that another site's page may have sent; nobody's browser adds a program's header */
  ownOrigin: Guard
  /** the same for signing in, where there may be no cookie yet */
  ownOriginToSignIn: Guard
  /** 403 for a role that may not do this; asked before the fields are, and by the operation again */
  permitted(verb: Verb): Guard
  /** 403 for whoever may not change members, themselves excepted */
  selfOrPermitted: Guard
  /** 404 for what is out of sight or not there */
  commentInSight: Guard
  /** the same for what was passed on to an office in sight, too: to read and to answer */
  commentToAnswer: Guard
  commentToRead: Guard
  campaignInSight: Guard
  officeInSight: Guard
  siteInSight: Guard
  memberInSight: Guard
  /** the office that the query names, where it names one */
  askedOfficeInSight: Guard
}

/** The guards of the desk's calls, in the order in which routes list them. */
export function memberGuards(needs: SessionNeeds): MemberGuards {
  const { store, origins, directory } = needs
  const seen = (call: Call, office: string | undefined): void => {
    if (office === undefined || !directory.current().offices.has(office)) throw new Refusal('not-found')
    mustSee(directory.current(), call.actor, office)
  }
  return {
    async signedIn(call) {
      call.actor = await authenticate(needs, tokenOf(call))
    },
    ownOrigin(call) {
      if (bearer(call) === null) requireOwnOrigin(call, origins, true)
    },
    ownOriginToSignIn: (call) => requireOwnOrigin(call, origins, cookieOf(call) !== null),
    permitted: (verb) => (call) => permit(call.actor, verb),
    selfOrPermitted(call) {
      if (call.param('id') !== call.actor.member.id) permit(call.actor, 'members')
    },
    async commentInSight(call) {
      await findInSight(needs, call.actor, call.param('id'))
    },
    async commentToAnswer(call) {
      await findToAnswer(needs, call.actor, call.param('id'))
    },
    async commentToRead(call) {
      await findToRead(needs, call.actor, call.param('id'))
    },
    async campaignInSight(call) {
      await findCampaign(needs, call.actor, call.param('id'))
    },
    officeInSight: (call) => seen(call, call.param('id')),
    siteInSight: (call) => seen(call, directory.current().sites.get(call.param('id'))?.office),
    async memberInSight(call) {
      seen(call, (await store.members.byId(call.param('id')))?.office)
    },
    askedOfficeInSight(call) {
      const [asked, ...more] = call.query.getAll('office')
      if (asked !== undefined && more.length === 0) seen(call, asked)
    },
  }
}
