import { minute } from './durations.ts'

/** A member has a comment open. One a member, gone by itself: whoever closes the desk says nothing. */
export type Claim = { member: string; comment: string; until: number }

/** How long a claim stands that is not renewed, in milliseconds. */
export const claimFor = minute
/** One that stands for so long yet needs no renewing. */
export const renewedBelow = 40_000
