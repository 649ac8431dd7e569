import { type ClosingAbove, closesAt } from '../../domain/closing.ts'
import { type Office, rootOffice } from '../../domain/offices.ts'
import { zoneOf } from '../../domain/office-zones.ts'
import { may } from '../../domain/permissions.ts'
import { type Stage, stageAt } from '../../domain/stages.ts'
import { closingsOver, policyIn } from '../../domain/tree.ts'
import { statementAt } from '../../domain/statement.ts'
import { type Actor, ownOffice, permit, sees } from '../actor.ts'
import type { Collaborators } from '../collaborators.ts'

/** What is in force over an office at this moment, with the offices' records by id. */
export type InForceShown = {
  closings: (ClosingAbove & { mayOpen: boolean })[]
  /** `from`: whose calendar it stands in */
  stage: (Stage & { office: string }) | null
  /** `office`: whose it is */
  statement: { text: string; until: string; office: string } | null
  offices: Map<string, Office>
}

/**
 * What keeps the pages of the actor's own office closed, the highest first, the stage of the calendar it is in, and the
 * statement that stands above its comments.
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
    offices: held.offices,
  }
}
