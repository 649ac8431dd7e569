import { claimFor, renewedBelow } from '../../domain/claims.ts'
import { may } from '../../domain/permissions.ts'
import type { Actor } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'
import { memberNames } from './entries.ts'

type Needs = Pick<Collaborators, 'store' | 'clock'>

/** A comment that somebody else has open: their name alone. */
export type Claimed = { id: string; by: string }

/**
 * Notes that a member has a comment open, and gives which of those on their screen others have. The caller has seen to
 * it that all of them are in sight; who only reads holds nobody up.
 */
export async function claim(
  { store, clock }: Needs,
  actor: Actor,
  { ids, opened }: { ids: string[]; opened: string | undefined },
): Promise<Claimed[]> {
  if (actor.kind !== 'member') return []
  const { member } = actor
  const now = clock.now()
  const claims = await store.claims.on(ids, now)
  if (opened !== undefined && ids.includes(opened) && may(member.role, 'decide')) {
    const own = claims.find((one) => one.member === member.id && one.comment === opened)
    const lasts = own ? own.until - now : 0
    // A clock that was set back must not make one last for hours.
    if (lasts < renewedBelow || lasts > claimFor) {
      await store.claims.hold({ member: member.id, comment: opened, until: now + claimFor })
    }
  }
  const others = claims.filter((one) => one.member !== member.id && one.until <= now + claimFor)
  const names = await memberNames(
    { store },
    others.map((one) => one.member),
  )
  return others.flatMap(({ member: by, comment: id }) => {
    const name = names.get(by)
    return name === undefined ? [] : [{ id, by: name }]
  })
}
