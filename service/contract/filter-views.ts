/** How the filter does, and what a policy would change: shapes that members alone are answered. */

/** A share of a number, with the bounds that hold it with 95 % certainty (Wilson). */
export type ShareView = { value: number; low: number; high: number; of: number }

/** How right the filter was in one week, against what members decided; null where fewer than five were decided. */
export type HonestyWeek = {
  from: string
  received: number
  suspected: number
  precision: ShareView | null
  recall: ShareView | null
  held: ShareView | null
  /** comments that had passed, read by members without knowing what the machine said */
  sample: { judged: number; spam: number }
}
export type HonestyView = { weeks: HonestyWeek[] }
/** A few comments of the last week that passed unread, to be judged blind. */
export type SampleView = { items: { id: string; name: string; text: string; page: { url: string; title: string } }[] }

/** One comment that a rehearsal points out, with the beginning of its words. */
export type RehearsedView = { id: string; name: string; text: string }
/** Lines of a rehearsal (NDJSON): how far it is, and at last what came out. */
export type RehearsalLine =
  | { done: number; of: number }
  | {
      judged: number
      /** held, or in the spam folder: under the policy in force, and under the one that is tried */
      kept: { present: number; tried: number }
      folder: { present: number; tried: number }
      /** public by now, and would be kept back though the policy in force lets them through */
      published: { count: number; some: RehearsedView[] }
      /** found to be spam by members, and how much of it is kept back */
      spam: { of: number; kept: { present: number; tried: number }; lost: RehearsedView[] }
    }
