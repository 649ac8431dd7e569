import type { AuditAct } from '../contract/figures.ts'
import type { Mover } from './mover.ts'

/** Who did what and why. A decision is one such entry, and its id is what undoes it. No personal data of readers. */
export type AuditEntry = {
  id: string
  at: number
  by: Mover
  act: AuditAct
  /** every office whose things it touched, for who may read it */
  offices: string[]
  /** ids of comments, sites, members, or names of settings */
  subjects: string[]
  reason: string | null
  /** a decision on a whole campaign: what it decided later names it, but does not stand among `subjects` */
  campaign?: string
  /** what its sender called it */
  key?: string
  /** revision of the offices' policies that were in force for whoever acted; entries of before have none */
  policy?: number
  undone: { at: number; by: string } | null
}
