import type { OfficeName } from './office-name.ts'

/** Some offices: how many they are, and the names of the first of them. */
export type SomeOffices = { count: number; some: OfficeName[] }
/** What saving would change in one setting, in this office and those below. */
export type ReachView = {
  /** how many offices would have this office's value, or the one that it follows */
  inForce: number
  changed: number
  /** below, what keeps its own value */
  kept: SomeOffices
  /** below, own values that the lock would put out of force */
  silenced: SomeOffices
  /** below, own values that would come into force again */
  freed: SomeOffices
}
/** Only settings that would be set otherwise than now. */
export type PolicyReachView = { settings: Record<string, ReachView> }
