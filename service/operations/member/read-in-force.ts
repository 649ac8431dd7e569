import { type ClosingAbove, closesAt } from '../../domain/closing.ts'
import { type Directory, type Office, rootOffice } from '../../domain/offices.ts'
import { zoneOf } from '../../domain/office-zones.ts'
import { may } from '../../domain/permissions.ts'
import { type Stage, stageAt } from '../../domain/stages.ts'
import { closingsOver, officesWithin, policyIn } from '../../domain/tree.ts'
import { type Statement, statementAt } from '../../domain/statement.ts'
import { type Actor, ownOffice, permit, sees } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'

type Said = Statement & { office: string }

/** What is in force over an office at this moment, with the offices' records by id. */
export type InForceShown = {
  closings: (ClosingAbove & { mayOpen: boolean })[]
  /** `from`: whose calendar it stands in */
  stage: (Stage & { office: string }) | null
  /** `office`: whose it is */
  statement: Said | null
  /** what offices below say themselves, what ends soonest first */
  below: Said[]
  offices: Map<string, Office>
}

/** What offices below this one say above their own comments. */
function statementsBelow(directory: Directory, office: string, now: number): Said[] {
  const below = officesWithin(directory, office).flatMap((id) => {
    if (id === office || !directory.offices.get(id)?.settings.statement) return []
    const said = statementAt(policyIn(directory, id), now)
    // What is locked above is not its own.
    return said?.office === id ? [said] : []
  })
  return below.toSorted((one, other) => Date.parse(one.until) - Date.parse(other.until))
}

/**
 * What keeps the pages of the actor's own office closed, the highest first, the stage of the calendar it is in, the
 * statement that stands above its comments, and those of offices below.
 */
export function readInForce(
  { directory, clock }: Pick<Collaborators, 'directory' | 'clock'>,
  actor: Actor,
): InForceShown {
  permit(actor, 'read')
  const held = directory.current()
  const now = clock.now()
  const own = ownOffice(actor)
  const mayChange = actor.kind === 'operator' || may(actor.member.role, 'policy')
  const closings = closingsOver(held, own)
    .filter((closing) => closesAt(closing, now))
    .map((closing) => ({ ...closing, mayOpen: mayChange && sees(held, actor, closing.office) }))
  const policy = policyIn(held, own)
  const { value, from } = policy.stages
  const stage = stageAt(value, zoneOf(held, own), now)
  return {
    closings,
    stage: stage && { ...stage, office: from ?? rootOffice },
    statement: statementAt(policy, now),
    below: statementsBelow(held, own, now),
    offices: held.offices,
  }
}
