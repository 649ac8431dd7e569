import type { Claim } from '../domain/claims.ts'

/** Who has which comment open, over all processes. */
export type ClaimStore = {
  /** The member's claim is this one now, in place of another. Repeating it is harmless. */
  hold(claim: Claim): Promise<void>
  /** the claims on these comments that stand */
  on(comments: string[], now: number): Promise<Claim[]>
}
