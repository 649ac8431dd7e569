import type { Verb } from '../contract/views.ts'
import type { Member } from '../domain/member.ts'
import { type Directory, rootOffice } from '../domain/offices.ts'
import { may } from '../domain/permissions.ts'
import { Refusal } from '../domain/refusal.ts'
import { isWithin, officesWithin } from '../domain/tree.ts'
import type { Mover } from '../domain/mover.ts'

/** Who acts: a member signed in, with the session it came by, or the operator at the machine itself. */
export type Actor = { kind: 'member'; member: Member; session: string } | { kind: 'operator' }

/** Refuses unless the actor's role includes the verb. */
export function permit(actor: Actor, verb: Verb): void {
  if (actor.kind === 'member' && !may(actor.member.role, verb)) throw new Refusal('not-permitted')
}

/** The offices an actor sees: their own and those below it. */
export function sightOf(directory: Directory, actor: Actor): string[] | 'all' {
  if (actor.kind === 'operator' || actor.member.office === rootOffice) return 'all'
  return officesWithin(directory, actor.member.office)
}

export function sees(directory: Directory, actor: Actor, office: string): boolean {
  return actor.kind === 'operator' || isWithin(directory, office, actor.member.office)
}

/** What is out of sight does not exist. */
export function mustSee(directory: Directory, actor: Actor, office: string): void {
  if (!sees(directory, actor, office)) throw new Refusal('not-found')
}

/** The offices asked for, narrowed to those in sight. */
export function narrowed(directory: Directory, actor: Actor, asked: string | undefined): string[] | 'all' {
  if (asked === undefined) return sightOf(directory, actor)
  if (!directory.offices.has(asked)) throw new Refusal('not-found')
  mustSee(directory, actor, asked)
  return asked === rootOffice ? 'all' : officesWithin(directory, asked)
}

export const moverOf = (actor: Actor): Mover =>
  actor.kind === 'member' ? { kind: 'member', member: actor.member.id, role: actor.member.role } : { kind: 'operator' }
