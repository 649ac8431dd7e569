import type { Verb } from '../contract/views.ts'
import type { Member } from '../domain/member.ts'
import { type Directory, type Office, rootOffice } from '../domain/offices.ts'
import { may } from '../domain/permissions.ts'
import { Refusal } from '../domain/refusal.ts'
import { isWithin, officesWithin } from '../domain/tree.ts'
import type { Mover } from '../domain/mover.ts'

/** Who acts: a member signed in, with the session it came by, or the operator at the machine itself. */
export type Actor = { kind: 'member'; member: Member; session: string } | { kind: 'operator' }

/** Whoever runs the service: at its command line, and where it does something for them by itself. */
export const operator = { kind: 'operator' } as const satisfies Actor

/** Refuses unless the actor's role includes the verb. */
export function permit(actor: Actor, verb: Verb): void {
  if (actor.kind === 'member' && !may(actor.member.role, verb)) throw new Refusal('not-permitted')
}

/** The offices an actor sees: their own and those below it. */
export function sightOf(directory: Directory, actor: Actor): string[] | 'all' {
  if (actor.kind === 'operator' || actor.member.office === rootOffice) return 'all'
  return officesWithin(directory, actor.member.office)
}

/** Whether an office is the actor's own or stands below it. */
export function sees(directory: Directory, actor: Actor, office: string): boolean {
  return actor.kind === 'operator' || isWithin(directory, office, actor.member.office)
}

/** What is out of sight does not exist. */
export function mustSee(directory: Directory, actor: Actor, office: string): void {
  if (!sees(directory, actor, office)) throw new Refusal('not-found')
}

/** The office that is asked for, else the actor's own. Refuses `not-found` where it is out of sight. */
export function findOffice(directory: Directory, actor: Actor, asked?: string): Office {
  const office = directory.offices.get(asked ?? ownOffice(actor))
  if (!office) throw new Refusal('not-found')
  mustSee(directory, actor, office.id)
  return office
}

/** The id of the office that an actor acts for: the operator for the whole tree. */
export const ownOffice = (actor: Actor): string => (actor.kind === 'member' ? actor.member.office : rootOffice)

/** The offices asked for, narrowed to those in sight. */
export function narrowed(directory: Directory, actor: Actor, asked: string | undefined): string[] | 'all' {
  if (asked === undefined) return sightOf(directory, actor)
  findOffice(directory, actor, asked)
  return asked === rootOffice ? 'all' : officesWithin(directory, asked)
}

/** Who moves a comment, where this actor does. */
export const moverOf = (actor: Actor): Mover =>
  actor.kind === 'member' ? { kind: 'member', member: actor.member.id, role: actor.member.role } : { kind: 'operator' }
