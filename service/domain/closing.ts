/**
 * One switch: an office closes all its pages and those of the offices below, whatever they set themselves. Only that
 * office opens them again, or the end it has said. `at` and `until` in milliseconds UTC; without `until` it has no end.
 */
export type Closing = { reason: string; at: number; until: number | null }
/** With the office that closes. */
export type ClosingAbove = Closing & { office: string }

/** Whether it closes pages at this moment. */
export const closesAt = ({ at, until }: Closing, now: number): boolean => at <= now && now < (until ?? Infinity)
